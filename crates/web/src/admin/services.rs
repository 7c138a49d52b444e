//! The catalogue as administrators keep it.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::Error;
use helpdesk::services::{self, Availability, Listed, Service};
use locales::Phrase;

use crate::form::{Fields, Query};
use crate::page::{Frame, Here};
use crate::paging;
use crate::services::view::StateView;
use crate::session::{Admin, Number, Visitor};
use crate::{Result, Web, render, sample};

#[derive(Template)]
#[template(path = "admin/services.html")]
pub struct Services {
    /// At [`Here::ServiceSettings`].
    pub frame: Frame,
    pub offered: Vec<Row>,
    /// Where the pages beside this one are.
    pub before: Option<String>,
    pub after: Option<String>,
    /// The newest first.
    pub archived: Vec<Row>,
    /// Where the archived ones go on.
    pub older: Option<String>,
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
    fn of(listed: Listed) -> Self {
        Self { open_requests: listed.open_requests, ..Self::archived(listed.service) }
    }

    fn archived(service: Service) -> Self {
        let state = service.state.into();
        Self { id: service.id, name: service.name, category: service.category, state, open_requests: 0 }
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
            before: None,
            after: Some("/settings/services?after=2".to_owned()),
            archived: vec![row(3, "Dial-up", Availability::Available, 0)],
            older: None,
        }
    }

    pub fn sample_empty() -> Self {
        Self { offered: Vec::new(), after: None, archived: Vec::new(), ..Self::sample() }
    }
}

/// Query: `before` or `after`, and `archived_before`: ids.
pub async fn list(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Query(query): Query,
) -> Result<Response> {
    let offered = services::list_for_admin(&web.app, &actor, paging::beside(&query)).await?;
    let beside = |place| paging::address_beside("/settings/services", place);
    let below = query.get("archived_before").parse().ok();
    let archive = services::list_archived(&web.app, &actor, below).await?;
    render(&Services {
        frame: web.frame(&visitor, Here::ServiceSettings).await?,
        offered: offered.rows.into_iter().map(Row::of).collect(),
        before: offered.before.map(beside),
        after: offered.after.map(beside),
        archived: archive.services.into_iter().map(Row::archived).collect(),
        older: archive.older.map(|id| format!("?archived_before={id}#archived")),
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
    Ok(web.go_saying("/settings/services", &text))
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
    web.go_saying("/settings/services", text)
}
