//! A reply in draft, made of an article's own words. None of another ticket's words get into it.

use locales::Phrase;

use super::{articles, store};
use crate::actor::Actor;
use crate::app::App;
use crate::drafts::{self, NewDraft};
use crate::error::{Error, Result};
use crate::people;
use crate::place::Place;
use crate::search::{self, Hit};
use crate::tickets::{self, Ticket};

/// A draft with what it was made of.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftReply {
    /// Markdown, in the requester's language.
    pub text: String,
    pub source: Hit,
}

/// What the article says, as a reply to this person. `origin` begins the link to a public one.
pub(super) fn of(article: Hit, first_name: &str, language: locales::Language, origin: &str) -> DraftReply {
    let greeting = match first_name {
        "" => Phrase::new("draft-greeting-nobody"),
        name => Phrase::new("draft-greeting").with("name", name),
    };
    let mut text = format!("{}\n\n{}\n", greeting.say_in(language), article.excerpt);
    if !article.internal {
        text.push_str(&format!("\n{}: {origin}/help/{}\n", article.title, article.slug));
    }
    DraftReply { text, source: article }
}

/// What stands in the field for a reply already.
#[derive(Debug, Clone, Copy, Default)]
pub struct Typed<'a> {
    pub text: &'a str,
    /// Whether it is HTML from the rich editor.
    pub rich: bool,
}

/// Puts the draft made of this article into the actor's field for a reply, below what stands there: `typed`, or what
/// was kept of it. Words of an internal article are remembered, so that sending them asks once more.
pub async fn use_draft(
    app: &App,
    actor: &Actor,
    number: i64,
    slug: &str,
    typed: Option<Typed<'_>>,
    origin: &str,
) -> Result<()> {
    actor.require_staff()?;
    let draft = made(app, actor, number, slug, origin).await?;
    let place = Place::Reply(number);
    let kept = drafts::on_ticket(app, actor, number).await?.into_iter().find(|draft| draft.place == place);
    let before = typed.or_else(|| kept.as_ref().map(|kept| Typed { text: &kept.text, rich: kept.rich }));
    let before = before.unwrap_or_default();
    let text = below(before, &draft.text, origin);
    if draft.source.internal {
        let mut tx = app.begin().await?;
        let source = (draft.source.id, draft.source.title.as_str());
        store::put_internal_passage(&mut tx, number, source, &draft.source.excerpt, app.now()).await?;
        tx.commit().await?;
    }
    let new = NewDraft {
        text: &text,
        rich: before.rich,
        quotes: kept.as_ref().and_then(|kept| kept.quotes),
        ..NewDraft::default()
    };
    drafts::save(app, actor, place, new).await.map(drop)
}

/// The draft, in the form of what stands above it.
fn below(before: Typed<'_>, draft: &str, origin: &str) -> String {
    if before.rich {
        let html = text::to_html(draft, text::Format::Markdown, text::Pictures::Linked(origin));
        return format!("{}{html}", before.text);
    }
    match before.text.trim_end() {
        "" => draft.to_owned(),
        above => format!("{above}\n\n{draft}"),
    }
}

/// Made anew from what is stored: what a form sends is no draft of ours.
async fn made(app: &App, actor: &Actor, number: i64, slug: &str, origin: &str) -> Result<DraftReply> {
    let (ticket, words) = asked(app, actor, number).await?;
    let requester = people::find(&mut *app.read().await?, ticket.requester).await?.ok_or(Error::NotFound)?;
    let language = requester.language().unwrap_or(app.settings().language);
    let found = search::article(app, Some(actor), language, slug, &words).await?;
    let article = found.map(articles::shortened).ok_or(Error::NotFound)?;
    Ok(of(article, &requester.first_name, language, origin))
}

/// The ticket, if this member of the team may see it, and what its customer asks.
pub(super) async fn asked(app: &App, actor: &Actor, number: i64) -> Result<(Ticket, String)> {
    let mut conn = app.read().await?;
    tickets::require_visible_in(&mut conn, actor, number).await?;
    let ticket = tickets::find(&mut conn, number).await?.ok_or(Error::NotFound)?;
    let words = tickets::question_of(&mut conn, &ticket).await?;
    Ok((ticket, words))
}
