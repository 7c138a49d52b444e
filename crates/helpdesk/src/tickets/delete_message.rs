//! Somebody takes their own message back. Its place stays, and the team can still read what it said.

use locales::Phrase;
use serde_json::json;

use super::{Visibility, change, revision_store, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};

/// For five minutes, while the ticket is not closed. The description of a request cannot be deleted: a request
/// without one would be nothing that somebody could answer. Deleting twice changes nothing.
pub async fn delete_message(app: &App, actor: &Actor, number: i64, id: i64) -> Result<()> {
    let mut tx = app.begin().await?;
    let Some(message) = change::locked(&mut tx, app, actor, number, id).await? else {
        return tx.commit().await;
    };
    if store::first_message(&mut tx, number).await? == Some(id) {
        return Err(Error::Conflict(Phrase::new("description-stays")));
    }
    let now = app.now();
    revision_store::insert(&mut tx, &message, actor.id, now).await?;
    store::delete_body(&mut tx, id, now).await?;
    let kind = match message.visibility {
        Visibility::Public => Kind::MessageDeleted,
        Visibility::Internal => Kind::NoteDeleted,
    };
    if message.visibility == Visibility::Public {
        change::refresh_last_words(&mut tx, number).await?;
    }
    tx.record(NewEvent::new(kind).by(actor.id).on(number).with(json!({ "message": id }))).await?;
    tx.commit().await
}
