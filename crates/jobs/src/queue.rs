//! The SQL of the queue.

use db::{Conn, Db, Value, params, sql};
use serde::Serialize;

use crate::job::Job;

/// How long a claim holds without being renewed. Jobs of a process that died go to the others after this time.
pub(crate) const LEASE_MS: i64 = 15_000;

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

/// Makes every claimed job due again. Right at the start of a process that has the store for itself, so that
/// jobs interrupted by a crash need not wait for the end of their lease. Returns how many there were.
pub async fn release_all(db: &Db, now_ms: i64) -> db::Result<u64> {
    let mut tx = db.begin().await?;
    let released = tx
        .exec(
            sql!("UPDATE jobs SET run_at = $1, leased_until = 0 WHERE state = 'ready' AND leased_until > 0"),
            params![now_ms],
        )
        .await?;
    tx.commit().await?;
    Ok(released)
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

impl From<Claimed> for Job {
    fn from(claimed: Claimed) -> Self {
        let Claimed { id, kind, payload, attempts, created_at } = claimed;
        Self { id, kind, payload, attempts, created_at }
    }
}

/// The two texts that name the kinds a worker does.
pub(crate) struct Queue {
    kinds: Vec<Value>,
    due: String,
    claim: String,
}

impl Queue {
    pub(crate) fn new(db: &Db, kinds: &[&str]) -> Self {
        let places = |first: usize| db::slots(first, kinds.len());
        let skip_locked = db.pick("", "FOR UPDATE SKIP LOCKED");
        let due = format!(
            "SELECT id FROM jobs WHERE state = 'ready' AND run_at <= $1 AND kind IN ({}) LIMIT 1",
            places(2)
        );
        // A claimed job is due again when its lease ends, so `run_at` carries the lease.
        let claim = format!(
            "WITH due AS MATERIALIZED (
                 SELECT id FROM jobs WHERE state = 'ready' AND run_at <= $1 AND kind IN ({})
                 ORDER BY run_at, id LIMIT $3 {skip_locked})
             UPDATE jobs SET run_at = $2, leased_until = $2, attempts = attempts + 1
             FROM due WHERE jobs.id = due.id
             RETURNING jobs.id, jobs.kind, jobs.payload, jobs.attempts, jobs.created_at",
            places(4)
        );
        Self { kinds: kinds.iter().map(Value::from).collect(), due, claim }
    }

    /// Claims up to `limit` due jobs, the oldest first. Writes nothing when none is due.
    pub(crate) async fn claim(&self, db: &Db, limit: usize, now: i64) -> db::Result<Vec<Job>> {
        if self.kinds.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let due: Option<i64> = db.read().await?.opt(&self.due, &self.with_kinds(params![now])).await?;
        if due.is_none() {
            return Ok(Vec::new());
        }
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let values = self.with_kinds(params![now, now + LEASE_MS, limit]);
        let mut tx = db.begin().await?;
        let claimed: Vec<Claimed> = tx.all(&self.claim, &values).await?;
        tx.commit().await?;
        let mut jobs: Vec<Job> = claimed.into_iter().map(Job::from).collect();
        jobs.sort_by_key(|job| job.id);
        Ok(jobs)
    }

    fn with_kinds(&self, values: &[Value]) -> Vec<Value> {
        [values, &self.kinds].concat()
    }
}

/// Holds a claim for longer. `attempts` names the claim: another one would have raised it.
pub(crate) async fn renew(db: &Db, job: &Job, now: i64) -> db::Result<()> {
    let mut tx = db.begin().await?;
    tx.exec(
        sql!("UPDATE jobs SET run_at = $3, leased_until = $3 WHERE id = $1 AND attempts = $2 AND leased_until > 0"),
        params![job.id, job.attempts, now + LEASE_MS],
    )
    .await?;
    tx.commit().await
}

/// Done: the job is gone, and with it whatever its payload held.
pub(crate) async fn finish(db: &Db, job: &Job) -> db::Result<()> {
    let mut tx = db.begin().await?;
    tx.exec(sql!("DELETE FROM jobs WHERE id = $1"), params![job.id]).await?;
    tx.commit().await
}

/// Not now: the handler asked for another time, at its own pace, so the count of failures starts again.
pub(crate) async fn postpone(db: &Db, job: &Job, run_at: i64) -> db::Result<()> {
    let mut tx = db.begin().await?;
    tx.exec(
        sql!(
            "UPDATE jobs SET run_at = $3, leased_until = 0, attempts = 0, last_error = ''
             WHERE id = $1 AND attempts = $2"
        ),
        params![job.id, job.attempts, run_at],
    )
    .await?;
    tx.commit().await
}

/// It failed: tried again at `run_at`, or kept for people to look at when that is `None`.
pub(crate) async fn fail(db: &Db, job: &Job, error: &str, run_at: Option<i64>, now: i64) -> db::Result<()> {
    let state = if run_at.is_some() { "ready" } else { "failed" };
    let mut tx = db.begin().await?;
    tx.exec(
        sql!(
            "UPDATE jobs SET state = $3, run_at = $4, leased_until = 0, last_error = $5
             WHERE id = $1 AND attempts = $2"
        ),
        params![job.id, job.attempts, state, run_at.unwrap_or(now), error],
    )
    .await?;
    tx.commit().await
}
