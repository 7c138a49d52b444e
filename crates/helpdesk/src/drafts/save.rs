//! Keeping a draft.

use locales::Phrase;

use super::{TEXT_MAX, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::place::Place;
use crate::submissions;
use crate::tickets::{self, SUBJECT_MAX};

/// As it stands in the form now.
#[derive(Debug, Clone, Copy, Default)]
pub struct NewDraft<'a> {
    pub subject: &'a str,
    pub text: &'a str,
    pub rich: bool,
    pub quotes: Option<i64>,
    /// The form's idempotency key: a save that arrives after its form was sent keeps nothing.
    pub key: &'a str,
}

/// Keeps the draft in place of the one before; an empty one is forgotten. Rich text is cleaned, as an editor is about
/// to get it. Returns when it was saved, in
/// milliseconds since 1970 UTC. NotFound for who may not write there.
pub async fn save(app: &App, actor: &Actor, place: Place, draft: NewDraft<'_>) -> Result<i64> {
    place.require_writer(actor)?;
    if draft.text.len() > TEXT_MAX || draft.subject.len() > 4 * SUBJECT_MAX {
        return Err(Error::invalid("text", Phrase::new("draft-too-long")));
    }
    let rich = draft.rich && matches!(place, Place::Reply(_));
    let clean = rich.then(|| tickets::clean_draft(draft.text));
    let draft = NewDraft { rich, text: clean.as_deref().unwrap_or(draft.text), ..draft };
    let now = app.now();
    let mut tx = app.begin().await?;
    if let Some(number) = place.ticket() {
        tickets::require_visible_in(&mut tx, actor, number).await?;
    }
    if !submissions::is_used(&mut tx, actor.id, draft.key).await? {
        if text::is_blank(draft.text) && text::is_blank(draft.subject) && draft.quotes.is_none() {
            store::forget(&mut tx, actor.id, place).await?;
        } else {
            store::put(&mut tx, actor.id, place, &draft, now).await?;
        }
    }
    tx.commit().await?;
    Ok(now)
}
