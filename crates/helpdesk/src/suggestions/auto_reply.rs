//! The assistant's own answer to a new request: once, only where an article fits very well, and it counts as nobody's
//! reply.

use locales::{Language, Phrase};
use serde_json::json;

use super::{articles, store};
use crate::app::App;
use crate::assistant;
use crate::error::Result;
use crate::event::{Kind, NewEvent};
use crate::people::{self, Person, State};
use crate::search::{self, Hit};
use crate::signatures::{Purpose, Signer};
use crate::tickets::{self, Channel, Status, Ticket};
use crate::{Event, Role};

/// How well an article has to fit.
pub const FLOOR: f32 = 0.70;

/// Answers the request that this event tells of, where the desk wants it and a public article fits at least as well as
/// [`FLOOR`]. `origin` begins the link to the article. The status stays New.
pub async fn answer_new_request(app: &App, event: &Event, origin: &str) -> Result<()> {
    let is_new = event.kind == Kind::TicketRaised && app.settings().auto_reply;
    let Some(number) = event.ticket.filter(|_| is_new) else { return Ok(()) };
    let Some((ticket, requester, words)) = question(app, number).await? else { return Ok(()) };
    let language = requester.language().unwrap_or(app.settings().language);
    let nearest = search::nearest(app, language, &words).await?.filter(|hit| hit.score >= FLOOR);
    let Some(article) = nearest.map(articles::shortened) else { return Ok(()) };
    post(app, &ticket, &article, &message(language, &article, origin)).await
}

/// The request with its requester and its words, while it waits for its first answer. Whoever talks to the assistant
/// already gets none.
async fn question(app: &App, number: i64) -> Result<Option<(Ticket, Person, String)>> {
    let mut conn = app.read().await?;
    let Some(ticket) = tickets::find(&mut conn, number).await? else { return Ok(None) };
    if ticket.status != Status::New || ticket.channel == Channel::Chat {
        return Ok(None);
    }
    let person = people::find(&mut conn, ticket.requester).await?;
    let is_reached = |person: &Person| {
        person.state == State::Active
            && person.role == Role::Customer
            && person.verified
            && !person.email.is_empty()
    };
    let Some(person) = person.filter(is_reached) else { return Ok(None) };
    let words = tickets::question_of(&mut conn, &ticket).await?;
    Ok(Some((ticket, person, words)))
}

/// Plain words in the requester's language: the article's own, and the way to it.
fn message(language: Language, article: &Hit, origin: &str) -> String {
    let say = |id| Phrase::new(id).say_in(language);
    format!(
        "{}\n\n{}\n{}\n\n{origin}/help/{}\n\n{}",
        say("auto-reply-lead"),
        article.title,
        article.excerpt,
        article.slug,
        say("auto-reply-end"),
    )
}

async fn post(app: &App, ticket: &Ticket, article: &Hit, words: &str) -> Result<()> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let author = assistant::assistant(&mut tx, app).await?;
    // Whoever answered meanwhile did it better.
    let Some(ticket) = tickets::lock_new(&mut tx, ticket.number).await? else { return tx.commit().await };
    if tickets::has_more_than_one_message(&mut tx, ticket.number).await? {
        return tx.commit().await;
    }
    let message = tickets::say_beside(&mut tx, ticket.number, author, words, now).await?;
    if !store::insert_auto_reply(&mut tx, ticket.number, article.id, message, now).await? {
        // Nothing of it may stay.
        return Ok(());
    }
    let data = json!({ "message": message, "article": article.id });
    tx.record(NewEvent::new(Kind::AutoReplied).by(author).on(ticket.number).with(data)).await?;
    tx.commit().await
}

/// What the link in the mail about this answer ends in; None when there was none.
pub async fn auto_reply_to(app: &App, number: i64) -> Result<Option<String>> {
    if store::auto_reply(&mut *app.read().await?, number).await?.is_none() {
        return Ok(None);
    }
    Ok(Some(Signer::load(app).await?.sign(Purpose::AutoReplyHelped, number)))
}
