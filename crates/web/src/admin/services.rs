//! The catalogue as administrators keep it.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::Error;
use helpdesk::services::{self, Availability, Listed};
use locales::Phrase;

use crate::form::Fields;
use crate::page::{Frame, Here, Tone};
use crate::services::view::StateView;
use crate::session::{Admin, Number, Visitor};
use crate::{Result, Web, go, render, sample};

#[derive(Template)]
#[template(path = "admin/services.html")]
pub struct Services {
    /// At [`Here::ServiceSettings`].
    pub frame: Frame,
    pub offered: Vec<Row>,
    pub archived: Vec<Row>,
}

#[derive(Debug, Clone)]
pub struct Row {
    pub id: i64,
    pub name: String,
    pub category: String,
    pub state: StateView,
    /// Requests that name it and are not solved or closed.
    pub open_requests: i64,
}

impl Row {
    fn of(listed: &Listed) -> Self {
        Self {
            id: listed.service.id,
            name: listed.service.name.clone(),
            category: listed.service.category.clone(),
            state: listed.service.state.into(),
            open_requests: listed.open_requests,
        }
    }

    /// The states that it can be set to.
    pub fn others(&self) -> Vec<StateView> {
        Availability::ALL.map(StateView::from).into_iter().filter(|state| *state != self.state).collect()
    }
}

impl Services {
    pub fn sample() -> Self {
        let row = |id, name: &str, state: Availability, open_requests| Row {
            id,
            name: name.to_owned(),
            category: "Internet".to_owned(),
            state: state.into(),
            open_requests,
        };
        Self {
            frame: sample::admin().at(Here::ServiceSettings),
            offered: vec![
                row(1, "Home internet", Availability::Degraded, 12),
                row(2, "Television", Availability::Available, 0),
            ],
            archived: vec![row(3, "Dial-up", Availability::Available, 0)],
        }
    }

    pub fn sample_empty() -> Self {
        Self { offered: Vec::new(), archived: Vec::new(), ..Self::sample() }
    }
}

pub async fn list(State(web): State<Web>, visitor: Visitor, Admin(actor): Admin) -> Result<Response> {
    let listed = services::list_for_admin(&web.app, &actor).await?;
    let (archived, offered): (Vec<_>, Vec<_>) =
        listed.iter().partition(|listed| listed.service.archived_at.is_some());
    render(&Services {
        frame: web.frame(&visitor, Here::ServiceSettings).await?,
        offered: offered.into_iter().map(Row::of).collect(),
        archived: archived.into_iter().map(Row::of).collect(),
    })
}

/// POST /settings/services/{id}/availability with `state`: the second of two presses.
pub async fn set_availability(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
    fields: Fields,
) -> Result<Response> {
    let state = Availability::parse(fields.get("state"))
        .ok_or_else(|| Error::invalid("state", Phrase::new("availability-unknown")))?;
    services::set_availability(&web.app, &actor, id, state).await?;
    let name = services::for_admin(&web.app, &actor, id).await?.service.name;
    let said = visitor.language.say_with("service-is-now").with("service", name);
    let text = said.with("state", visitor.language.say(state.word())).to_string();
    Ok(go("/settings/services").flash(web.cookie_names(), Tone::Ok, &text).into_response())
}

pub async fn archive(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
) -> Result<Response> {
    services::archive(&web.app, &actor, id).await?;
    Ok(done(&web, visitor.language.say("service-was-archived")))
}

pub async fn restore(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
) -> Result<Response> {
    services::restore(&web.app, &actor, id).await?;
    Ok(done(&web, visitor.language.say("service-was-restored")))
}

fn done(web: &Web, text: &str) -> Response {
    go("/settings/services").flash(web.cookie_names(), Tone::Ok, text).into_response()
}
