//! The SQL of links.

use db::{Conn, params, sql};

use super::Purpose;
use crate::actor::PersonId;
use crate::error::Result;

/// What a new link starts with.
pub struct NewRow<'a> {
    pub purpose: Purpose,
    pub token_hash: &'a str,
    pub person: Option<PersonId>,
    pub created_by: Option<PersonId>,
    pub expires_at: i64,
}

pub async fn insert(conn: &mut Conn, row: &NewRow<'_>, now: i64) -> Result<()> {
    conn.exec(
        sql!(
            "INSERT INTO links (purpose, token_hash, person, created_by, created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6)"
        ),
        params![row.purpose.as_str(), row.token_hash, row.person, row.created_by, now, row.expires_at],
    )
    .await?;
    Ok(())
}

/// Ends unused links for this purpose: of this person, or those for nobody in particular.
pub async fn end_older(conn: &mut Conn, purpose: Purpose, person: Option<PersonId>, now: i64) -> Result<()> {
    let text = sql!(
        "UPDATE links SET used_at = $3 WHERE purpose = $1 AND COALESCE(person, 0) = $2 AND used_at IS NULL"
    );
    conn.exec(text, params![purpose.as_str(), person.unwrap_or(0), now]).await?;
    Ok(())
}

/// Uses a link up and says whom it is for; nothing when it does not work (any more).
pub async fn take(
    conn: &mut Conn,
    purpose: Purpose,
    token_hash: &str,
    now: i64,
) -> Result<Option<Option<PersonId>>> {
    let person = conn
        .opt(
            sql!(
                "UPDATE links SET used_at = $3
                 WHERE token_hash = $2 AND purpose = $1 AND used_at IS NULL AND expires_at > $3 RETURNING person"
            ),
            params![purpose.as_str(), token_hash, now],
        )
        .await?;
    Ok(person)
}

/// A working link: whom it is for, and until when.
pub async fn find(
    conn: &mut Conn,
    purpose: Purpose,
    token_hash: &str,
    now: i64,
) -> Result<Option<(Option<PersonId>, i64)>> {
    let row = conn
        .opt(
            sql!(
                "SELECT person, expires_at FROM links
                 WHERE token_hash = $2 AND purpose = $1 AND used_at IS NULL AND expires_at > $3"
            ),
            params![purpose.as_str(), token_hash, now],
        )
        .await?;
    Ok(row)
}

/// Working invitations with the time they end.
pub async fn open_invitations(conn: &mut Conn, now: i64) -> Result<Vec<(PersonId, i64)>> {
    let rows = conn
        .all(
            sql!(
                "SELECT person, expires_at FROM links
                 WHERE purpose = 'invitation' AND person IS NOT NULL AND used_at IS NULL AND expires_at > $1"
            ),
            params![now],
        )
        .await?;
    Ok(rows)
}

/// Removes a person's links: the account ended.
pub async fn remove_of_person(conn: &mut Conn, person: PersonId) -> Result<()> {
    conn.exec(sql!("DELETE FROM links WHERE person = $1"), params![person]).await?;
    Ok(())
}

pub async fn remove_ended(conn: &mut Conn, now: i64) -> Result<()> {
    conn.exec(sql!("DELETE FROM links WHERE expires_at <= $1 OR used_at IS NOT NULL"), params![now]).await?;
    Ok(())
}
