//! What somebody says of the assistant's own answer, behind the link in its mail: the page changes nothing, its button
//! counts once.

use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::articles::{self, Reader};
use crate::clock::DAY;
use crate::error::{Error, Result};
use crate::signatures::{Purpose, Signer};
use crate::tickets;

const LIFETIME: i64 = 14 * DAY;

/// What stands behind a link.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Behind {
    pub number: i64,
    /// Title and slug, while everybody may read it.
    pub article: Option<(String, String)>,
    pub is_answered: bool,
}

/// What came of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Helped {
    /// The requester said yes: the request is solved.
    Solved { number: i64 },
    /// It is noted and changes nothing.
    Noted { number: i64, helped: bool },
}

/// Fails with NotFound for a link that is not ours, or older than 14 days.
pub async fn behind(app: &App, link: &str) -> Result<Behind> {
    let found = open(app, link).await?;
    let reader = Reader::of(app, None, app.settings().language);
    let mut conn = app.read().await?;
    let cards = articles::visible_among(&mut conn, &reader, &[found.article]).await?;
    Ok(Behind {
        number: found.ticket,
        article: cards.into_iter().next().map(|card| (card.title, card.slug)),
        is_answered: found.answered_at.is_some(),
    })
}

async fn open(app: &App, link: &str) -> Result<store::AutoReply> {
    let number = Signer::load(app).await?.open(Purpose::AutoReplyHelped, link).ok_or(Error::NotFound)?;
    let found = store::auto_reply(&mut *app.read().await?, number).await?;
    found.filter(|reply| app.now() < reply.created_at + LIFETIME).ok_or(Error::NotFound)
}

/// Notes the answer, once. Only its requester, signed in, solves the request with it.
pub async fn answer(app: &App, actor: Option<&Actor>, link: &str, helped: bool) -> Result<Helped> {
    let number = open(app, link).await?.ticket;
    let mut tx = app.begin().await?;
    let solved = match actor {
        Some(actor) if helped => tickets::solve_own(&mut tx, app, actor, number).await?,
        _ => false,
    };
    let by = actor.map(|actor| actor.id);
    if !store::answer_auto_reply(&mut tx, number, helped, by, app.now()).await? {
        return Err(Error::Conflict(locales::Phrase::new("helped-answered")));
    }
    tx.commit().await?;
    Ok(if solved { Helped::Solved { number } } else { Helped::Noted { number, helped } })
}
