//! What the requester says of the assistant's own answer, behind the link in its mail: the page changes nothing, its
//! button counts once, and nobody else who holds the link can use it up.

use db::Conn;

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
    pub standing: Standing,
}

/// Whether whoever looks may answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Requester,
    /// Nobody signed in: it may be the requester.
    Unknown,
    Other,
}

impl Standing {
    pub fn is_unknown(self) -> bool {
        self == Self::Unknown
    }

    pub fn is_other(self) -> bool {
        self == Self::Other
    }
}

/// What came of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Helped {
    /// The requester said yes: the request is solved.
    Solved { number: i64 },
    /// The requester's answer is noted, and the request stays as it is.
    Noted { number: i64, helped: bool },
    /// It was not the requester, or not signed in: the link is as good as before.
    Unheard(Standing),
}

/// Fails with NotFound for a link that is not ours, or older than 14 days.
pub async fn behind(app: &App, actor: Option<&Actor>, link: &str) -> Result<Behind> {
    let found = open(app, link).await?;
    let reader = Reader::of(app, None, app.settings().language);
    let mut conn = app.read().await?;
    let cards = articles::visible_among(&mut conn, &reader, &[found.article]).await?;
    Ok(Behind {
        number: found.ticket,
        article: cards.into_iter().next().map(|card| (card.title, card.slug)),
        is_answered: found.answered_at.is_some(),
        standing: standing(&mut conn, actor, found.ticket).await?,
    })
}

async fn open(app: &App, link: &str) -> Result<store::AutoReply> {
    let number = Signer::load(app).await?.open(Purpose::AutoReplyHelped, link).ok_or(Error::NotFound)?;
    let found = store::auto_reply(&mut *app.read().await?, number).await?;
    found.filter(|reply| app.now() < reply.created_at + LIFETIME).ok_or(Error::NotFound)
}

async fn standing(conn: &mut Conn, actor: Option<&Actor>, number: i64) -> Result<Standing> {
    let Some(actor) = actor else { return Ok(Standing::Unknown) };
    let ticket = tickets::find(conn, number).await?.ok_or(Error::NotFound)?;
    Ok(if ticket.requester == actor.id { Standing::Requester } else { Standing::Other })
}

/// Notes the answer of the request's own requester, signed in, once; a yes solves the request. Of everybody else
/// nothing is noted.
pub async fn answer(app: &App, actor: Option<&Actor>, link: &str, helped: bool) -> Result<Helped> {
    let number = open(app, link).await?.ticket;
    let mut tx = app.begin().await?;
    let actor = match (standing(&mut tx, actor, number).await?, actor) {
        (Standing::Requester, Some(actor)) => actor,
        (standing, _) => return Ok(Helped::Unheard(standing)),
    };
    let solved = helped && tickets::solve_own(&mut tx, app, actor, number).await?;
    if !store::answer_auto_reply(&mut tx, number, helped, actor.id, app.now()).await? {
        return Err(Error::Conflict(locales::Phrase::new("helped-answered")));
    }
    tx.commit().await?;
    Ok(if solved { Helped::Solved { number } } else { Helped::Noted { number, helped } })
}
