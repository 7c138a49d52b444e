//! Somebody edits their own message. The team can still read what it said before.

use locales::Phrase;
use serde_json::json;

use super::{Visibility, Writing, body, change, revision_store, store};
use crate::actor::Actor;
use crate::app::App;
use crate::attachments;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::suggestions;

/// For five minutes, while the ticket is not closed. The same text again changes nothing.
pub async fn edit_message(
    app: &App,
    actor: &Actor,
    number: i64,
    id: i64,
    writing: Writing<'_>,
) -> Result<()> {
    let mut tx = app.begin().await?;
    let message = change::locked(&mut tx, app, actor, number, id).await?;
    let message = message.ok_or_else(|| Error::Conflict(Phrase::new("message-is-deleted")))?;
    let is_reply = actor.role.is_staff() && message.visibility == Visibility::Public;
    let writing = if is_reply { writing } else { writing.without_html() };
    let files: Vec<i64> =
        attachments::of_message(&mut tx, number, id).await?.into_iter().map(|file| file.id).collect();
    let body = body::checked("message", writing, &files)?;
    if body.text == message.body && body.format == message.format {
        return tx.commit().await;
    }
    if is_reply {
        // What the message held before was asked about when it was sent.
        let before = text::to_text(&message.body, message.format.into(), usize::MAX);
        let asked = match suggestions::require_confirmed(&mut tx, number, &before, false).await {
            Ok(()) => false,
            Err(Error::Invalid(_)) => true,
            Err(other) => return Err(other),
        };
        suggestions::require_confirmed(&mut tx, number, &body.words(), asked).await?;
    }
    let now = app.now();
    revision_store::insert(&mut tx, &message, actor.id, now).await?;
    store::set_body(&mut tx, id, &body, now).await?;
    let kind = match message.visibility {
        Visibility::Public => Kind::MessageEdited,
        Visibility::Internal => Kind::NoteEdited,
    };
    if message.visibility == Visibility::Public {
        change::refresh_last_words(&mut tx, number).await?;
    }
    tx.record(NewEvent::new(kind).by(actor.id).on(number).with(json!({ "message": id }))).await?;
    tx.commit().await
}
