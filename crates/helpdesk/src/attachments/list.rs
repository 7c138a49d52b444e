//! Which files there are: waiting at a field, or sent with messages.

use std::collections::HashMap;

use db::Conn;

use super::{Attachment, store};
use crate::actor::Actor;
use crate::error::Result;
use crate::place::Place;

/// What the actor handed in at this field and has not sent, oldest first.
pub async fn unsent(conn: &mut Conn, actor: &Actor, place: Place) -> Result<Vec<Attachment>> {
    store::unsent(conn, actor.id, &place.to_string()).await
}

/// The files of one message, whoever asks.
pub async fn of_message(conn: &mut Conn, ticket: i64, message: i64) -> Result<Vec<Attachment>> {
    store::sent(conn, ticket, message, message).await
}

/// The files of a ticket's messages from `first` to `last`, by message. Callers show none but those of messages
/// that the actor may read.
pub async fn of_messages(
    conn: &mut Conn,
    ticket: i64,
    (first, last): (i64, i64),
) -> Result<HashMap<i64, Vec<Attachment>>> {
    let mut files: HashMap<i64, Vec<Attachment>> = HashMap::new();
    for file in store::sent(conn, ticket, first, last).await? {
        if let Some(message) = file.message {
            files.entry(message).or_default().push(file);
        }
    }
    Ok(files)
}
