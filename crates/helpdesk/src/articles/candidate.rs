//! An article to be, made of a ticket that was solved: its words, and what in them may say who somebody is.

use locales::Phrase;
use text::Personal;

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::tickets::{self, ShownTicket, Status, Visibility};

/// Messages that are taken over.
const MESSAGES: usize = 40;

/// What the form for a new article begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    pub title: String,
    /// Markdown.
    pub body: String,
    pub personal: Vec<Personal>,
}

impl Candidate {
    /// From a solved or closed ticket: what both sides wrote to each other, without the team's notes.
    pub async fn of_ticket(app: &App, actor: &Actor, number: i64) -> Result<Self> {
        actor.require_staff()?;
        let shown = tickets::show_ticket(app, actor, number, None).await?;
        if !matches!(shown.ticket.status, Status::Solved | Status::Closed) {
            return Err(Error::Conflict(Phrase::new("article-ticket-not-solved")));
        }
        let mut body = String::new();
        let public = shown.conversation.iter().filter(|said| {
            said.message.visibility == Visibility::Public && said.message.deleted_at.is_none()
        });
        for said in public.take(MESSAGES) {
            let message = &said.message;
            if !body.is_empty() {
                body.push_str("\n\n");
            }
            body.push_str(&text::to_text(&message.body, message.format.into(), super::BODY_MAX / MESSAGES));
        }
        let personal = text::personal(&format!("{}\n{body}", shown.ticket.subject), &names(&shown));
        Ok(Self { title: shown.ticket.subject, body, personal })
    }

    /// What in these words, made of that ticket, may say who somebody is.
    pub async fn personal_in(app: &App, actor: &Actor, number: i64, words: &str) -> Result<Vec<Personal>> {
        actor.require_staff()?;
        let shown = tickets::show_ticket(app, actor, number, None).await?;
        Ok(text::personal(words, &names(&shown)))
    }
}

/// Of everybody who wrote, in parts.
fn names(shown: &ShownTicket) -> Vec<&str> {
    let mut names: Vec<&str> = vec![&shown.requester.first_name, &shown.requester.last_name];
    names.extend(shown.conversation.iter().flat_map(|said| said.author.name.split(' ')));
    names.retain(|name| !name.is_empty());
    names
}
