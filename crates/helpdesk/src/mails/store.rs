//! The SQL of mails.

use db::{Conn, params, sql};

use super::{Delivery, LIFETIME, NewMail};
use crate::actor::PersonId;
use crate::clock::DAY;
use crate::error::Result;

/// Mails that are counted; beyond it the number says "at least".
const COUNTED: i64 = 1_000;
const WEEK: i64 = 7 * DAY;

db::record! {
    /// A stored mail. Times are milliseconds since 1970 UTC.
    #[derive(Debug, Clone)]
    pub struct Mail {
        pub id: i64,
        pub event: i64,
        pub kind: String,
        pub recipient: String,
        pub subject: String,
        pub message_id: String,
        /// Empty when it was wiped.
        pub content: Vec<u8>,
        /// waiting, sent, rejected or expired.
        pub state: String,
        pub attempts: i64,
        /// What the mail server said last.
        pub last_answer: String,
        pub created_at: i64,
    }
}

db::record! {
    /// An address that refused a mail about a ticket.
    #[derive(Debug, Clone)]
    pub struct Rejected {
        pub recipient: String,
        /// The mail server's words.
        pub answer: String,
        /// Milliseconds since 1970 UTC.
        pub at: i64,
    }
}

db::record! {
    /// A waiting mail that no job tries.
    pub(super) struct Idle {
        pub id: i64,
        pub person: Option<PersonId>,
        pub held: bool,
    }
}

/// What an administrator should know of the outbox.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Counted up to 1,000.
    pub waiting: i64,
    /// Of these, tried at least once without success.
    pub failing: i64,
    /// Too old to be sent, from events of the last seven days, counted up to 1,000.
    pub expired: i64,
    /// Refused by the receiving server, from events of the last seven days, counted up to 1,000.
    pub rejected: i64,
    /// The mail server's newest answer to a failing one.
    pub last_answer: String,
}

pub(super) async fn insert(
    conn: &mut Conn,
    mail: &NewMail,
    try_at: Option<i64>,
    now: i64,
) -> Result<Option<i64>> {
    let sql = sql!(
        "INSERT INTO mails (event, kind, recipient, person, ticket, message_id, subject, content, secret, state, held,
         try_at, expires_at, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'waiting', $10, $11, $12, $13)
         ON CONFLICT (event, recipient) DO NOTHING RETURNING id"
    );
    let values = params![
        mail.event,
        mail.kind,
        &mail.recipient,
        mail.person,
        mail.ticket,
        &mail.message_id,
        &mail.subject,
        &mail.content,
        mail.secret,
        mail.held,
        try_at,
        mail.expires_at,
        now
    ];
    Ok(conn.opt(sql, values).await?)
}

/// Gives a mail other words while nobody hands it over.
pub(super) async fn reword(conn: &mut Conn, mail: &NewMail) -> Result<()> {
    let sql = sql!(
        "UPDATE mails SET message_id = $3, subject = $4, content = $5
         WHERE event = $1 AND recipient = $2 AND state = 'waiting' AND trying = 0"
    );
    let values = params![mail.event, &mail.recipient, &mail.message_id, &mail.subject, &mail.content];
    conn.exec(sql, values).await?;
    Ok(())
}

/// Takes back the mails of an event that nobody hands over.
pub(super) async fn withdraw(conn: &mut Conn, event: i64) -> Result<()> {
    let sql = sql!("DELETE FROM mails WHERE event = $1 AND state = 'waiting' AND trying = 0");
    conn.exec(sql, params![event]).await?;
    Ok(())
}

/// Waiting mails after `after` that no job tries: none was given, or the try was due before `lost`.
pub(super) async fn idle(conn: &mut Conn, after: i64, lost: i64, now: i64, limit: i64) -> Result<Vec<Idle>> {
    let sql = sql!(
        "SELECT id, person, held FROM mails
         WHERE state = 'waiting' AND id > $1 AND (try_at IS NULL OR try_at < $2) AND expires_at > $3
         ORDER BY id LIMIT $4"
    );
    Ok(conn.all(sql, params![after, lost, now, limit]).await?)
}

/// Makes an idle mail due. False when somebody else did.
pub(super) async fn start(conn: &mut Conn, mail: i64, lost: i64, now: i64) -> Result<bool> {
    let sql = sql!(
        "UPDATE mails SET try_at = $3, held = 0
         WHERE id = $1 AND state = 'waiting' AND (try_at IS NULL OR try_at < $2)"
    );
    Ok(conn.exec(sql, params![mail, lost, now]).await? == 1)
}

pub(super) async fn claim(conn: &mut Conn, mail: i64, now: i64, until: i64) -> Result<Option<Delivery>> {
    let sql = sql!(
        "UPDATE mails SET attempts = attempts + 1, try_at = $3, trying = 1
         WHERE id = $1 AND state = 'waiting' AND try_at <= $2 AND expires_at > $2
         RETURNING id, recipient, content, secret, attempts, expires_at"
    );
    let row: Option<(i64, String, Vec<u8>, bool, i64, i64)> =
        conn.opt(sql, params![mail, now, until]).await?;
    Ok(row.map(|(mail, recipient, content, secret, attempts, expires_at)| Delivery {
        mail,
        recipient,
        content,
        secret,
        attempts,
        expires_at,
    }))
}

/// When the mail is tried next and when it expires, while it waits and a job is meant to try it.
pub(super) async fn standing(conn: &mut Conn, mail: i64) -> Result<Option<(i64, i64)>> {
    let sql = sql!(
        "SELECT try_at, expires_at FROM mails WHERE id = $1 AND state = 'waiting' AND try_at IS NOT NULL"
    );
    Ok(conn.opt(sql, params![mail]).await?)
}

pub(super) async fn postpone(conn: &mut Conn, mail: i64, try_at: i64, answer: &str, now: i64) -> Result<()> {
    let sql = sql!(
        "UPDATE mails SET try_at = $2, trying = 0, last_answer = $3, answered_at = $4
         WHERE id = $1 AND state = 'waiting'"
    );
    conn.exec(sql, params![mail, try_at, answer, now]).await?;
    Ok(())
}

/// Lets mails whose try was broken off be tried at once.
pub(super) async fn resume(conn: &mut Conn, now: i64) -> Result<()> {
    let sql = sql!("UPDATE mails SET try_at = $1, trying = 0 WHERE state = 'waiting' AND trying = 1");
    conn.exec(sql, params![now]).await?;
    Ok(())
}

/// Takes the mail from its job.
pub(super) async fn park(conn: &mut Conn, mail: i64) -> Result<()> {
    let sql = sql!("UPDATE mails SET try_at = NULL WHERE id = $1 AND state = 'waiting'");
    conn.exec(sql, params![mail]).await?;
    Ok(())
}

/// Ends a mail that was tried; whom it went to, if it had not ended before. One that expired during the try
/// counts as what became of it.
pub(super) async fn end(
    conn: &mut Conn,
    mail: i64,
    state: &str,
    answer: &str,
    now: i64,
) -> Result<Option<(String, Option<PersonId>, Option<i64>)>> {
    let sql = sql!(
        "UPDATE mails SET state = $2, trying = 0, last_answer = $3, answered_at = $4,
         content = CASE WHEN secret = 1 THEN $5 ELSE content END
         WHERE id = $1 AND state IN ('waiting', 'expired') RETURNING recipient, person, ticket"
    );
    Ok(conn.opt(sql, params![mail, state, answer, now, Vec::<u8>::new()]).await?)
}

/// Removes up to `limit` mails of this state whose time was over before then. Returns how many.
pub(super) async fn forget(conn: &mut Conn, state: &str, before: i64, limit: i64) -> Result<u64> {
    let sql = sql!(
        "DELETE FROM mails WHERE id IN (SELECT id FROM mails WHERE state = $1 AND expires_at < $2 LIMIT $3)"
    );
    Ok(conn.exec(sql, params![state, before, limit]).await?)
}

pub(super) async fn any_expired(conn: &mut Conn, now: i64) -> Result<bool> {
    let sql = sql!("SELECT id FROM mails WHERE state = 'waiting' AND expires_at <= $1 LIMIT 1");
    let found: Option<i64> = conn.opt(sql, params![now]).await?;
    Ok(found.is_some())
}

pub(super) async fn expire(conn: &mut Conn, now: i64) -> Result<()> {
    let sql = sql!(
        "UPDATE mails SET state = 'expired', content = CASE WHEN secret = 1 THEN $2 ELSE content END
         WHERE state = 'waiting' AND expires_at <= $1"
    );
    conn.exec(sql, params![now, Vec::<u8>::new()]).await?;
    Ok(())
}

/// The stored mail with this id.
pub async fn find(conn: &mut Conn, id: i64) -> Result<Option<Mail>> {
    let sql = sql!(
        "SELECT id, event, kind, recipient, subject, message_id, content, state, attempts, last_answer, created_at
         FROM mails WHERE id = $1"
    );
    Ok(conn.opt(sql, params![id]).await?)
}

/// The newest mails before this id (None: of all), newest first.
pub async fn newest(conn: &mut Conn, before: Option<i64>, limit: i64) -> Result<Vec<Mail>> {
    let sql = sql!(
        "SELECT id, event, kind, recipient, subject, message_id, content, state, attempts, last_answer, created_at
         FROM mails WHERE id < $1 ORDER BY id DESC LIMIT $2"
    );
    Ok(conn.all(sql, params![before.unwrap_or(i64::MAX), limit]).await?)
}

/// The addresses that refused mails about this ticket, oldest first.
pub async fn rejected_of_ticket(conn: &mut Conn, ticket: i64) -> Result<Vec<Rejected>> {
    let sql = sql!(
        "SELECT recipient, last_answer, COALESCE(answered_at, created_at) FROM mails
         WHERE ticket = $1 AND state = 'rejected' ORDER BY id"
    );
    Ok(conn.all(sql, params![ticket]).await?)
}

/// Removes what was mailed to somebody who goes, and what still would be: also to the address alone, as codes are
/// before there is an account.
pub(crate) async fn remove_of_person(conn: &mut Conn, person: PersonId, address: &str) -> Result<()> {
    let sql = sql!("DELETE FROM mails WHERE person = $1 OR recipient = $2");
    conn.exec(sql, params![person, address]).await?;
    Ok(())
}

/// How the outbox stands at this time.
pub async fn summary(conn: &mut Conn, now: i64) -> Result<Summary> {
    let recently = now - WEEK + LIFETIME;
    let waiting = counted(conn, "waiting", 0).await?;
    let mut summary = Summary {
        waiting,
        expired: counted(conn, "expired", recently).await?,
        rejected: counted(conn, "rejected", recently).await?,
        ..Summary::default()
    };
    if waiting > 0 {
        let failing: Vec<(i64, String)> = conn
            .all(
                sql!(
                    "SELECT answered_at, last_answer FROM mails
                     WHERE state = 'waiting' AND answered_at IS NOT NULL ORDER BY answered_at DESC LIMIT $1"
                ),
                params![COUNTED],
            )
            .await?;
        summary.failing = i64::try_from(failing.len()).unwrap_or(COUNTED);
        summary.last_answer = failing.into_iter().next().map(|(_, answer)| answer).unwrap_or_default();
    }
    Ok(summary)
}

/// Mails in this state that expire after this time.
async fn counted(conn: &mut Conn, state: &str, expires_after: i64) -> Result<i64> {
    let sql = sql!(
        "SELECT COUNT(*) FROM (SELECT id FROM mails WHERE state = $1 AND expires_at > $2 LIMIT $3) AS counted"
    );
    Ok(conn.one(sql, params![state, expires_after, COUNTED]).await?)
}
