//! The SQL of the queue.

use db::{Conn, params, sql};
use serde::Serialize;

use crate::job::Job;

/// How long a claim holds. A process that dies leaves its jobs to the others after this time.
pub(crate) const LEASE_MS: i64 = 60_000;

/// Adds a job to the transaction; it is done at `run_at_ms` or soon after. Returns its id.
pub async fn enqueue<P: Serialize>(
    conn: &mut Conn,
    kind: &str,
    payload: &P,
    run_at_ms: i64,
) -> db::Result<i64> {
    let payload = serde_json::to_string(payload)
        .map_err(|error| db::Error::Other(format!("the payload of a {kind} job is not JSON: {error}")))?;
    conn.one(
        sql!("INSERT INTO jobs (kind, payload, run_at, created_at) VALUES ($1, $2, $3, $3) RETURNING id"),
        params![kind, payload, run_at_ms],
    )
    .await
}

db::record! {
    struct Claimed {
        id: i64,
        kind: String,
        payload: String,
        attempts: i64,
        created_at: i64,
    }
}

/// Whether a job is due. A cheap look, so that an idle desk writes nothing.
pub(crate) async fn is_due(conn: &mut Conn, now: i64) -> db::Result<bool> {
    let due: Option<i64> = conn
        .opt(
            sql!("SELECT id FROM jobs WHERE state = 'ready' AND run_at <= $1 ORDER BY run_at LIMIT 1"),
            params![now],
        )
        .await?;
    Ok(due.is_some())
}

/// Claims up to `limit` due jobs. A claimed job is due again when its lease ends, so `run_at` carries the lease.
pub(crate) async fn claim(conn: &mut Conn, limit: i64, now: i64) -> db::Result<Vec<Job>> {
    let sqlite = sql!(
        "UPDATE jobs SET run_at = $2, leased_until = $2, attempts = attempts + 1
         WHERE id IN (SELECT id FROM jobs WHERE state = 'ready' AND run_at <= $1 ORDER BY run_at, id LIMIT $3)
         RETURNING id, kind, payload, attempts, created_at"
    );
    let text = conn.pick(sqlite, sqlite);
    let claimed: Vec<Claimed> = conn.all(text, params![now, now + LEASE_MS, limit]).await?;
    let mut jobs: Vec<Job> = claimed.into_iter().map(Job::from).collect();
    jobs.sort_by_key(|job| job.id);
    Ok(jobs)
}

impl From<Claimed> for Job {
    fn from(claimed: Claimed) -> Self {
        let Claimed { id, kind, payload, attempts, created_at } = claimed;
        Self { id, kind, payload, attempts, created_at }
    }
}
