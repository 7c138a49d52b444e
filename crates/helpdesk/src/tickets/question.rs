//! What a ticket asks, in plain words: to look for an answer with.

use db::Conn;

use super::{Ticket, store};
use crate::error::Result;

/// Characters of the first message that count.
const WORDS_MAX: usize = 1_500;

/// The subject and the beginning of the first message, whoever asks.
pub(crate) async fn question_of(conn: &mut Conn, ticket: &Ticket) -> Result<String> {
    let first = match store::first_message(conn, ticket.number).await? {
        Some(id) => store::message(conn, id).await?.filter(|message| message.deleted_at.is_none()),
        None => None,
    };
    let words = first.map(|message| text::to_text(&message.body, message.format.into(), WORDS_MAX));
    Ok(format!("{}\n{}", ticket.subject, words.unwrap_or_default()))
}
