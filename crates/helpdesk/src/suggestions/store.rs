//! The SQL of suggestions.

use db::{Conn, params, sql};

use crate::actor::PersonId;
use crate::error::Result;
use crate::secrets;

/// Notes that a suggestion answered somebody's question. False when they said so of it this day already.
pub(super) async fn put_success(
    conn: &mut Conn,
    person: PersonId,
    (kind, target): (&str, i64),
    day: i64,
) -> Result<bool> {
    let sql = sql!(
        "INSERT INTO suggestion_successes (person, kind, target, day) VALUES ($1, $2, $3, $4)
         ON CONFLICT (person, kind, target, day) DO NOTHING"
    );
    Ok(conn.exec(sql, params![person, kind, target, day]).await? == 1)
}

/// The counts stay: they say nothing of anybody.
pub(crate) async fn forget_successes_of(conn: &mut Conn, person: PersonId) -> Result<()> {
    conn.exec(sql!("DELETE FROM suggestion_successes WHERE person = $1"), params![person]).await?;
    Ok(())
}

/// Notes that words of an internal article were put into the field for a reply.
pub(super) async fn put_internal_passage(
    conn: &mut Conn,
    ticket: i64,
    (article, title): (i64, &str),
    passage: &str,
    now: i64,
) -> Result<()> {
    let sql = sql!(
        "INSERT INTO internal_passages (ticket, article, passage_hash, title, passage, used_at)
         VALUES ($1, $2, $3, $4, $5, $6)
         ON CONFLICT (ticket, article, passage_hash) DO UPDATE SET title = excluded.title, used_at = excluded.used_at"
    );
    conn.exec(sql, params![ticket, article, secrets::hash(passage), title, passage, now]).await?;
    Ok(())
}

/// Nothing is remembered of an article that is no more.
pub(crate) async fn forget_article(conn: &mut Conn, article: i64) -> Result<()> {
    conn.exec(sql!("DELETE FROM internal_passages WHERE article = $1"), params![article]).await?;
    Ok(())
}

/// Titles and words of internal articles that were put into replies on this ticket, the newest first.
pub(super) async fn internal_passages(
    conn: &mut Conn,
    ticket: i64,
    most: i64,
) -> Result<Vec<(String, String)>> {
    let sql = sql!(
        "SELECT title, passage FROM internal_passages WHERE ticket = $1 ORDER BY used_at DESC, article, passage_hash
         LIMIT $2"
    );
    Ok(conn.all(sql, params![ticket, most]).await?)
}

db::record! {
    /// The assistant's own answer to a new request.
    #[derive(Debug, Clone)]
    pub(super) struct AutoReply {
        pub ticket: i64,
        pub article: i64,
        pub created_at: i64,
        pub answered_at: Option<i64>,
    }
}

/// False when the ticket has one already.
pub(super) async fn insert_auto_reply(
    conn: &mut Conn,
    ticket: i64,
    article: i64,
    message: i64,
    now: i64,
) -> Result<bool> {
    let sql = sql!(
        "INSERT INTO auto_replies (ticket, article, message, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (ticket) DO NOTHING"
    );
    Ok(conn.exec(sql, params![ticket, article, message, now]).await? == 1)
}

pub(super) async fn auto_reply(conn: &mut Conn, ticket: i64) -> Result<Option<AutoReply>> {
    let sql = sql!("SELECT ticket, article, created_at, answered_at FROM auto_replies WHERE ticket = $1");
    Ok(conn.opt(sql, params![ticket]).await?)
}

/// Notes what was said of it; false when somebody was faster.
pub(super) async fn answer_auto_reply(
    conn: &mut Conn,
    ticket: i64,
    helped: bool,
    by: PersonId,
    now: i64,
) -> Result<bool> {
    let sql = sql!(
        "UPDATE auto_replies SET helped = $2, answered_by = $3, answered_at = $4
         WHERE ticket = $1 AND answered_at IS NULL"
    );
    Ok(conn.exec(sql, params![ticket, helped, by, now]).await? == 1)
}
