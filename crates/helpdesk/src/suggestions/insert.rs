//! Putting a canned text into a reply by hand: found by its name, filled with what is known of the ticket.

use super::draft::{Source, asked, made};
use crate::actor::Actor;
use crate::app::App;
use crate::canned::{self, CannedText};
use crate::error::{Error, Result};

/// A canned text as it goes into a reply to one ticket.
#[derive(Debug, Clone, PartialEq)]
pub struct FilledText {
    pub name: String,
    /// Markdown.
    pub text: String,
}

/// Canned texts for a reply to this ticket whose names have these words: those in the requester's language first.
pub async fn canned_for(app: &App, actor: &Actor, number: i64, words: &str) -> Result<Vec<CannedText>> {
    actor.require_staff()?;
    let asked = asked(app, actor, number).await?;
    canned::search(app, actor, asked.language.tag(), words).await
}

/// This canned text with its placeholders filled in for this ticket.
pub async fn filled(app: &App, actor: &Actor, number: i64, id: i64) -> Result<FilledText> {
    actor.require_staff()?;
    let source = Source { article: "", canned: Some(id) };
    let draft = made(app, actor, number, source, "").await?;
    let name = draft.canned.ok_or(Error::NotFound)?.name;
    Ok(FilledText { name, text: draft.text })
}
