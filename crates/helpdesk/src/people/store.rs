//! The SQL of people.

use std::collections::HashMap;

use db::{Conn, Value, params, sql};
use locales::Phrase;

use super::{Person, Profile, State};
use crate::actor::{PersonId, Role, full_name};
use crate::error::{Error, Result};

/// A statement that returns people: what stands before and after their columns.
macro_rules! person_sql {
    ($before:literal, $after:literal) => {
        sql!(concat!(
            $before,
            " id, role, state, email, first_name, last_name, mobile, time_zone, language,
              CAST(CASE WHEN verified_at IS NULL THEN 0 ELSE 1 END AS BIGINT), created_at ",
            $after
        ))
    };
}

/// The form under which an address is unique.
pub fn email_key(email: &str) -> String {
    email.to_lowercase()
}

/// The person with this id, deleted ones included.
pub async fn find(conn: &mut Conn, id: PersonId) -> Result<Option<Person>> {
    Ok(conn.opt(person_sql!("SELECT", "FROM people WHERE id = $1"), params![id]).await?)
}

/// The person with this address, in whatever case it was typed.
pub async fn find_by_email(conn: &mut Conn, email: &str) -> Result<Option<Person>> {
    Ok(conn.opt(person_sql!("SELECT", "FROM people WHERE email_key = $1"), params![email_key(email)]).await?)
}

/// The address of this person, if they have shown that it is theirs.
pub async fn proven_email(conn: &mut Conn, id: PersonId) -> Result<Option<String>> {
    let sql = sql!("SELECT email FROM people WHERE id = $1 AND verified_at IS NOT NULL");
    Ok(conn.opt(sql, params![id]).await?)
}

/// All active administrators, oldest first.
pub async fn active_admins(conn: &mut Conn) -> Result<Vec<Person>> {
    let text = person_sql!("SELECT", "FROM people WHERE state = 'active' AND role = 'admin' ORDER BY id");
    Ok(conn.all(text, params![]).await?)
}

/// Everybody who answers requests, did so, was invited to, or asks to; in the order of their ids.
pub async fn staff(conn: &mut Conn) -> Result<Vec<Person>> {
    let text = person_sql!(
        "SELECT",
        "FROM people WHERE state IN ('invited', 'waiting', 'active', 'deactivated')
         AND role IN ('agent', 'admin') ORDER BY id"
    );
    Ok(conn.all(text, params![]).await?)
}

/// How many applications wait for an administrator.
pub async fn count_waiting(conn: &mut Conn) -> Result<i64> {
    Ok(conn.one(sql!("SELECT COUNT(*) FROM people WHERE state = 'waiting'"), params![]).await?)
}

/// Everybody who may be given a ticket, with their full name, by name.
pub async fn assignees(conn: &mut Conn) -> Result<Vec<(PersonId, String)>> {
    let rows: Vec<(i64, String, String)> = conn
        .all(
            sql!(
                "SELECT id, first_name, last_name FROM people
                 WHERE state = 'active' AND role IN ('agent', 'admin') ORDER BY first_name, last_name, id"
            ),
            params![],
        )
        .await?;
    Ok(rows.into_iter().map(|(id, first, last)| (id, full_name(&first, &last))).collect())
}

/// Full names by id; ids that do not exist are left out.
pub async fn names(conn: &mut Conn, ids: &[PersonId]) -> Result<HashMap<PersonId, String>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let text =
        format!("SELECT id, first_name, last_name FROM people WHERE id IN ({})", db::slots(1, ids.len()));
    let values: Vec<Value> = ids.iter().map(|id| Value::from(*id)).collect();
    let rows: Vec<(i64, String, String)> = conn.all(&text, &values).await?;
    Ok(rows.into_iter().map(|(id, first, last)| (id, full_name(&first, &last))).collect())
}

/// Holds the row of an active agent or administrator until the transaction ends, so that nobody takes the
/// rights away meanwhile. False when there is no such person.
pub async fn lock_active_staff(conn: &mut Conn, id: PersonId) -> Result<bool> {
    let text = sql!(
        "UPDATE people SET version = version + 1
         WHERE id = $1 AND state = 'active' AND role IN ('agent', 'admin')"
    );
    Ok(conn.exec(text, params![id]).await? == 1)
}

/// Holds the rows of all active administrators until the transaction ends. Returns their ids.
pub async fn lock_active_admins(conn: &mut Conn) -> Result<Vec<PersonId>> {
    let text = sql!(
        "UPDATE people SET version = version + 1 WHERE state = 'active' AND role = 'admin' RETURNING id"
    );
    Ok(conn.all(text, params![]).await?)
}

/// Holds one row until the transaction ends, and returns it.
pub async fn lock(conn: &mut Conn, id: PersonId) -> Result<Option<Person>> {
    let text = person_sql!("UPDATE people SET version = version + 1 WHERE id = $1 RETURNING", "");
    Ok(conn.opt(text, params![id]).await?)
}

/// What a new account starts with.
pub struct NewRow<'a> {
    pub role: Role,
    pub state: State,
    pub email: &'a str,
    pub first_name: &'a str,
    pub last_name: &'a str,
    pub password_hash: Option<&'a str>,
    pub verified_at: Option<i64>,
    /// Empty when the person chose none.
    pub language: &'a str,
}

/// The new person, or `None` when the address is taken.
pub async fn insert(conn: &mut Conn, row: &NewRow<'_>, now: i64) -> Result<Option<Person>> {
    let text = person_sql!(
        "INSERT INTO people
           (role, state, email, email_key, first_name, last_name, password_hash, verified_at, language,
            created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)
         ON CONFLICT (email_key) DO NOTHING RETURNING",
        ""
    );
    let values = params![
        row.role.as_str(),
        row.state.as_str(),
        row.email,
        email_key(row.email),
        row.first_name,
        row.last_name,
        row.password_hash,
        row.verified_at,
        row.language,
        now
    ];
    Ok(conn.opt(text, values).await?)
}

/// Somebody who writes without an account.
pub struct StandIn<'a> {
    pub role: Role,
    pub state: State,
    /// Unlike any address; none for one of many.
    pub key: Option<&'a str>,
    pub first_name: &'a str,
    pub language: &'a str,
}

/// The id of the new row, or `None` when the key is taken.
pub async fn insert_stand_in(conn: &mut Conn, row: &StandIn<'_>, now: i64) -> Result<Option<PersonId>> {
    let text = sql!(
        "INSERT INTO people (role, state, email, email_key, first_name, last_name, language, created_at, updated_at)
         VALUES ($1, $2, '', $3, $4, '', $5, $6, $6) ON CONFLICT (email_key) DO NOTHING RETURNING id"
    );
    let values = params![row.role.as_str(), row.state.as_str(), row.key, row.first_name, row.language, now];
    Ok(conn.opt(text, values).await?)
}

/// The person with this address and the stored password hash.
pub async fn credentials(conn: &mut Conn, email: &str) -> Result<Option<(Person, Option<String>)>> {
    let Some(person) = find_by_email(conn, email).await? else { return Ok(None) };
    let hash = password_hash(conn, person.id).await?;
    Ok(Some((person, hash)))
}

pub async fn password_hash(conn: &mut Conn, id: PersonId) -> Result<Option<String>> {
    let found: Option<Option<String>> =
        conn.opt(sql!("SELECT password_hash FROM people WHERE id = $1"), params![id]).await?;
    Ok(found.flatten())
}

/// Holds the row of somebody who signs in, storing the renewed hash if there is one. False when the password
/// or the state changed since `hash` was read.
pub async fn confirm_password(
    conn: &mut Conn,
    id: PersonId,
    hash: &str,
    renewed: Option<&str>,
    now: i64,
) -> Result<bool> {
    let text = sql!(
        "UPDATE people SET version = version + 1, password_hash = $3, updated_at = $4
         WHERE id = $1 AND password_hash = $2 AND state IN ('active', 'waiting')"
    );
    Ok(conn.exec(text, params![id, hash, renewed.unwrap_or(hash), now]).await? == 1)
}

/// Returns the account's address; nothing when it may not sign in (any more).
pub async fn set_password(conn: &mut Conn, id: PersonId, hash: &str, now: i64) -> Result<Option<String>> {
    let text = sql!(
        "UPDATE people SET password_hash = $2, updated_at = $3, version = version + 1
         WHERE id = $1 AND state IN ('active', 'waiting') RETURNING email"
    );
    Ok(conn.opt(text, params![id, hash, now]).await?)
}

/// Marks the address as verified, keeping the time when it was so before.
pub async fn verify(conn: &mut Conn, id: PersonId, now: i64) -> Result<Option<Person>> {
    let text = person_sql!(
        "UPDATE people SET verified_at = COALESCE(verified_at, $2), updated_at = $2, version = version + 1
         WHERE id = $1 AND state IN ('active', 'waiting') RETURNING",
        ""
    );
    Ok(conn.opt(text, params![id, now]).await?)
}

/// Starts the account of somebody invited; `None` when they are not invited any more.
pub async fn join(
    conn: &mut Conn,
    id: PersonId,
    hash: &str,
    verified_at: Option<i64>,
    language: &str,
    now: i64,
) -> Result<Option<Person>> {
    let text = person_sql!(
        "UPDATE people SET state = 'active', password_hash = $2, verified_at = $3, language = $4,
           updated_at = $5, version = version + 1 WHERE id = $1 AND state = 'invited' RETURNING",
        ""
    );
    Ok(conn.opt(text, params![id, hash, verified_at, language, now]).await?)
}

pub async fn set_email(
    conn: &mut Conn,
    id: PersonId,
    email: &str,
    verified_at: Option<i64>,
    now: i64,
) -> Result<()> {
    let text = sql!(
        "UPDATE people SET email = $2, email_key = $3, verified_at = $4, updated_at = $5, version = version + 1
         WHERE id = $1"
    );
    match conn.exec(text, params![id, email, email_key(email), verified_at, now]).await {
        Ok(_) => Ok(()),
        Err(db::Error::Unique(_)) => Err(Error::Conflict(Phrase::new("account-exists"))),
        Err(other) => Err(other.into()),
    }
}

pub async fn set_profile(conn: &mut Conn, id: PersonId, profile: &Profile, now: i64) -> Result<bool> {
    let text = sql!(
        "UPDATE people SET first_name = $2, last_name = $3, mobile = $4, time_zone = $5, language = $6,
           updated_at = $7, version = version + 1 WHERE id = $1 AND state = 'active'"
    );
    let values = params![
        id,
        &profile.first_name,
        &profile.last_name,
        &profile.mobile,
        &profile.time_zone,
        &profile.language,
        now
    ];
    Ok(conn.exec(text, values).await? == 1)
}

pub async fn set_names(conn: &mut Conn, id: PersonId, first: &str, last: &str, now: i64) -> Result<()> {
    let text = sql!("UPDATE people SET first_name = $2, last_name = $3, updated_at = $4 WHERE id = $1");
    conn.exec(text, params![id, first, last, now]).await?;
    Ok(())
}

pub async fn set_state(conn: &mut Conn, id: PersonId, state: State, now: i64) -> Result<()> {
    let text = sql!("UPDATE people SET state = $2, updated_at = $3, version = version + 1 WHERE id = $1");
    conn.exec(text, params![id, state.as_str(), now]).await?;
    Ok(())
}

pub async fn set_role(conn: &mut Conn, id: PersonId, role: Role, now: i64) -> Result<()> {
    let text = sql!("UPDATE people SET role = $2, updated_at = $3, version = version + 1 WHERE id = $1");
    conn.exec(text, params![id, role.as_str(), now]).await?;
    Ok(())
}

/// Leaves a nameless row for the requests and the history to point at.
pub async fn erase(conn: &mut Conn, id: PersonId, now: i64) -> Result<bool> {
    let text = sql!(
        "UPDATE people SET state = 'deleted', email = '', email_key = NULL, first_name = '',
           last_name = '', mobile = '', time_zone = '', language = '', password_hash = NULL, verified_at = NULL,
           updated_at = $2, version = version + 1
         WHERE id = $1 AND state IN ('active', 'waiting')"
    );
    Ok(conn.exec(text, params![id, now]).await? == 1)
}
