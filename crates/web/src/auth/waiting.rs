//! What somebody sees who asked to become an agent, until an administrator decides.

use askama::Template;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::people;
use helpdesk::sessions::SignedIn;

use crate::page::{Frame, Here, Tone, When};
use crate::session::{Visitor, home};
use crate::{Failure, Result, Web, go, sample};

#[derive(Template)]
#[template(path = "auth/waiting.html")]
pub struct Waiting {
    pub frame: Frame,
    pub name: String,
    pub email: String,
    pub applied: When,
}

impl Waiting {
    pub fn sample() -> Self {
        Self {
            frame: sample::visitor(),
            name: "Bohdan Kovalenko".to_owned(),
            email: "bohdan.kovalenko@example.test".to_owned(),
            applied: sample::when("2026-11-22T07:20:00Z", "08:20"),
        }
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor) -> Result<Response> {
    match &visitor.signed_in {
        Some(SignedIn::Waiting(guest)) => crate::render(&Waiting {
            frame: web.frame(&visitor, Here::Elsewhere).await?,
            name: helpdesk::full_name(&guest.first_name, &guest.last_name),
            email: guest.email.clone(),
            applied: web.times(&visitor).when(guest.created_at),
        }),
        // Approved meanwhile, or somebody else's page.
        Some(SignedIn::Active(actor)) => Ok(go(home(actor.role)).into_response()),
        _ => Err(Failure::NotFound),
    }
}

pub async fn withdraw(State(web): State<Web>, visitor: Visitor) -> Result<Response> {
    let Some(SignedIn::Waiting(guest)) = &visitor.signed_in else { return Err(Failure::NotFound) };
    people::withdraw(&web.app, guest).await?;
    let names = web.cookie_names();
    let text = visitor.language.say("waiting-withdrawn");
    Ok(go("/").cookie(names.end_session()).flash(names, Tone::Ok, text).into_response())
}
