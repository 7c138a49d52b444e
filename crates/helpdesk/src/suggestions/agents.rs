//! What may help whoever answers a ticket.

use super::draft::{self, DraftReply, asked};
use super::{MOST, Similar, articles, canned, similar};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::search::Hit;
use crate::tickets::{self, Answering};

#[derive(Debug, Clone)]
pub struct ForAgent {
    /// Whether there is a field for a reply to put a draft into.
    pub answering: Answering,
    /// Tickets that a person solved, the most alike first.
    pub similar: Vec<Similar>,
    /// For the team's eyes: internal ones too.
    pub articles: Vec<Hit>,
    /// Made of the article and the canned text that fit best; None when none fits.
    pub draft: Option<DraftReply>,
}

/// For staff. `origin` begins links to articles.
pub async fn for_ticket(app: &App, actor: &Actor, number: i64, origin: &str) -> Result<ForAgent> {
    actor.require_staff()?;
    let asked = asked(app, actor, number).await?;
    let articles = articles::fitting(app, Some(actor), asked.language, &asked.words).await?;
    let similar = similar::solved_like(app, actor, number, &asked.words, MOST).await?;
    let canned = canned::fitting(app, actor, asked.language, &asked.words).await?;
    let draft = draft::of(app, actor, &asked, articles.first().cloned(), canned, origin);
    Ok(ForAgent { answering: tickets::answering(actor, &asked.ticket), similar, articles, draft })
}
