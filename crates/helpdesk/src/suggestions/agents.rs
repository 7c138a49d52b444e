//! What may help whoever answers a ticket.

use super::draft::{self, DraftReply, asked};
use super::{MOST, Similar, articles, similar};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::people;
use crate::search::Hit;

#[derive(Debug, Clone, Default)]
pub struct ForAgent {
    /// Tickets that a person solved, the most alike first.
    pub similar: Vec<Similar>,
    /// For the team's eyes: internal ones too.
    pub articles: Vec<Hit>,
    /// Made of the article that fits best; None when none fits.
    pub draft: Option<DraftReply>,
}

/// For staff. `origin` begins links to articles.
pub async fn for_ticket(app: &App, actor: &Actor, number: i64, origin: &str) -> Result<ForAgent> {
    actor.require_staff()?;
    let (ticket, words) = asked(app, actor, number).await?;
    let requester = people::find(&mut *app.read().await?, ticket.requester).await?.ok_or(Error::NotFound)?;
    let language = requester.language().unwrap_or(app.settings().language);
    let articles = articles::fitting(app, Some(actor), language, &words).await?;
    let similar = similar::solved_like(app, actor, number, &words, MOST).await?;
    let draft =
        articles.first().cloned().map(|article| draft::of(article, &requester.first_name, language, origin));
    Ok(ForAgent { similar, articles, draft })
}
