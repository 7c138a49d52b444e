//! The SQL of former texts.

use db::{Conn, Value, params, sql};

use super::{Format, Message};
use crate::actor::PersonId;
use crate::error::Result;

db::record! {
    /// What a message said before it was edited or deleted.
    #[derive(Debug, Clone)]
    pub struct Revision {
        pub message: i64,
        pub format: Format,
        pub body: String,
        pub ended_by: PersonId,
        /// Milliseconds since 1970 UTC.
        pub ended_at: i64,
    }
}

/// Keeps what the message says until now.
pub(super) async fn insert(conn: &mut Conn, message: &Message, ended_by: PersonId, now: i64) -> Result<()> {
    let sql = sql!(
        "INSERT INTO message_revisions (message, format, body, ended_by, ended_at) VALUES ($1, $2, $3, $4, $5)"
    );
    let values = params![message.id, message.format.as_str(), &message.body, ended_by, now];
    conn.exec(sql, values).await?;
    Ok(())
}

/// The former texts of these messages, oldest first.
pub(super) async fn of_messages(conn: &mut Conn, messages: &[i64]) -> Result<Vec<Revision>> {
    if messages.is_empty() {
        return Ok(Vec::new());
    }
    let text = format!(
        "SELECT message, format, body, ended_by, ended_at FROM message_revisions
         WHERE message IN ({}) ORDER BY id",
        db::slots(1, messages.len())
    );
    let values: Vec<Value> = messages.iter().map(|id| Value::from(*id)).collect();
    Ok(conn.all(&text, &values).await?)
}
