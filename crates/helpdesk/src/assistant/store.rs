//! The SQL of chats.

use db::{Conn, params, sql};

use super::asker::Owner;
use super::chat::{Chat, ChatMessage};
use super::dialogue::Say;
use crate::actor::PersonId;
use crate::error::{Error, Result};
use crate::people::store::email_key;

macro_rules! chats {
    ($before:literal, $after:literal) => {
        sql!(concat!(
            $before,
            " id, visitor_hash, person, language, state, ticket, told_before, reason, waiting_since, email,
              email_verified, code_hash, code_tries, code_expires_at, seen, mailed, solved_at, ended_at, created_at,
              seen_at, version ",
            $after
        ))
    };
}

/// The newest chat of this owner that was used since then.
pub(super) async fn newest(conn: &mut Conn, owner: &Owner, since: i64) -> Result<Option<Chat>> {
    let chat: Option<Chat> = match owner {
        Owner::Person(id) => {
            let text = chats!("SELECT", "FROM chats WHERE person = $1 ORDER BY id DESC LIMIT 1");
            conn.opt(text, params![*id]).await?
        }
        Owner::Visitor(hash) => {
            let text = chats!("SELECT", "FROM chats WHERE visitor_hash = $1 ORDER BY id DESC LIMIT 1");
            conn.opt(text, params![hash.as_str()]).await?
        }
    };
    Ok(chat.filter(|chat| chat.seen_at > since && chat.ended_at.is_none()))
}

pub(super) async fn find(conn: &mut Conn, id: i64) -> Result<Option<Chat>> {
    Ok(conn.opt(chats!("SELECT", "FROM chats WHERE id = $1"), params![id]).await?)
}

/// Held until the transaction ends.
pub(super) async fn lock(conn: &mut Conn, id: i64) -> Result<Option<Chat>> {
    let text = chats!("UPDATE chats SET version = version + 1 WHERE id = $1 RETURNING", "");
    Ok(conn.opt(text, params![id]).await?)
}

/// The chat that became this request.
pub async fn of_ticket(conn: &mut Conn, number: i64) -> Result<Option<Chat>> {
    Ok(conn.opt(chats!("SELECT", "FROM chats WHERE ticket = $1"), params![number]).await?)
}

pub(super) async fn insert(conn: &mut Conn, owner: &Owner, language: &str, now: i64) -> Result<Chat> {
    let (person, hash) = match owner {
        Owner::Person(id) => (Some(*id), None),
        Owner::Visitor(hash) => (None, Some(hash.as_str())),
    };
    let text = chats!(
        "INSERT INTO chats (visitor_hash, person, language, state, created_at, seen_at)
         VALUES ($1, $2, $3, '{}', $4, $4) RETURNING",
        ""
    );
    Ok(conn.one(text, params![hash, person, language, now]).await?)
}

/// Stores what the dialogue and the hand-over change.
pub(super) async fn update(conn: &mut Conn, chat: &Chat) -> Result<()> {
    let text = sql!(
        "UPDATE chats SET language = $2, state = $3, ticket = $4, told_before = $5, reason = $6, waiting_since = $7,
           solved_at = $8, ended_at = $9, seen_at = $10 WHERE id = $1"
    );
    let values = params![
        chat.id,
        &chat.language,
        &chat.state,
        chat.ticket,
        chat.told_before,
        chat.reason.as_deref(),
        chat.waiting_since,
        chat.solved_at,
        chat.ended_at,
        chat.seen_at
    ];
    conn.exec(text, values).await?;
    Ok(())
}

pub(super) async fn insert_words(conn: &mut Conn, chat: i64, text: &str, now: i64) -> Result<()> {
    let sql = sql!("INSERT INTO chat_messages (chat, sender, text, created_at) VALUES ($1, 'you', $2, $3)");
    conn.exec(sql, params![chat, text, now]).await?;
    Ok(())
}

pub(super) async fn insert_say(conn: &mut Conn, chat: i64, say: &Say, now: i64) -> Result<()> {
    let json = |error: serde_json::Error| Error::Internal(error.to_string());
    let link = say.link.as_ref().map(serde_json::to_string).transpose().map_err(json)?;
    let choices = serde_json::to_string(&say.choices).map_err(json)?;
    let sql = sql!(
        "INSERT INTO chat_messages (chat, sender, source, text, link, choices, created_at)
         VALUES ($1, 'assistant', $2, $3, $4, $5, $6)"
    );
    conn.exec(sql, params![chat, &say.source, &say.text, link, choices, now]).await?;
    Ok(())
}

/// The newest `limit` messages, oldest first.
pub(super) async fn messages(conn: &mut Conn, chat: i64, limit: i64) -> Result<Vec<ChatMessage>> {
    let sql = sql!(
        "SELECT id, sender, source, text, link, choices, created_at FROM chat_messages WHERE chat = $1
         ORDER BY id DESC LIMIT $2"
    );
    let mut found: Vec<ChatMessage> = conn.all(sql, params![chat, limit]).await?;
    found.reverse();
    Ok(found)
}

/// How many wait since before this one, up to a hundred.
pub(super) async fn waiting_before(conn: &mut Conn, since: i64, id: i64) -> Result<i64> {
    let sql = sql!(
        "SELECT COUNT(*) FROM
           (SELECT 1 AS one FROM chats c JOIN tickets t ON t.number = c.ticket
            WHERE c.waiting_since IS NOT NULL AND (c.waiting_since, c.id) < ($1, $2)
              AND +t.active = 1 AND t.last_author = t.requester
            ORDER BY c.waiting_since, c.id LIMIT 100) w"
    );
    Ok(conn.one(sql, params![since, id]).await?)
}

db::record! {
    /// A chat whose customer waits for a person.
    #[derive(Debug, Clone)]
    pub struct WaitingRow {
        pub number: i64,
        pub subject: String,
        pub requester: String,
        pub requester_last: String,
        pub assignee: Option<PersonId>,
        pub reason: Option<String>,
        pub waiting_since: i64,
        pub last_words: String,
    }
}

/// Those who wait longest first. The unary plus keeps SQLite from beginning with all active tickets.
pub(super) async fn waiting(conn: &mut Conn, most: i64) -> Result<Vec<WaitingRow>> {
    let sql = sql!(
        "SELECT t.number, t.subject, p.first_name, p.last_name, t.assignee, c.reason, c.waiting_since,
                t.last_words
         FROM chats c JOIN tickets t ON t.number = c.ticket JOIN people p ON p.id = t.requester
         WHERE c.waiting_since IS NOT NULL AND +t.active = 1 AND t.last_author = t.requester
         ORDER BY c.waiting_since, c.id LIMIT $1"
    );
    Ok(conn.all(sql, params![most]).await?)
}

/// Keeps others from noting who waits in the chat of this ticket until the transaction ends.
pub(super) async fn lock_waiting(conn: &mut Conn, ticket: i64) -> Result<()> {
    let sql = sql!("UPDATE chats SET waiting_since = waiting_since WHERE ticket = $1");
    conn.exec(sql, params![ticket]).await?;
    Ok(())
}

/// Its customer waits since then, unless they wait longer already.
pub(super) async fn begin_waiting(conn: &mut Conn, ticket: i64, since: i64) -> Result<()> {
    let sql = sql!(
        "UPDATE chats SET waiting_since = COALESCE(waiting_since, $2) WHERE ticket = $1 AND ended_at IS NULL"
    );
    conn.exec(sql, params![ticket, since]).await?;
    Ok(())
}

pub(super) async fn end_waiting(conn: &mut Conn, ticket: i64) -> Result<()> {
    conn.exec(sql!("UPDATE chats SET waiting_since = NULL WHERE ticket = $1"), params![ticket]).await?;
    Ok(())
}

/// What its reader had before them; it only moves on.
pub(super) async fn advance_seen(conn: &mut Conn, id: i64, message: i64, now: i64) -> Result<()> {
    let sql =
        sql!("UPDATE chats SET seen = CASE WHEN seen < $2 THEN $2 ELSE seen END, seen_at = $3 WHERE id = $1");
    conn.exec(sql, params![id, message, now]).await?;
    Ok(())
}

/// Chats that nobody used since then, some at a time. Returns how many went.
pub(super) async fn remove_unused(conn: &mut Conn, before: i64, most: i64) -> Result<u64> {
    let sql = sql!(
        "DELETE FROM chats WHERE id IN (SELECT id FROM chats WHERE seen_at < $1 ORDER BY seen_at LIMIT $2)"
    );
    Ok(conn.exec(sql, params![before, most]).await?)
}

pub(super) async fn remove_of_person(conn: &mut Conn, person: PersonId) -> Result<()> {
    conn.exec(sql!("DELETE FROM chats WHERE person = $1"), params![person]).await?;
    Ok(())
}

/// Stores where its visitor can be reached, and the code that proves it.
pub(super) async fn update_contact(conn: &mut Conn, chat: &Chat) -> Result<()> {
    let text = sql!(
        "UPDATE chats SET email = $2, email_verified = $3, code_hash = $4, code_tries = $5, code_expires_at = $6
         WHERE id = $1"
    );
    let values = params![
        chat.id,
        &chat.email,
        chat.email_verified,
        chat.code_hash.as_deref(),
        chat.code_tries,
        chat.code_expires_at
    ];
    conn.exec(text, values).await?;
    Ok(())
}

/// Whether this chat's visitor proved the address in another chat.
pub(super) async fn has_proven(conn: &mut Conn, chat: &Chat, email: &str) -> Result<bool> {
    let Some(visitor) = chat.visitor_hash.as_deref() else { return Ok(false) };
    let text = sql!(
        "SELECT email FROM chats WHERE visitor_hash = $1 AND email_verified = 1 AND id <> $2
         ORDER BY id DESC LIMIT 20"
    );
    let proven: Vec<String> = conn.all(text, params![visitor, chat.id]).await?;
    Ok(proven.iter().any(|proven| email_key(proven) == email_key(email)))
}

/// What was mailed. False when something was since that time.
pub(super) async fn advance_mailed(conn: &mut Conn, ticket: i64, from: i64, to: i64) -> Result<bool> {
    let sql = sql!("UPDATE chats SET mailed = $3 WHERE ticket = $1 AND mailed = $2");
    Ok(conn.exec(sql, params![ticket, from, to]).await? == 1)
}
