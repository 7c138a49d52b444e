//! The SQL of push notices.

use db::{Conn, params, sql};

use super::Subscription;
use crate::actor::PersonId;
use crate::error::Result;

pub(super) async fn key(conn: &mut Conn) -> Result<Option<Vec<u8>>> {
    Ok(conn.opt(sql!("SELECT pkcs8 FROM push_keys WHERE id = 1"), params![]).await?)
}

/// Keeps the key unless there is one.
pub(super) async fn insert_key(conn: &mut Conn, pkcs8: &[u8], now: i64) -> Result<()> {
    let sql =
        sql!("INSERT INTO push_keys (id, pkcs8, created_at) VALUES (1, $1, $2) ON CONFLICT (id) DO NOTHING");
    conn.exec(sql, params![pkcs8.to_vec(), now]).await?;
    Ok(())
}

/// False when the session is over.
pub(super) async fn insert(
    conn: &mut Conn,
    person: PersonId,
    session: i64,
    wanted: &Subscription<'_>,
    now: i64,
) -> Result<bool> {
    let sql = sql!(
        "INSERT INTO push_subscriptions (person, session, endpoint, p256dh, auth, created_at)
         SELECT person, id, $3, $4, $5, $6 FROM sessions WHERE id = $2 AND person = $1"
    );
    let values = params![person, session, wanted.endpoint, wanted.p256dh, wanted.auth, now];
    Ok(conn.exec(sql, values).await? == 1)
}

/// Removes what the same browser subscribed before, in this session or an earlier one of the same person.
pub(super) async fn remove_same(
    conn: &mut Conn,
    person: PersonId,
    session: i64,
    endpoint: &str,
) -> Result<()> {
    let sql = sql!("DELETE FROM push_subscriptions WHERE person = $1 AND (session = $2 OR endpoint = $3)");
    conn.exec(sql, params![person, session, endpoint]).await?;
    Ok(())
}

/// Keeps the newest `most` of a person.
pub(super) async fn remove_beyond(conn: &mut Conn, person: PersonId, most: i64) -> Result<()> {
    let sql = sql!(
        "DELETE FROM push_subscriptions WHERE person = $1 AND id NOT IN
         (SELECT id FROM push_subscriptions WHERE person = $1 ORDER BY id DESC LIMIT $2)"
    );
    conn.exec(sql, params![person, most]).await?;
    Ok(())
}

pub(super) async fn remove(conn: &mut Conn, subscription: i64) -> Result<()> {
    conn.exec(sql!("DELETE FROM push_subscriptions WHERE id = $1"), params![subscription]).await?;
    Ok(())
}

pub(super) async fn remove_own(conn: &mut Conn, person: PersonId, subscription: i64) -> Result<bool> {
    let sql = sql!("DELETE FROM push_subscriptions WHERE id = $2 AND person = $1");
    Ok(conn.exec(sql, params![person, subscription]).await? == 1)
}

pub(super) async fn remove_of_session(conn: &mut Conn, person: PersonId, session: i64) -> Result<()> {
    let sql = sql!("DELETE FROM push_subscriptions WHERE session = $2 AND person = $1");
    conn.exec(sql, params![person, session]).await?;
    Ok(())
}

db::record! {
    /// A subscription with the browser it came from.
    pub struct DeviceRow {
        pub id: i64,
        pub session: i64,
        pub agent: String,
        pub created_at: i64,
    }
}

pub(super) async fn devices(conn: &mut Conn, person: PersonId) -> Result<Vec<DeviceRow>> {
    let sql = sql!(
        "SELECT d.id, d.session, s.agent, d.created_at
         FROM push_subscriptions d JOIN sessions s ON s.id = d.session WHERE d.person = $1 ORDER BY d.id DESC"
    );
    Ok(conn.all(sql, params![person]).await?)
}

pub(super) async fn has_session(conn: &mut Conn, person: PersonId, session: i64) -> Result<bool> {
    let sql = sql!("SELECT id FROM push_subscriptions WHERE session = $2 AND person = $1");
    let found: Option<i64> = conn.opt(sql, params![person, session]).await?;
    Ok(found.is_some())
}

/// The person's subscriptions whose session was used since then: `used_since` for customers, then for staff.
pub(super) async fn living(
    conn: &mut Conn,
    person: PersonId,
    now: i64,
    used_since: &[i64; 2],
) -> Result<Vec<i64>> {
    let sql = sql!(
        "SELECT d.id FROM push_subscriptions d
         JOIN sessions s ON s.id = d.session JOIN people p ON p.id = d.person
         WHERE d.person = $1 AND p.state = 'active' AND s.ends_at > $2
         AND s.seen_at > CASE WHEN p.role = 'customer' THEN CAST($3 AS BIGINT) ELSE CAST($4 AS BIGINT) END ORDER BY d.id"
    );
    Ok(conn.all(sql, params![person, now, used_since[0], used_since[1]]).await?)
}

/// The new notice's id; None when there is one for this event and subscription, or no such subscription any more.
pub(super) async fn insert_notice(
    conn: &mut Conn,
    event: i64,
    subscription: i64,
    topic: &str,
    payload: &str,
    expires_at: i64,
) -> Result<Option<i64>> {
    let sql = sql!(
        "INSERT INTO push_notices (event, subscription, topic, payload, expires_at)
         SELECT $1, id, $3, $4, $5 FROM push_subscriptions WHERE id = $2
         ON CONFLICT (event, subscription) DO NOTHING RETURNING id"
    );
    Ok(conn.opt(sql, params![event, subscription, topic, payload, expires_at]).await?)
}

db::record! {
    /// A notice that waits, with where it goes. Times are milliseconds since 1970 UTC.
    #[derive(Debug, Clone)]
    pub struct Notice {
        pub id: i64,
        pub subscription: i64,
        pub person: i64,
        pub event: i64,
        /// A later notice about the same takes the place of one that still waits.
        pub topic: String,
        pub endpoint: String,
        pub p256dh: String,
        pub auth: String,
        /// What the browser gets to read.
        pub payload: String,
        /// Tries so far.
        pub attempts: i64,
        pub expires_at: i64,
    }
}

pub(super) async fn waiting(
    conn: &mut Conn,
    notice: i64,
    now: i64,
    used_since: &[i64; 2],
) -> Result<Option<Notice>> {
    let sql = sql!(
        "SELECT n.id, d.id, d.person, n.event, n.topic, d.endpoint, d.p256dh, d.auth, n.payload, n.attempts, n.expires_at
         FROM push_notices n JOIN push_subscriptions d ON d.id = n.subscription
         JOIN sessions s ON s.id = d.session JOIN people p ON p.id = d.person
         WHERE n.id = $1 AND n.ended_at IS NULL AND n.expires_at > $2 AND p.state = 'active' AND s.ends_at > $2
         AND s.seen_at > CASE WHEN p.role = 'customer' THEN CAST($3 AS BIGINT) ELSE CAST($4 AS BIGINT) END"
    );
    Ok(conn.opt(sql, params![notice, now, used_since[0], used_since[1]]).await?)
}

pub(super) async fn end(conn: &mut Conn, notice: i64, now: i64) -> Result<()> {
    conn.exec(sql!("UPDATE push_notices SET ended_at = $2 WHERE id = $1"), params![notice, now]).await?;
    Ok(())
}

pub(super) async fn count_attempt(conn: &mut Conn, notice: i64) -> Result<()> {
    conn.exec(sql!("UPDATE push_notices SET attempts = attempts + 1 WHERE id = $1"), params![notice]).await?;
    Ok(())
}

pub(super) async fn remove_before(conn: &mut Conn, time: i64) -> Result<()> {
    conn.exec(sql!("DELETE FROM push_notices WHERE expires_at < $1"), params![time]).await?;
    Ok(())
}
