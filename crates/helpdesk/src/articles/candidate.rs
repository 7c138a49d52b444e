//! An article to be, made of a ticket that was solved: its words, and what in them may say who somebody is.

use locales::Phrase;
use text::Personal;

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::tickets::{self, Status, Visibility};

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
        let mut names: Vec<&str> = vec![&shown.requester.first_name, &shown.requester.last_name];
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
            names.extend(said.author.name.split(' '));
        }
        names.retain(|name| !name.is_empty());
        let title = shown.ticket.subject;
        let personal = text::personal(&format!("{title}\n{body}"), &names);
        Ok(Self { title, body, personal })
    }
}
