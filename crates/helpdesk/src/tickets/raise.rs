//! A customer raises a request.

use locales::Phrase;
use serde_json::json;

use super::post::LAST_WORDS_MAX;
use super::{Visibility, Writing, body, counters, rules, store};
use crate::actor::{Actor, Role};
use crate::app::App;
use crate::clock::MINUTE;
use crate::error::{Error, Problems, Result};
use crate::event::{Kind, NewEvent};
use crate::place::Place;
use crate::submissions::{self, confirmed};
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

    let Writing { key, files, .. } = new.description;
    let now = app.now();
    let mut tx = app.begin().await?;
    let named = new.service.map_or_else(String::new, |service| service.to_string());
    let contents = attachments::contents(&mut tx, actor, files).await?;
    let submission =
        submissions::Submission::new(actor.id, key, &["raise", &subject, &body.text, &contents, &named]);
    if let Some(number) = submissions::answered(&mut tx, submission.as_ref()).await? {
        attachments::discard(&mut tx, app, actor, files).await?;
        return confirmed(tx, number).await;
    }
    rules::still_active(&mut tx, actor).await?;
    let most = app.settings().requests_per_customer;
    limits::hit(&mut tx, &format!("raise.{}", actor.id), MINUTE, most, now).await?;

    super::service::require_offered(&mut tx, new.service).await?;
    drafts::forget(&mut tx, actor.id, Place::New).await?;
    let words = body::excerpt(&body.text, body.format, LAST_WORDS_MAX);
    let number = store::insert(&mut tx, &subject, (actor.id, new.service), &words, now).await?;
    let message =
        store::insert_message(&mut tx, number, actor.id, Visibility::Public, &body, None, now).await?;
    let names = attachments::bind(&mut tx, app, actor, Place::New, (number, message), files).await?;
    if body.text.is_empty() {
        store::set_last_words(&mut tx, number, actor.id, &text::excerpt(&names, LAST_WORDS_MAX)).await?;
    }
    let standing = counters::Standing {
        requester: actor.id,
        service: new.service,
        assignee: None,
        status: super::Status::New,
    };
    counters::shift(&mut tx, number, None, Some(standing)).await?;
    let event = NewEvent::new(Kind::TicketRaised).by(actor.id).on(number).with(json!({ "message": message }));
    tx.record(event).await?;
    if !submissions::answer(&mut tx, submission.as_ref(), number, now).await? {
        drop(tx);
        let first = submissions::answered(&mut *app.db.read().await?, submission.as_ref()).await?;
        return first.ok_or_else(|| Error::Conflict(Phrase::new("sent-twice")));
    }
    tx.commit().await?;
    Ok(number)
}
