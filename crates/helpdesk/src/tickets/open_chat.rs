//! A chat becomes a request, inside the chat's own transaction.

use serde_json::json;

use super::body::Body;
use super::counters::Standing;
use super::post::LAST_WORDS_MAX;
use super::{Channel, Format, Priority, Status, Visibility, body, counters, store};
use crate::actor::PersonId;
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};

/// What the chat hands over.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ChatTicket<'a> {
    pub requester: PersonId,
    pub subject: &'a str,
    /// Becomes the first message.
    pub words: &'a str,
    /// For the team: why, what was tried, what was said.
    pub note: &'a str,
    pub note_author: PersonId,
    pub priority: Priority,
    /// Its service, by id.
    pub service: Option<i64>,
}

/// Stores the request with its first message and the note. Returns its number and the id of the note.
pub(crate) async fn open_chat(tx: &mut Tx, app: &App, new: ChatTicket<'_>) -> Result<(i64, i64)> {
    let now = app.now();
    let plain = |text: &str| Body { text: text.to_owned(), format: Format::Plain };
    let words = body::excerpt(new.words, Format::Plain, LAST_WORDS_MAX);
    let number = store::insert(tx, new.subject, (new.requester, new.service), &words, now).await?;
    store::set_channel(tx, number, Channel::Chat).await?;
    let first = plain(new.words);
    let message =
        store::insert_message(tx, number, new.requester, Visibility::Public, &first, None, now).await?;
    let note = plain(new.note);
    let note =
        store::insert_message(tx, number, new.note_author, Visibility::Internal, &note, None, now).await?;
    if new.priority != Priority::Normal {
        let mut ticket = store::find(tx, number).await?.ok_or(Error::NotFound)?;
        ticket.reprioritise(new.priority, now);
        store::update(tx, &ticket).await?;
    }
    let standing =
        Standing { requester: new.requester, service: new.service, assignee: None, status: Status::New };
    counters::shift(tx, number, None, Some(standing)).await?;
    let event =
        NewEvent::new(Kind::TicketRaised).by(new.requester).on(number).with(json!({ "message": message }));
    tx.record(event).await?;
    Ok((number, note))
}
