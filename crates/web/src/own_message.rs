//! Changing one's own message, for customers and the team alike: the page to edit it on, and what comes of it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use helpdesk::tickets::{self, Format};
use helpdesk::{Actor, Error};

use crate::form::Fields;
use crate::page::{Field, Frame, Here, Tone};
use crate::session::{MessageAt, Visitor};
use crate::{Failure, Result, Web, go, render_as, sample, writing};

#[derive(Template)]
#[template(path = "own_message.html")]
pub struct OwnMessage {
    /// At [`Here::Elsewhere`].
    pub frame: Frame,
    pub number: i64,
    pub id: i64,
    /// The request's page.
    pub back: String,
    /// A rich text without its marks, for whom no editor opens.
    pub text: Field,
    /// The same as an editor takes it, when it was written in one.
    pub rich: Option<String>,
}

impl OwnMessage {
    pub fn sample() -> Self {
        Self {
            frame: sample::customer(),
            number: 1042,
            id: 6,
            back: "/requests/1042".to_owned(),
            text: Field::new("Will do. Thank you for looking into it so quickly!"),
            rich: None,
        }
    }

    pub fn sample_of_staff_with_errors() -> Self {
        Self {
            frame: sample::agent(),
            back: "/t/1042".to_owned(),
            text: Field::wrong("", "Please write something first."),
            rich: Some("<p>Please <strong>restart</strong> it.</p>".to_owned()),
            ..Self::sample()
        }
    }

    /// Where the form is sent.
    fn action(&self) -> String {
        format!("{}/messages/{}", self.back, self.id)
    }
}

/// The page to edit it on. `Who` is the side whose address it is: Customer or Staff.
pub async fn show<Who: Into<Actor>>(
    State(web): State<Web>,
    visitor: Visitor,
    who: Who,
    at: MessageAt,
) -> Result<Response> {
    let actor = who.into();
    let message = tickets::own_message(&web.app, &actor, at.number, at.id).await?;
    let page = page(&web, &visitor, &actor, at, Text { body: &message.body, format: message.format }).await?;
    render_as(StatusCode::OK, &page)
}

pub async fn update<Who: Into<Actor>>(
    State(web): State<Web>,
    visitor: Visitor,
    who: Who,
    at: MessageAt,
    fields: Fields,
) -> Result<Response> {
    let actor = who.into();
    let writing = writing::reply(&fields, "message");
    match tickets::edit_message(&web.app, &actor, at.number, at.id, writing).await {
        Ok(()) => Ok(go(&format!("{}#m{}", back(&actor, at.number), at.id)).into_response()),
        Err(Error::Invalid(problems)) => {
            let failure = Failure::from(Error::Invalid(problems));
            let typed = Text { body: writing.text, format: writing.format };
            let mut page = page(&web, &visitor, &actor, at, typed).await?;
            page.text.error = failure.sentence(visitor.language);
            render_as(failure.status(), &page)
        }
        Err(error) => refused(&web, &visitor, &actor, at.number, error),
    }
}

pub async fn delete<Who: Into<Actor>>(
    State(web): State<Web>,
    visitor: Visitor,
    who: Who,
    at: MessageAt,
) -> Result<Response> {
    let actor = who.into();
    match tickets::delete_message(&web.app, &actor, at.number, at.id).await {
        Ok(()) => Ok(go(&format!("{}#m{}", back(&actor, at.number), at.id)).into_response()),
        Err(error) => refused(&web, &visitor, &actor, at.number, error),
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

/// What stands in the field.
#[derive(Clone, Copy)]
struct Text<'a> {
    body: &'a str,
    format: Format,
}

impl Text<'_> {
    fn plain(self) -> String {
        match self.format {
            Format::Html => text::to_text(self.body, self.format.into(), tickets::BODY_MAX),
            Format::Plain | Format::Markdown => self.body.to_owned(),
        }
    }

    fn rich(self) -> Option<String> {
        (self.format == Format::Html).then(|| tickets::clean_draft(self.body))
    }
}

async fn page(
    web: &Web,
    visitor: &Visitor,
    actor: &Actor,
    at: MessageAt,
    text: Text<'_>,
) -> Result<OwnMessage> {
    Ok(OwnMessage {
        frame: web.frame(visitor, Here::Elsewhere).await?,
        number: at.number,
        id: at.id,
        back: back(actor, at.number),
        text: Field::new(text.plain()),
        rich: text.rich(),
    })
}
