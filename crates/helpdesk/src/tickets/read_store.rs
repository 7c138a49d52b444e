//! The SQL of what was seen.

use db::{Conn, params, sql};

use crate::actor::{PersonId, Role};
use crate::error::Result;

/// The newest public message up to `message` that the other side wrote: for staff the requester, for the requester
/// everybody else.
pub(super) async fn newest_of_others(
    conn: &mut Conn,
    ticket: i64,
    requester: PersonId,
    reader: Role,
    message: i64,
) -> Result<Option<i64>> {
    let sql = if reader.is_staff() {
        sql!(
            "SELECT id FROM messages WHERE ticket = $1 AND id <= $2 AND visibility = 'public' AND author = $3
             ORDER BY id DESC LIMIT 1"
        )
    } else {
        sql!(
            "SELECT id FROM messages WHERE ticket = $1 AND id <= $2 AND visibility = 'public' AND author <> $3
             ORDER BY id DESC LIMIT 1"
        )
    };
    Ok(conn.opt(sql, params![ticket, message, requester]).await?)
}

/// How far this person has read.
pub(crate) async fn seen_by(conn: &mut Conn, ticket: i64, person: PersonId) -> Result<Option<i64>> {
    let sql = sql!("SELECT message FROM reads WHERE ticket = $1 AND person = $2");
    Ok(conn.opt(sql, params![ticket, person]).await?)
}

/// Moves on, never back; whether it moved.
pub(super) async fn advance(
    conn: &mut Conn,
    ticket: i64,
    person: PersonId,
    message: i64,
    now: i64,
) -> Result<bool> {
    let sql = sql!(
        "INSERT INTO reads (ticket, person, message, at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (ticket, person) DO UPDATE SET message = excluded.message, at = excluded.at
         WHERE reads.message < excluded.message"
    );
    Ok(conn.exec(sql, params![ticket, person, message, now]).await? == 1)
}

/// When the other side of `writer` had this message before their eyes first.
pub(super) async fn first_seen(
    conn: &mut Conn,
    ticket: i64,
    requester: PersonId,
    writer: Role,
    message: i64,
) -> Result<Option<i64>> {
    let sql = if writer.is_staff() {
        sql!("SELECT MIN(at) FROM reads WHERE ticket = $1 AND message >= $2 AND person = $3")
    } else {
        sql!("SELECT MIN(at) FROM reads WHERE ticket = $1 AND message >= $2 AND person <> $3")
    };
    Ok(conn.one(sql, params![ticket, message, requester]).await?)
}
