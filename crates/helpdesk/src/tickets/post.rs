//! Public messages: the customer's and the agents'.

use serde_json::json;

use super::body::{self, Body};
use super::once::{self, Begun};
use super::{Status, Ticket, Visibility, Writing, counters, quote, rules, store};
use crate::actor::{Actor, Role};
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::place::Place;
use crate::{attachments, drafts, suggestions};

/// Characters of the newest message that lists show.
pub(crate) const LAST_WORDS_MAX: usize = 120;

/// A stored message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posted {
    pub message: i64,
}

/// The requester writes on their own request. It goes back to the desk: Open, also from Solved.
pub async fn post_message(app: &App, actor: &Actor, number: i64, writing: Writing<'_>) -> Result<Posted> {
    if actor.role != Role::Customer {
        return Err(Error::NotFound);
    }
    write(app, actor, Place::Message(number), writing.without_html(), |ticket| match ticket.status {
        Status::Pending | Status::Solved => Status::Open,
        unchanged => unchanged,
    })
    .await
}

/// The agent who has the ticket, or an admin, answers. It waits for the customer then: Pending; an answer to a
/// solved one leaves it solved.
pub async fn reply(app: &App, actor: &Actor, number: i64, writing: Writing<'_>) -> Result<Posted> {
    actor.require_staff()?;
    write(app, actor, Place::Reply(number), writing, |ticket| match ticket.status {
        Status::Solved => Status::Solved,
        _ => Status::Pending,
    })
    .await
}

async fn write(
    app: &App,
    actor: &Actor,
    place: Place,
    writing: Writing<'_>,
    next: impl Fn(&Ticket) -> Status + Send,
) -> Result<Posted> {
    let field = place.field();
    let body = body::checked(field, writing, writing.files)?;
    let number = place.ticket().ok_or(Error::NotFound)?;
    let words = body.words();
    let parts = ["post", &number.to_string(), &body.text];
    let mut work = match once::begin(app, actor, &writing, &parts).await? {
        Begun::New(work) => work,
        Begun::Answered(message) => return Ok(Posted { message }),
    };
    let tx = &mut work.tx;
    let ticket = rules::locked(tx, actor, number).await?;
    if actor.role.is_staff() {
        rules::require_work_on(tx, actor, &ticket).await?;
    }
    rules::require_not_closed(&ticket)?;
    if actor.role.is_staff() {
        suggestions::require_confirmed(tx, number, &words, writing.confirmed).await?;
    }
    quote::require_quotable(tx, actor, number, Visibility::Public, (field, writing.quotes)).await?;
    let status = next(&ticket);
    drafts::forget(tx, actor.id, place).await?;
    let message = store_message(tx, app, actor, ticket, (&body, writing.quotes), status).await?;
    let names = attachments::bind(tx, app, actor, place, (number, message), writing.files).await?;
    if body.text.is_empty() {
        store::set_last_words(tx, number, actor.id, &text::excerpt(&names, LAST_WORDS_MAX)).await?;
    }
    Ok(Posted { message: work.commit(message).await? })
}

async fn store_message(
    tx: &mut Tx,
    app: &App,
    actor: &Actor,
    mut ticket: Ticket,
    (body, quotes): (&Body, Option<i64>),
    status: Status,
) -> Result<i64> {
    let now = app.now();
    let number = ticket.number;
    let message = store::insert_message(tx, number, actor.id, Visibility::Public, body, quotes, now).await?;
    let before = counters::Standing::from(&ticket);
    let mut data = json!({ "message": message });
    if status != ticket.status {
        data["from"] = ticket.status.as_str().into();
        data["to"] = status.as_str().into();
    }
    ticket.move_to(status, now);
    store::update(tx, &ticket).await?;
    let words = body::excerpt(&body.text, body.format, LAST_WORDS_MAX);
    store::set_last_words(tx, number, actor.id, &words).await?;
    counters::shift(tx, number, Some(before), Some((&ticket).into())).await?;
    tx.record(NewEvent::new(Kind::MessagePosted).by(actor.id).on(number).with(data)).await?;
    Ok(message)
}
