//! "Did this help?", behind the link in the mail of the assistant's own answer.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use helpdesk::suggestions::{self, Helped, Standing};

use crate::form::Fields;
use crate::page::{Frame, Here};
use crate::session::Visitor;
use crate::{Result, Web, go, render, sample};

#[derive(Template)]
#[template(path = "suggestions/helped.html")]
pub struct HelpedPage {
    pub frame: Frame,
    /// The page's own path: where the form goes.
    pub action: String,
    pub number: i64,
    /// Title and slug, while everybody may read it.
    pub article: Option<(String, String)>,
    pub is_answered: bool,
    pub standing: Standing,
}

impl HelpedPage {
    pub fn sample() -> Self {
        Self {
            frame: sample::visitor(),
            action: "/helped/1042.kZ0".to_owned(),
            number: 1042,
            article: Some(("Wifi is slow in one room".to_owned(), "slow-wifi".to_owned())),
            is_answered: false,
            standing: Standing::Unknown,
        }
    }

    pub fn sample_of_another() -> Self {
        Self { standing: Standing::Other, ..Self::sample() }
    }

    pub fn sample_answered() -> Self {
        Self { is_answered: true, ..Self::sample() }
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor, Path(link): Path<String>) -> Result<Response> {
    let behind = suggestions::behind(&web.app, visitor.actor(), &link).await?;
    let frame = web.frame(&visitor, Here::Elsewhere).await?;
    render(&HelpedPage {
        frame,
        action: format!("/helped/{link}"),
        number: behind.number,
        article: behind.article,
        is_answered: behind.is_answered,
        standing: behind.standing,
    })
}

pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    Path(link): Path<String>,
    fields: Fields,
) -> Result<Response> {
    let helped = fields.get("helped") == "yes";
    match suggestions::answer(&web.app, visitor.actor(), &link, helped).await? {
        Helped::Solved { number } => {
            let text = visitor.language.say("helped-solved");
            Ok(web.go_saying(&format!("/requests/{number}"), text))
        }
        // Signed in they come back to the question.
        Helped::Unheard(Standing::Unknown) => Ok(go(&sign_in(&link)).into_response()),
        Helped::Unheard(_) | Helped::Noted { .. } => Ok(go(&format!("/helped/{link}")).into_response()),
    }
}

fn sign_in(link: &str) -> String {
    let back = format!("/helped/{link}");
    format!("/signin?next={}", form_urlencoded::byte_serialize(back.as_bytes()).collect::<String>())
}
