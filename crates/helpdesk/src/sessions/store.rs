//! The SQL of sessions and known devices.

use db::{Conn, Value, params, sql};

use crate::actor::{PersonId, Role};
use crate::error::Result;
use crate::people::State;

db::record! {
    /// A session with the person who holds it.
    pub struct SessionRow {
        pub session: i64,
        pub seen_at: i64,
        pub ends_at: i64,
        pub person: PersonId,
        pub role: Role,
        pub state: State,
        pub first_name: String,
        pub last_name: String,
        pub email: String,
        pub time_zone: String,
        pub language: String,
        pub verified_at: Option<i64>,
        pub person_created_at: i64,
    }
}

pub async fn find(conn: &mut Conn, token_hash: &str) -> Result<Option<SessionRow>> {
    let row = conn
        .opt(
            sql!(
                "SELECT s.id, s.seen_at, s.ends_at, p.id, p.role, p.state, p.first_name, p.last_name, p.email,
                        p.time_zone, p.language, p.verified_at, p.created_at
                 FROM sessions s JOIN people p ON p.id = s.person WHERE s.token_hash = $1"
            ),
            params![token_hash],
        )
        .await?;
    Ok(row)
}

db::record! {
    /// As much of a session as tells whether it still holds.
    pub struct StandingRow {
        pub session: i64,
        pub seen_at: i64,
        pub ends_at: i64,
        pub role: Role,
        pub state: State,
        pub verified_at: Option<i64>,
    }
}

/// Those of the sessions that exist.
pub async fn standing_of(conn: &mut Conn, sessions: &[i64]) -> Result<Vec<StandingRow>> {
    let text = format!(
        "SELECT s.id, s.seen_at, s.ends_at, p.role, p.state, p.verified_at
         FROM sessions s JOIN people p ON p.id = s.person WHERE s.id IN ({})",
        db::slots(1, sessions.len())
    );
    let values: Vec<Value> = sessions.iter().map(|id| Value::from(*id)).collect();
    Ok(conn.all(&text, &values).await?)
}

/// What a new session starts with.
pub struct NewRow<'a> {
    pub token_hash: &'a str,
    pub person: PersonId,
    pub ends_at: i64,
    pub address: &'a str,
    pub agent: &'a str,
}

pub async fn insert(conn: &mut Conn, row: &NewRow<'_>, now: i64) -> Result<()> {
    conn.exec(
        sql!(
            "INSERT INTO sessions (token_hash, person, created_at, seen_at, ends_at, address, agent)
             VALUES ($1, $2, $3, $3, $4, $5, $6)"
        ),
        params![row.token_hash, row.person, now, row.ends_at, row.address, row.agent],
    )
    .await?;
    Ok(())
}

/// Gives a living session another token.
pub async fn renew_token(conn: &mut Conn, session: i64, token_hash: &str) -> Result<bool> {
    let text = sql!("UPDATE sessions SET token_hash = $2 WHERE id = $1");
    Ok(conn.exec(text, params![session, token_hash]).await? == 1)
}

pub async fn note_seen(conn: &mut Conn, session: i64, now: i64, stale: i64) -> Result<()> {
    let text = sql!("UPDATE sessions SET seen_at = $2 WHERE id = $1 AND seen_at <= $3");
    conn.exec(text, params![session, now, stale]).await?;
    Ok(())
}

pub async fn remove(conn: &mut Conn, person: PersonId, session: i64) -> Result<bool> {
    let text = sql!("DELETE FROM sessions WHERE id = $1 AND person = $2");
    Ok(conn.exec(text, params![session, person]).await? == 1)
}

/// Ends the session with this token; whose it was.
pub async fn remove_by_token(conn: &mut Conn, token_hash: &str) -> Result<Option<PersonId>> {
    let text = sql!("DELETE FROM sessions WHERE token_hash = $1 RETURNING person");
    Ok(conn.opt(text, params![token_hash]).await?)
}

/// Ends a person's sessions, all but `keep`. Returns how many.
pub async fn remove_of_person(conn: &mut Conn, person: PersonId, keep: Option<i64>) -> Result<u64> {
    let text = sql!("DELETE FROM sessions WHERE person = $1 AND id <> $2");
    Ok(conn.exec(text, params![person, keep.unwrap_or(0)]).await?)
}

/// Removes what can no longer be used by anybody: past its end, or unused for longer than any role may.
pub async fn remove_ended(conn: &mut Conn, now: i64, unused_since: i64) -> Result<()> {
    let text = sql!("DELETE FROM sessions WHERE ends_at <= $1 OR seen_at <= $2");
    conn.exec(text, params![now, unused_since]).await?;
    Ok(())
}

db::record! {
    /// A session without its token.
    pub struct ListRow {
        pub id: i64,
        pub created_at: i64,
        pub seen_at: i64,
        pub address: String,
        pub agent: String,
    }
}

pub async fn of_person(conn: &mut Conn, person: PersonId) -> Result<Vec<ListRow>> {
    let rows = conn
        .all(
            sql!(
                "SELECT id, created_at, seen_at, address, agent FROM sessions
                 WHERE person = $1 ORDER BY id DESC LIMIT 100"
            ),
            params![person],
        )
        .await?;
    Ok(rows)
}

/// When members of staff who are signed in were last seen.
pub async fn last_seen_of_staff(conn: &mut Conn) -> Result<Vec<(PersonId, i64)>> {
    let rows = conn
        .all(
            sql!(
                "SELECT p.id, MAX(s.seen_at) FROM people p JOIN sessions s ON s.person = p.id
                 WHERE p.state = 'active' AND p.role IN ('agent', 'admin') GROUP BY p.id"
            ),
            params![],
        )
        .await?;
    Ok(rows)
}

/// Notes that a known browser signed in again; false when this person's account does not know it.
pub async fn touch_device(conn: &mut Conn, person: PersonId, token_hash: &str, now: i64) -> Result<bool> {
    let text = sql!("UPDATE devices SET seen_at = $3 WHERE person = $1 AND token_hash = $2");
    Ok(conn.exec(text, params![person, token_hash, now]).await? == 1)
}

pub async fn has_device(conn: &mut Conn, person: PersonId) -> Result<bool> {
    let found: Option<i64> =
        conn.opt(sql!("SELECT id FROM devices WHERE person = $1 LIMIT 1"), params![person]).await?;
    Ok(found.is_some())
}

pub async fn insert_device(conn: &mut Conn, person: PersonId, token_hash: &str, now: i64) -> Result<()> {
    conn.exec(
        sql!(
            "INSERT INTO devices (token_hash, person, created_at, seen_at) VALUES ($1, $2, $3, $3)
             ON CONFLICT (person, token_hash) DO NOTHING"
        ),
        params![token_hash, person, now],
    )
    .await?;
    Ok(())
}

/// Whether the account with this address key knows the browser.
pub async fn knows_device(conn: &mut Conn, email_key: &str, token_hash: &str) -> Result<bool> {
    let found: Option<i64> = conn
        .opt(
            sql!(
                "SELECT d.id FROM people p JOIN devices d ON d.person = p.id
                 WHERE p.email_key = $1 AND d.token_hash = $2"
            ),
            params![email_key, token_hash],
        )
        .await?;
    Ok(found.is_some())
}

pub async fn remove_devices_of(conn: &mut Conn, person: PersonId) -> Result<()> {
    conn.exec(sql!("DELETE FROM devices WHERE person = $1"), params![person]).await?;
    Ok(())
}

pub async fn remove_devices_before(conn: &mut Conn, time: i64) -> Result<()> {
    conn.exec(sql!("DELETE FROM devices WHERE seen_at < $1"), params![time]).await?;
    Ok(())
}
