//! Changing one's own message, for customers and the team alike: the page to edit it on, and what comes of it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use helpdesk::tickets::{self, Format, Message, Writing};
use helpdesk::{Actor, Error};

use crate::page::{Field, Frame, Here, Tone};
use crate::session::{MessageAt, Visitor};
use crate::{Failure, Result, Web, go, render_as, sample};

#[derive(Template)]
#[template(path = "own_message.html")]
pub struct OwnMessage {
    /// At [`Here::Elsewhere`].
    pub frame: Frame,
    pub number: i64,
    pub id: i64,
    /// The request's page.
    pub back: String,
    pub text: Field,
    /// It was written in a rich editor, and is edited as Markdown here.
    pub was_rich: bool,
}

impl OwnMessage {
    pub fn sample() -> Self {
        Self {
            frame: sample::customer(),
            number: 1042,
            id: 6,
            back: "/requests/1042".to_owned(),
            text: Field::new("Will do. Thank you for looking into it so quickly!"),
            was_rich: false,
        }
    }

    pub fn sample_of_staff_with_errors() -> Self {
        Self {
            frame: sample::agent(),
            back: "/t/1042".to_owned(),
            text: Field::wrong("", "Please write something first."),
            was_rich: true,
            ..Self::sample()
        }
    }

    /// Where the form is sent.
    fn action(&self) -> String {
        format!("{}/messages/{}", self.back, self.id)
    }
}

pub async fn show(web: &Web, visitor: &Visitor, actor: &Actor, at: MessageAt) -> Result<Response> {
    let message = tickets::own_message(&web.app, actor, at.number, at.id).await?;
    let text = Field::new(as_typed(&message));
    render_as(StatusCode::OK, &page(web, visitor, actor, at, message.format, text).await?)
}

pub async fn update(
    web: &Web,
    visitor: &Visitor,
    actor: &Actor,
    at: MessageAt,
    writing: Writing<'_>,
) -> Result<Response> {
    match tickets::edit_message(&web.app, actor, at.number, at.id, writing).await {
        Ok(()) => Ok(go(&format!("{}#m{}", back(actor, at.number), at.id)).into_response()),
        Err(Error::Invalid(problems)) => {
            let failure = Failure::from(Error::Invalid(problems));
            let text = Field::wrong(writing.text, failure.sentence(visitor.language).unwrap_or_default());
            let page = page(web, visitor, actor, at, writing.format, text).await?;
            render_as(failure.status(), &page)
        }
        Err(error) => refused(web, visitor, actor, at.number, error),
    }
}

pub async fn delete(web: &Web, visitor: &Visitor, actor: &Actor, at: MessageAt) -> Result<Response> {
    match tickets::delete_message(&web.app, actor, at.number, at.id).await {
        Ok(()) => Ok(go(&format!("{}#m{}", back(actor, at.number), at.id)).into_response()),
        Err(error) => refused(web, visitor, actor, at.number, error),
    }
}

/// Too late: the conversation as it is now, with the reason.
fn refused(web: &Web, visitor: &Visitor, actor: &Actor, number: i64, error: Error) -> Result<Response> {
    match error {
        Error::Conflict(reason) => {
            let reason = reason.say_in(visitor.language);
            Ok(go(&back(actor, number)).flash(web.cookie_names(), Tone::Bad, &reason).into_response())
        }
        other => Err(other.into()),
    }
}

/// The request's page, as this actor sees it.
fn back(actor: &Actor, number: i64) -> String {
    if actor.role.is_staff() { format!("/t/{number}") } else { format!("/requests/{number}") }
}

/// A rich text as somebody would have typed it.
fn as_typed(message: &Message) -> String {
    match message.format {
        Format::Html => text::to_text(&message.body, message.format.into(), tickets::BODY_MAX),
        Format::Plain | Format::Markdown => message.body.clone(),
    }
}

async fn page(
    web: &Web,
    visitor: &Visitor,
    actor: &Actor,
    at: MessageAt,
    format: Format,
    text: Field,
) -> Result<OwnMessage> {
    Ok(OwnMessage {
        frame: web.frame(visitor, Here::Elsewhere).await?,
        number: at.number,
        id: at.id,
        back: back(actor, at.number),
        text,
        was_rich: format == Format::Html,
    })
}
