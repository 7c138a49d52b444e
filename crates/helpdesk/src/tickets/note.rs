//! An internal note: staff write to staff. It changes no status, and no customer learns of it.

use serde_json::json;

use super::once::{self, Begun};
use super::{Posted, Visibility, Writing, body, quote, rules, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::event::{Kind, NewEvent};
use crate::place::Place;
use crate::{attachments, drafts};

/// Any agent may add a note to any ticket that is not closed.
pub async fn add_note(app: &App, actor: &Actor, number: i64, writing: Writing<'_>) -> Result<Posted> {
    actor.require_staff()?;
    let body = body::checked("note", writing.without_html(), writing.files)?;
    let now = app.now();
    let parts = ["note", &number.to_string(), &body.text];
    let mut work = match once::begin(app, actor, &writing, &parts).await? {
        Begun::New(work) => work,
        Begun::Answered(message) => return Ok(Posted { message }),
    };
    let tx = &mut work.tx;
    let ticket = rules::locked(tx, actor, number).await?;
    rules::require_not_closed(&ticket)?;
    drafts::forget(tx, actor.id, Place::Note(number)).await?;
    let visibility = Visibility::Internal;
    quote::require_quotable(tx, actor, number, visibility, ("note", writing.quotes)).await?;
    let message = store::insert_message(tx, number, actor.id, visibility, &body, writing.quotes, now).await?;
    attachments::bind(tx, app, actor, Place::Note(number), (number, message), writing.files).await?;
    tx.record(NewEvent::new(Kind::NoteAdded).by(actor.id).on(number).with(json!({ "message": message })))
        .await?;
    Ok(Posted { message: work.commit(message).await? })
}
