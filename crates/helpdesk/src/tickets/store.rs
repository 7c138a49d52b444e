//! The SQL of tickets and messages.

use db::{Conn, Value, params, sql};

use super::body::Body;
use super::{Channel, Message, Priority, Status, Ticket, Visibility};
use crate::actor::PersonId;
use crate::error::Result;

macro_rules! message_columns {
    () => {
        "id, ticket, author, visibility, format, body, quotes, created_at, edited_at, deleted_at"
    };
}

macro_rules! messages {
    ($where:literal) => {
        sql!(concat!("SELECT ", message_columns!(), " FROM messages WHERE ", $where))
    };
}

/// The ticket with this number, whoever asks: callers decide who may see it.
pub async fn find(conn: &mut Conn, number: i64) -> Result<Option<Ticket>> {
    let sql = sql!(
        "SELECT number, subject, requester, service, assignee, status, priority, created_at, updated_at, solved_at,
                closed_at, channel
         FROM tickets WHERE number = $1"
    );
    Ok(conn.opt(sql, params![number]).await?)
}

/// Reads the ticket and keeps other writers away from it until the transaction ends.
pub(super) async fn lock(conn: &mut Conn, number: i64) -> Result<Option<Ticket>> {
    let sql = sql!(
        "UPDATE tickets SET version = version + 1 WHERE number = $1
         RETURNING number, subject, requester, service, assignee, status, priority, created_at, updated_at, solved_at, closed_at, channel"
    );
    Ok(conn.opt(sql, params![number]).await?)
}

/// The form of a subject in which words are looked for: PostgreSQL's own `lower` knows ASCII alone where texts are
/// compared byte by byte, and so does SQLite's.
pub(crate) fn subject_key(subject: &str) -> String {
    subject.to_lowercase()
}

pub(super) async fn insert(
    conn: &mut Conn,
    subject: &str,
    (requester, service): (PersonId, Option<i64>),
    last_words: &str,
    now: i64,
) -> Result<i64> {
    let sql = sql!(
        "INSERT INTO tickets (subject, subject_key, requester, service, status, last_words, last_author, created_at,
                              updated_at)
         VALUES ($1, $2, $3, $4, 'new', $5, $3, $6, $6) RETURNING number"
    );
    Ok(conn.one(sql, params![subject, subject_key(subject), requester, service, last_words, now]).await?)
}

pub(super) async fn insert_message(
    conn: &mut Conn,
    ticket: i64,
    author: PersonId,
    visibility: Visibility,
    body: &Body,
    quotes: Option<i64>,
    now: i64,
) -> Result<i64> {
    let sql = sql!(
        "INSERT INTO messages (ticket, author, visibility, format, body, quotes, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7) RETURNING id"
    );
    let (format, text) = (body.format.as_str(), body.text.as_str());
    Ok(conn.one(sql, params![ticket, author, visibility.as_str(), format, text, quotes, now]).await?)
}

/// Through which door it came: `web` unless this says otherwise.
pub(super) async fn set_channel(conn: &mut Conn, number: i64, channel: Channel) -> Result<()> {
    conn.exec(sql!("UPDATE tickets SET channel = $2 WHERE number = $1"), params![number, channel.as_str()])
        .await?;
    Ok(())
}

/// Puts `person` where `visitor` stands on this request.
pub(super) async fn give(conn: &mut Conn, number: i64, visitor: PersonId, person: PersonId) -> Result<()> {
    for text in [
        sql!("UPDATE tickets SET requester = $3 WHERE number = $1 AND requester = $2"),
        sql!("UPDATE tickets SET last_author = $3 WHERE number = $1 AND last_author = $2"),
        sql!("UPDATE messages SET author = $3 WHERE ticket = $1 AND author = $2"),
        sql!("UPDATE reads SET person = $3 WHERE ticket = $1 AND person = $2"),
    ] {
        conn.exec(text, params![number, visitor, person]).await?;
    }
    Ok(())
}

/// The public messages after this one that were not deleted, whoever asks: at most `most`, oldest first.
pub async fn messages_since(conn: &mut Conn, ticket: i64, after: i64, most: i64) -> Result<Vec<Message>> {
    let sql = messages!(
        "ticket = $1 AND id > $2 AND visibility = 'public' AND deleted_at IS NULL ORDER BY id DESC LIMIT $3"
    );
    let mut messages: Vec<Message> = conn.all(sql, params![ticket, after, most]).await?;
    messages.reverse();
    Ok(messages)
}

/// Gives the message another text.
pub(super) async fn set_body(conn: &mut Conn, id: i64, body: &Body, now: i64) -> Result<()> {
    let sql = sql!("UPDATE messages SET body = $2, format = $3, edited_at = $4 WHERE id = $1");
    conn.exec(sql, params![id, body.text.as_str(), body.format.as_str(), now]).await?;
    Ok(())
}

/// Takes the text out of the message.
pub(super) async fn delete_body(conn: &mut Conn, id: i64, now: i64) -> Result<()> {
    let sql = sql!("UPDATE messages SET body = '', format = 'plain', deleted_at = $2 WHERE id = $1");
    conn.exec(sql, params![id, now]).await?;
    Ok(())
}

/// Stores service, assignee, status, priority and times as they stand in `ticket`.
pub(super) async fn update(conn: &mut Conn, ticket: &Ticket) -> Result<()> {
    let sql = sql!(
        "UPDATE tickets SET assignee = $2, status = $3, priority = $4, active = $5, updated_at = $6, solved_at = $7,
         closed_at = $8, service = $9 WHERE number = $1"
    );
    conn.exec(
        sql,
        params![
            ticket.number,
            ticket.assignee,
            ticket.status.as_str(),
            ticket.priority.as_str(),
            ticket.status.is_active(),
            ticket.updated_at,
            ticket.solved_at,
            ticket.closed_at,
            ticket.service
        ],
    )
    .await?;
    Ok(())
}

/// What lists show of the newest public message.
pub(super) async fn set_last_words(
    conn: &mut Conn,
    number: i64,
    author: PersonId,
    words: &str,
) -> Result<()> {
    let sql = sql!("UPDATE tickets SET last_words = $2, last_author = $3 WHERE number = $1");
    conn.exec(sql, params![number, words, author]).await?;
    Ok(())
}

/// Whether it is active and its requester had the last word.
pub(crate) async fn awaits_answer(conn: &mut Conn, number: i64) -> Result<bool> {
    let sql = sql!("SELECT 1 FROM tickets WHERE number = $1 AND active = 1 AND last_author = requester");
    Ok(conn.opt::<i64>(sql, params![number]).await?.is_some())
}

/// Whether anything followed the first message; notes count too.
pub(crate) async fn has_more_than_one_message(conn: &mut Conn, number: i64) -> Result<bool> {
    let sql = sql!("SELECT id FROM messages WHERE ticket = $1 ORDER BY id LIMIT 2");
    Ok(conn.all::<i64>(sql, params![number]).await?.len() > 1)
}

/// The message with this id, whoever asks.
pub async fn message(conn: &mut Conn, id: i64) -> Result<Option<Message>> {
    Ok(conn.opt(messages!("id = $1"), params![id]).await?)
}

/// Those of these messages that exist, whoever asks.
pub(super) async fn messages_with_ids(conn: &mut Conn, ids: &[i64]) -> Result<Vec<Message>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let text =
        format!("SELECT {} FROM messages WHERE id IN ({})", message_columns!(), db::slots(1, ids.len()));
    let values: Vec<Value> = ids.iter().map(|id| Value::from(*id)).collect();
    Ok(conn.all(&text, &values).await?)
}

/// The one that the request began with.
pub(super) async fn first_message(conn: &mut Conn, ticket: i64) -> Result<Option<i64>> {
    Ok(conn.one(sql!("SELECT MIN(id) FROM messages WHERE ticket = $1"), params![ticket]).await?)
}

/// The newest public message that is not deleted.
pub(super) async fn newest_public(conn: &mut Conn, ticket: i64) -> Result<Option<Message>> {
    let sql =
        messages!("ticket = $1 AND visibility = 'public' AND deleted_at IS NULL ORDER BY id DESC LIMIT 1");
    Ok(conn.opt(sql, params![ticket]).await?)
}

/// The newest `limit` messages before `before`, oldest first. Notes only when `notes`.
pub(super) async fn messages(
    conn: &mut Conn,
    ticket: i64,
    notes: bool,
    before: i64,
    limit: i64,
) -> Result<Vec<Message>> {
    let sql = if notes {
        messages!("ticket = $1 AND id < $2 ORDER BY id DESC LIMIT $3")
    } else {
        messages!("ticket = $1 AND id < $2 AND visibility = 'public' ORDER BY id DESC LIMIT $3")
    };
    let mut messages: Vec<Message> = conn.all(sql, params![ticket, before, limit]).await?;
    messages.reverse();
    Ok(messages)
}

/// Holds all active tickets of this assignee until the transaction ends.
pub(super) async fn lock_active_of(conn: &mut Conn, assignee: PersonId) -> Result<()> {
    let sql = sql!("UPDATE tickets SET version = version + 1 WHERE assignee = $1 AND active = 1");
    conn.exec(sql, params![assignee]).await?;
    Ok(())
}

/// Up to `limit` active tickets of this assignee.
pub(super) async fn active_of(conn: &mut Conn, assignee: PersonId, limit: i64) -> Result<Vec<i64>> {
    let sql = sql!("SELECT number FROM tickets WHERE assignee = $1 AND active = 1 ORDER BY number LIMIT $2");
    Ok(conn.all(sql, params![assignee, limit]).await?)
}

db::record! {
    /// A ticket in one line.
    #[derive(Debug, Clone)]
    pub struct Brief {
        pub number: i64,
        pub subject: String,
        pub status: Status,
    }
}

/// The newest tickets of a customer but this one, whoever asks.
pub async fn newest_of(conn: &mut Conn, requester: PersonId, except: i64, most: i64) -> Result<Vec<Brief>> {
    let sql = sql!(
        "SELECT number, subject, status FROM tickets WHERE requester = $1 AND number <> $2
         ORDER BY updated_at DESC, number DESC LIMIT $3"
    );
    Ok(conn.all(sql, params![requester, except, most]).await?)
}

/// How many of this agent's tickets were closed or solved since then. Bounded by what one day holds.
pub async fn closed_since(conn: &mut Conn, agent: PersonId, since: i64) -> Result<i64> {
    let sql = sql!(
        "SELECT COUNT(*) FROM tickets
         WHERE assignee = $1 AND active = 0 AND updated_at >= $2 AND COALESCE(closed_at, solved_at) >= $2"
    );
    Ok(conn.one(sql, params![agent, since]).await?)
}

impl Ticket {
    /// Changes the status and the times that go with it.
    pub(super) fn move_to(&mut self, status: Status, now: i64) {
        self.updated_at = now;
        if status == self.status {
            return;
        }
        self.status = status;
        match status {
            Status::Solved => self.solved_at = Some(now),
            Status::Closed => self.closed_at = Some(now),
            Status::New | Status::Open | Status::Pending => (self.solved_at, self.closed_at) = (None, None),
        }
    }

    pub(super) fn reprioritise(&mut self, priority: Priority, now: i64) {
        self.priority = priority;
        self.updated_at = now;
    }
}
