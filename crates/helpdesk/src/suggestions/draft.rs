//! A reply in draft, made of an article's own words, of a canned text, or of both. None of another ticket's words get
//! into it.

use locales::{Language, Phrase};

use super::{articles, store};
use crate::actor::Actor;
use crate::app::App;
use crate::canned::{self, CannedText, Facts, filled, literal};
use crate::drafts::{self, NewDraft};
use crate::error::{Error, Result};
use crate::people::{self, Person};
use crate::place::Place;
use crate::search::{self, Hit};
use crate::tickets::{self, Ticket};

/// A draft with what it was made of: at least one of both.
#[derive(Debug, Clone, PartialEq)]
pub struct DraftReply {
    /// Markdown, in the requester's language.
    pub text: String,
    pub article: Option<Hit>,
    pub canned: Option<CannedText>,
}

/// What a draft is to be made of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Source<'a> {
    /// A slug; empty for none.
    pub article: &'a str,
    pub canned: Option<i64>,
}

/// What is asked, by whom, and in which language an answer goes out.
pub(super) struct Asked {
    pub(super) ticket: Ticket,
    pub(super) words: String,
    pub(super) requester: Person,
    pub(super) language: Language,
}

/// What they say, as the actor's reply. A canned text speaks for itself, and leads to a public article; without one the
/// article's own words follow a greeting. None for nothing. `origin` begins links.
pub(super) fn of(
    app: &App,
    actor: &Actor,
    asked: &Asked,
    article: Option<Hit>,
    canned: Option<CannedText>,
    origin: &str,
) -> Option<DraftReply> {
    let article = article.filter(|article| canned.is_none() || !article.internal);
    let mut text = match (&canned, &article) {
        (Some(canned), _) => format!("{}\n", filled(&canned.text, &facts(app, actor, asked))),
        (None, Some(article)) => {
            format!("{}\n\n{}\n", greeting(asked), text::markdown_of_plain(&article.excerpt))
        }
        (None, None) => return None,
    };
    if let Some(article) = article.as_ref().filter(|article| !article.internal) {
        text.push_str(&format!("\n{}: {origin}/help/{}\n", literal(&article.title), article.slug));
    }
    Some(DraftReply { text, article, canned })
}

fn greeting(asked: &Asked) -> String {
    let greeting = match asked.requester.first_name.as_str() {
        "" => Phrase::new("draft-greeting-nobody"),
        name => Phrase::new("draft-greeting").with("name", literal(name)),
    };
    greeting.say_in(asked.language)
}

/// In the order of [`canned::PLACEHOLDERS`].
fn facts(app: &App, actor: &Actor, asked: &Asked) -> Facts {
    let requester = &asked.requester;
    Facts([
        requester.first_name.clone(),
        requester.last_name.clone(),
        requester.full_name(),
        actor.first_name.clone(),
        actor.full_name(),
        asked.ticket.number.to_string(),
        asked.ticket.subject.clone(),
        app.settings().desk_name.clone(),
    ])
}

/// What stands in the field for a reply already.
#[derive(Debug, Clone, Copy, Default)]
pub struct Typed<'a> {
    pub text: &'a str,
    /// Whether it is HTML from the rich editor.
    pub rich: bool,
    /// Whether it is to become so: where a script opens that editor, the marks of Markdown would be words.
    pub becomes_rich: bool,
}

/// Puts the draft made of this into the actor's field for a reply, below what stands there: `typed`, or what
/// was kept of it. Words of an internal article are remembered, so that sending them asks once more.
pub async fn use_draft(
    app: &App,
    actor: &Actor,
    number: i64,
    source: Source<'_>,
    typed: Option<Typed<'_>>,
    origin: &str,
) -> Result<()> {
    actor.require_staff()?;
    let draft = made(app, actor, number, source, origin).await?;
    let place = Place::Reply(number);
    let kept = drafts::on_ticket(app, actor, number).await?.into_iter().find(|draft| draft.place == place);
    let before = typed.or_else(|| {
        kept.as_ref().map(|kept| Typed { text: &kept.text, rich: kept.rich, becomes_rich: false })
    });
    let before = before.unwrap_or_default();
    let text = below(before, &draft.text, origin);
    if let Some(article) = draft.article.filter(|article| article.internal) {
        let mut tx = app.begin().await?;
        let source = (article.id, article.title.as_str());
        store::put_internal_passage(&mut tx, number, source, &article.excerpt, app.now()).await?;
        tx.commit().await?;
    }
    let new = NewDraft {
        text: &text,
        rich: before.rich || before.becomes_rich,
        quotes: kept.as_ref().and_then(|kept| kept.quotes),
        ..NewDraft::default()
    };
    drafts::save(app, actor, place, new).await.map(drop)
}

/// The draft, in the form of what stands above it.
fn below(before: Typed<'_>, draft: &str, origin: &str) -> String {
    let html =
        |markdown: &str| text::to_html(markdown, text::Format::Markdown, text::Pictures::Linked(origin));
    if before.rich {
        return format!("{}{}", before.text, html(draft));
    }
    if before.becomes_rich {
        return format!("{}{}", html(before.text), html(draft));
    }
    match before.text.trim_end() {
        "" => draft.to_owned(),
        above => format!("{above}\n\n{draft}"),
    }
}

/// Made anew from what is stored: what a form sends is no draft of ours.
pub(super) async fn made(
    app: &App,
    actor: &Actor,
    number: i64,
    source: Source<'_>,
    origin: &str,
) -> Result<DraftReply> {
    let asked = asked(app, actor, number).await?;
    let canned = match source.canned {
        Some(id) => Some(canned::find(app, actor, id).await?),
        None => None,
    };
    let article = match source.article {
        "" => None,
        slug => {
            let found = search::article(app, Some(actor), asked.language, slug, &asked.words).await?;
            Some(found.map(articles::shortened).ok_or(Error::NotFound)?)
        }
    };
    of(app, actor, &asked, article, canned, origin).ok_or(Error::NotFound)
}

/// The ticket, if this member of the team may see it, and what its customer asks.
pub(super) async fn asked(app: &App, actor: &Actor, number: i64) -> Result<Asked> {
    let mut conn = app.read().await?;
    tickets::require_visible_in(&mut conn, actor, number).await?;
    let ticket = tickets::find(&mut conn, number).await?.ok_or(Error::NotFound)?;
    let words = tickets::question_of(&mut conn, &ticket).await?;
    let requester = people::find(&mut conn, ticket.requester).await?.ok_or(Error::NotFound)?;
    let language = requester.language().unwrap_or(app.settings().language);
    Ok(Asked { ticket, words, requester, language })
}
