//! The SQL of the widget.

use db::{Conn, Value, params, sql};

use super::keys::Key;
use crate::actor::PersonId;
use crate::error::Result;

db::record! {
    pub struct KeyRow {
        pub id: i64,
        pub kid: String,
        pub created_at: i64,
        pub used_at: Option<i64>,
        pub retired_at: Option<i64>,
    }
}

impl From<KeyRow> for Key {
    fn from(row: KeyRow) -> Self {
        let KeyRow { id, kid, created_at, used_at, retired_at } = row;
        Self { id, kid, created_at, used_at, retired_at }
    }
}

/// Valid ones first, then the newest.
pub(super) async fn keys(conn: &mut Conn, most: i64) -> Result<Vec<KeyRow>> {
    let sql = sql!(
        "SELECT id, kid, created_at, used_at, retired_at FROM widget_keys
         ORDER BY CASE WHEN retired_at IS NULL THEN 0 ELSE 1 END, id DESC LIMIT $1"
    );
    Ok(conn.all(sql, params![most]).await?)
}

pub(super) async fn count_valid_keys(conn: &mut Conn) -> Result<i64> {
    Ok(conn.one(sql!("SELECT COUNT(*) FROM widget_keys WHERE retired_at IS NULL"), params![]).await?)
}

pub(super) async fn insert_key(
    conn: &mut Conn,
    kid: &str,
    secret: &str,
    by: PersonId,
    now: i64,
) -> Result<()> {
    let sql = sql!("INSERT INTO widget_keys (kid, secret, created_by, created_at) VALUES ($1, $2, $3, $4)");
    conn.exec(sql, params![kid, secret, by, now]).await?;
    Ok(())
}

/// The key's name; None when it is no valid key.
pub(super) async fn retire_key(conn: &mut Conn, id: i64, now: i64) -> Result<Option<String>> {
    let sql = sql!(
        "UPDATE widget_keys SET retired_at = $2, secret = '' WHERE id = $1 AND retired_at IS NULL RETURNING kid"
    );
    Ok(conn.opt(sql, params![id, now]).await?)
}

/// The valid key of this name, held until the transaction ends, and its secret.
pub(super) async fn lock_key(conn: &mut Conn, kid: &str) -> Result<Option<(i64, String)>> {
    let sql =
        sql!("UPDATE widget_keys SET kid = kid WHERE kid = $1 AND retired_at IS NULL RETURNING id, secret");
    Ok(conn.opt(sql, params![kid]).await?)
}

pub(super) async fn note_key_used(conn: &mut Conn, id: i64, now: i64, stale: i64) -> Result<()> {
    let sql =
        sql!("UPDATE widget_keys SET used_at = $2 WHERE id = $1 AND (used_at IS NULL OR used_at <= $3)");
    conn.exec(sql, params![id, now, stale]).await?;
    Ok(())
}

/// Binds a token to a frame, unless it is bound; the frame and the person that it is bound to.
pub(super) async fn bind_token(
    conn: &mut Conn,
    token_hash: &str,
    key_hash: &str,
    sub: &str,
    expires_at: i64,
) -> Result<(String, String)> {
    let sql = sql!(
        "INSERT INTO widget_tokens (token_hash, key_hash, sub, expires_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (token_hash) DO UPDATE SET expires_at = widget_tokens.expires_at RETURNING key_hash, sub"
    );
    Ok(conn.one(sql, params![token_hash, key_hash, sub, expires_at]).await?)
}

/// What a site says about a visitor.
pub(super) struct NewPerson<'a> {
    pub sub: &'a str,
    pub name: &'a str,
    pub email: &'a str,
    /// Kept only of somebody new.
    pub chat: &'a str,
}

pub(super) async fn put_person(conn: &mut Conn, row: &NewPerson<'_>, now: i64) -> Result<i64> {
    let sql = sql!(
        "INSERT INTO widget_people (sub, name, email, chat, created_at, seen_at) VALUES ($1, $2, $3, $4, $5, $5)
         ON CONFLICT (sub) DO UPDATE SET name = excluded.name, email = excluded.email, seen_at = excluded.seen_at
         RETURNING id"
    );
    Ok(conn.one(sql, params![row.sub, row.name, row.email, row.chat, now]).await?)
}

pub(super) struct NewVisitRow<'a> {
    pub token_hash: &'a str,
    pub chat: &'a str,
    pub person: Option<i64>,
    pub signed_by: Option<i64>,
    pub key_hash: Option<&'a str>,
    pub ends_at: i64,
}

pub(super) async fn insert_visit(conn: &mut Conn, row: &NewVisitRow<'_>, now: i64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO widget_visits (token_hash, chat, person, signed_by, key_hash, created_at, seen_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $6, $7)"
    );
    let values = params![row.token_hash, row.chat, row.person, row.signed_by, row.key_hash, now, row.ends_at];
    conn.exec(sql, values).await?;
    Ok(())
}

db::record! {
    pub struct VisitRow {
        pub id: i64,
        pub seen_at: i64,
        pub ends_at: i64,
        pub key_hash: Option<String>,
        pub chat: String,
        pub person: Option<i64>,
        pub sub: String,
        pub name: String,
        pub email: String,
    }
}

pub(super) async fn find_visit(conn: &mut Conn, token_hash: &str) -> Result<Option<VisitRow>> {
    let sql = sql!(
        "SELECT v.id, v.seen_at, v.ends_at, v.key_hash, COALESCE(p.chat, v.chat), p.id, COALESCE(p.sub, ''),
                COALESCE(p.name, ''), COALESCE(p.email, '')
         FROM widget_visits v LEFT JOIN widget_people p ON p.id = v.person WHERE v.token_hash = $1"
    );
    Ok(conn.opt(sql, params![token_hash]).await?)
}

pub(super) async fn note_visit_seen(conn: &mut Conn, id: i64, now: i64, ends_at: i64) -> Result<()> {
    let sql = sql!("UPDATE widget_visits SET seen_at = $2, ends_at = $3 WHERE id = $1");
    conn.exec(sql, params![id, now, ends_at]).await?;
    let sql = sql!(
        "UPDATE widget_people SET seen_at = $2 WHERE id = (SELECT person FROM widget_visits WHERE id = $1)"
    );
    conn.exec(sql, params![id, now]).await?;
    Ok(())
}

/// Ends the visit with this token; in whose name its requests stand.
pub(super) async fn remove_visit(conn: &mut Conn, token_hash: &str) -> Result<Option<PersonId>> {
    let sql = sql!(
        "SELECT p.person FROM widget_visits v JOIN widget_people p ON p.id = v.person
         WHERE v.token_hash = $1 AND p.person IS NOT NULL"
    );
    let requester: Option<PersonId> = conn.opt(sql, params![token_hash]).await?;
    conn.exec(sql!("DELETE FROM widget_visits WHERE token_hash = $1"), params![token_hash]).await?;
    Ok(requester)
}

/// The same for everybody who came in by this key.
pub(super) async fn remove_visits_of_key(conn: &mut Conn, key: i64) -> Result<Vec<PersonId>> {
    let sql = sql!(
        "SELECT DISTINCT p.person FROM widget_visits v JOIN widget_people p ON p.id = v.person
         WHERE v.signed_by = $1 AND p.person IS NOT NULL"
    );
    let requesters = conn.all(sql, params![key]).await?;
    conn.exec(sql!("DELETE FROM widget_visits WHERE signed_by = $1"), params![key]).await?;
    Ok(requesters)
}

db::record! {
    /// As much of a visit as tells whether it still holds.
    pub struct StandingRow {
        pub id: i64,
        pub person: Option<i64>,
        pub ends_at: i64,
    }
}

/// Those of the visits that exist.
pub(super) async fn standing_of(conn: &mut Conn, visits: &[i64]) -> Result<Vec<StandingRow>> {
    let text =
        format!("SELECT id, person, ends_at FROM widget_visits WHERE id IN ({})", db::slots(1, visits.len()));
    let values: Vec<Value> = visits.iter().map(|id| Value::from(*id)).collect();
    Ok(conn.all(&text, &values).await?)
}

/// Tokens that nobody can show any more, some at a time. Returns how many went, as the next ones do.
pub(super) async fn remove_tokens(conn: &mut Conn, now: i64, most: i64) -> Result<u64> {
    let sql = sql!(
        "DELETE FROM widget_tokens WHERE token_hash IN
         (SELECT token_hash FROM widget_tokens WHERE expires_at <= $1 ORDER BY expires_at LIMIT $2)"
    );
    Ok(conn.exec(sql, params![now, most]).await?)
}

pub(super) async fn remove_ended_visits(conn: &mut Conn, now: i64, most: i64) -> Result<u64> {
    let sql = sql!(
        "DELETE FROM widget_visits WHERE id IN
         (SELECT id FROM widget_visits WHERE ends_at <= $1 ORDER BY ends_at LIMIT $2)"
    );
    Ok(conn.exec(sql, params![now, most]).await?)
}

pub(super) async fn remove_people(conn: &mut Conn, before: i64, most: i64) -> Result<u64> {
    let sql = sql!(
        "DELETE FROM widget_people WHERE id IN
         (SELECT id FROM widget_people WHERE seen_at <= $1 ORDER BY seen_at LIMIT $2)"
    );
    Ok(conn.exec(sql, params![before, most]).await?)
}

/// In whose name this visitor's requests stand, if they have any; held until the transaction ends.
pub(super) async fn lock_person(conn: &mut Conn, id: i64) -> Result<Option<Option<PersonId>>> {
    let sql = sql!("UPDATE widget_people SET name = name WHERE id = $1 RETURNING person");
    Ok(conn.opt(sql, params![id]).await?)
}

pub(super) async fn set_requester(conn: &mut Conn, id: i64, person: PersonId) -> Result<()> {
    conn.exec(sql!("UPDATE widget_people SET person = $2 WHERE id = $1"), params![id, person]).await?;
    Ok(())
}
