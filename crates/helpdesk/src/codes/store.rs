//! The SQL of codes.

use db::{Conn, params, sql};

use super::{Page, Purpose};
use crate::actor::PersonId;
use crate::error::{Error, Result};

/// A stored code.
pub struct CodeRow {
    pub id: i64,
    pub purpose: Purpose,
    /// Where it was sent.
    pub email: String,
    pub person: Option<PersonId>,
    pub code_hash: Option<String>,
    pub draft: String,
    /// This one included, when it was read by a try.
    pub tries: i64,
    pub expires_at: i64,
    /// The address under which wrong tries are counted: the account's, where there is one.
    pub account_email: String,
}

impl CodeRow {
    /// A reset belongs to whoever holds the browser; other codes of an account to its session.
    pub fn is_for(&self, session_of: Option<PersonId>) -> bool {
        match self.purpose {
            Purpose::SignUp | Purpose::Reset => true,
            Purpose::Verify | Purpose::NewEmail => self.person.is_some() && self.person == session_of,
        }
    }
}

type Row = (i64, String, String, Option<i64>, Option<String>, String, i64, i64, String);

fn code(row: Row) -> Result<CodeRow> {
    let (id, purpose, email, person, code_hash, draft, tries, expires_at, account_email) = row;
    let purpose = Purpose::parse(&purpose)
        .ok_or_else(|| Error::Internal(format!("code {id} has the unknown purpose {purpose}")))?;
    Ok(CodeRow { id, purpose, email, person, code_hash, draft, tries, expires_at, account_email })
}

/// The newest unused code of a browser on a page.
pub async fn newest(conn: &mut Conn, browser_hash: &str, page: Page) -> Result<Option<CodeRow>> {
    let [a, b, c] = page.purposes().map(Purpose::as_str);
    let row: Option<Row> = conn
        .opt(
            sql!(
                "SELECT id, purpose, email, person, code_hash, draft, tries, expires_at,
                        COALESCE((SELECT p.email FROM people p WHERE p.id = codes.person), email)
                 FROM codes WHERE browser_hash = $1 AND purpose IN ($2, $3, $4) AND used_at IS NULL
                 ORDER BY id DESC LIMIT 1"
            ),
            params![browser_hash, a, b, c],
        )
        .await?;
    row.map(code).transpose()
}

/// Counts a try on the newest unused code of a browser and holds the row until the transaction ends.
pub async fn try_newest(conn: &mut Conn, browser_hash: &str, page: Page) -> Result<Option<CodeRow>> {
    let [a, b, c] = page.purposes().map(Purpose::as_str);
    let row: Option<Row> = conn
        .opt(
            sql!(
                "UPDATE codes SET tries = tries + 1
                 WHERE used_at IS NULL AND id = (
                   SELECT id FROM codes WHERE browser_hash = $1 AND purpose IN ($2, $3, $4) AND used_at IS NULL
                   ORDER BY id DESC LIMIT 1)
                 RETURNING id, purpose, email, person, code_hash, draft, tries, expires_at,
                   COALESCE((SELECT p.email FROM people p WHERE p.id = codes.person), email)"
            ),
            params![browser_hash, a, b, c],
        )
        .await?;
    row.map(code).transpose()
}

/// What a new code starts with.
pub struct NewRow<'a> {
    pub purpose: Purpose,
    pub browser_hash: &'a str,
    pub email: &'a str,
    pub person: Option<PersonId>,
    pub code_hash: Option<&'a str>,
    pub draft: &'a str,
    pub expires_at: i64,
}

pub async fn insert(conn: &mut Conn, row: &NewRow<'_>, now: i64) -> Result<()> {
    conn.exec(
        sql!(
            "INSERT INTO codes (purpose, browser_hash, email, person, code_hash, draft, created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)"
        ),
        params![
            row.purpose.as_str(),
            row.browser_hash,
            row.email,
            row.person,
            row.code_hash,
            row.draft,
            now,
            row.expires_at
        ],
    )
    .await?;
    Ok(())
}

/// Ends the unused codes of a browser for one purpose; their drafts are not needed any more.
pub async fn end_older(conn: &mut Conn, browser_hash: &str, purpose: Purpose, now: i64) -> Result<()> {
    conn.exec(
        sql!(
            "UPDATE codes SET used_at = $3, draft = '' WHERE browser_hash = $1 AND purpose = $2 AND used_at IS NULL"
        ),
        params![browser_hash, purpose.as_str(), now],
    )
    .await?;
    Ok(())
}

/// Marks a code as used, and forgets its draft.
pub async fn use_up(conn: &mut Conn, id: i64, now: i64) -> Result<()> {
    conn.exec(sql!("UPDATE codes SET used_at = $2, draft = '' WHERE id = $1"), params![id, now]).await?;
    Ok(())
}

/// Whether this browser was sent a working code for this address since `since`.
pub async fn was_sent(conn: &mut Conn, browser_hash: &str, email: &str, since: i64) -> Result<bool> {
    let found: Option<i64> = conn
        .opt(
            sql!(
                "SELECT id FROM codes WHERE browser_hash = $1 AND purpose = 'sign_up' AND email = $2
                 AND code_hash IS NOT NULL AND created_at > $3 ORDER BY id DESC LIMIT 1"
            ),
            params![browser_hash, email, since],
        )
        .await?;
    Ok(found.is_some())
}

/// Removes the codes of a person: the account ended, or its password or address changed.
pub async fn remove_of_person(conn: &mut Conn, person: PersonId) -> Result<()> {
    conn.exec(sql!("DELETE FROM codes WHERE person = $1"), params![person]).await?;
    Ok(())
}

pub async fn remove_expired(conn: &mut Conn, time: i64) -> Result<()> {
    conn.exec(sql!("DELETE FROM codes WHERE expires_at < $1"), params![time]).await?;
    Ok(())
}
