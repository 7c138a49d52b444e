//! An internal note: staff write to staff. It changes no status, and no customer learns of it.

use locales::Phrase;
use serde_json::json;

use super::{Posted, Visibility, Writing, body, quote, rules, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::place::Place;
use crate::submissions::{self, Submission, confirmed};
use crate::{attachments, drafts};

/// Any agent may add a note to any ticket that is not closed.
pub async fn add_note(app: &App, actor: &Actor, number: i64, writing: Writing<'_>) -> Result<Posted> {
    actor.require_staff()?;
    let body = body::checked("note", writing.without_html(), writing.files)?;
    let now = app.now();
    let mut tx = app.begin().await?;
    let contents = attachments::contents(&mut tx, actor, writing.files).await?;
    let parts = ["note", &number.to_string(), &body.text, &contents, &writing.quotes_as_text()];
    let submission = Submission::new(actor.id, writing.key, &parts);
    if let Some(message) = submissions::answered(&mut tx, submission.as_ref()).await? {
        attachments::discard(&mut tx, app, actor, writing.files).await?;
        return Ok(Posted { message: confirmed(tx, message).await? });
    }
    let ticket = rules::locked(&mut tx, actor, number).await?;
    rules::require_not_closed(&ticket)?;
    drafts::forget(&mut tx, actor.id, Place::Note(number)).await?;
    let visibility = Visibility::Internal;
    quote::require_quotable(&mut tx, actor, number, visibility, ("note", writing.quotes)).await?;
    let message =
        store::insert_message(&mut tx, number, actor.id, visibility, &body, writing.quotes, now).await?;
    attachments::bind(&mut tx, app, actor, Place::Note(number), (number, message), writing.files).await?;
    tx.record(NewEvent::new(Kind::NoteAdded).by(actor.id).on(number).with(json!({ "message": message })))
        .await?;
    if !submissions::answer(&mut tx, submission.as_ref(), message, now).await? {
        drop(tx);
        let first = submissions::answered(&mut *app.db.read().await?, submission.as_ref()).await?;
        let message = first.ok_or_else(|| Error::Conflict(Phrase::new("sent-twice")))?;
        return Ok(Posted { message });
    }
    tx.commit().await?;
    Ok(Posted { message })
}
