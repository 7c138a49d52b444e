//! A customer raises a request.

use serde_json::json;

use super::once::{self, Begun};
use super::post::LAST_WORDS_MAX;
use super::{Visibility, Writing, body, counters, rules, store};
use crate::actor::{Actor, Role};
use crate::app::App;
use crate::clock::MINUTE;
use crate::error::{Error, Problems, Result};
use crate::event::{Kind, NewEvent};
use crate::place::Place;
use crate::{attachments, drafts, limits};

/// What the form holds.
#[derive(Debug, Clone, Copy)]
pub struct NewTicket<'a> {
    pub subject: &'a str,
    /// Becomes the first message.
    pub description: Writing<'a>,
    /// The service that it is about, by its id.
    pub service: Option<i64>,
}

/// Stores the request with its description as first message. Returns its number; the same for the same
/// submission.
pub async fn raise(app: &App, actor: &Actor, new: NewTicket<'_>) -> Result<i64> {
    if actor.role != Role::Customer {
        return Err(Error::NotFound);
    }
    let mut problems = Problems::default();
    let subject = rules::check_subject("subject", new.subject, &mut problems);
    let body =
        body::check("description", new.description.without_html(), new.description.files, &mut problems);
    problems.check()?;

    let now = app.now();
    let named = new.service.map_or_else(String::new, |service| service.to_string());
    let parts = ["raise", &subject, &body.text, &named];
    let mut work = match once::begin(app, actor, &new.description, &parts).await? {
        Begun::New(work) => work,
        Begun::Answered(number) => return Ok(number),
    };
    let tx = &mut work.tx;
    rules::still_active(tx, actor).await?;
    let most = app.settings().requests_per_customer;
    limits::hit(tx, &format!("raise.{}", actor.id), MINUTE, most, now).await?;

    super::service::require_offered(tx, new.service).await?;
    drafts::forget(tx, actor.id, Place::New).await?;
    let words = body::excerpt(&body.text, body.format, LAST_WORDS_MAX);
    let number = store::insert(tx, &subject, (actor.id, new.service), &words, now).await?;
    let message = store::insert_message(tx, number, actor.id, Visibility::Public, &body, None, now).await?;
    let names =
        attachments::bind(tx, app, actor, Place::New, (number, message), new.description.files).await?;
    if body.text.is_empty() {
        store::set_last_words(tx, number, actor.id, &text::excerpt(&names, LAST_WORDS_MAX)).await?;
    }
    let standing = counters::Standing {
        requester: actor.id,
        service: new.service,
        assignee: None,
        status: super::Status::New,
    };
    counters::shift(tx, number, None, Some(standing)).await?;
    let event = NewEvent::new(Kind::TicketRaised).by(actor.id).on(number).with(json!({ "message": message }));
    tx.record(event).await?;
    work.commit(number).await
}
