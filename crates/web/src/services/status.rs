//! How all services are doing, and how they did in the last 90 days.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::services::{self, Availability, Incident, Service};

use super::view::{DaysView, IncidentView, ServiceView};
use crate::page::{Frame, Here};
use crate::session::Visitor;
use crate::when::Times;
use crate::{Result, Web, render, sample};

/// Past incidents that the page shows.
const PAST: usize = 50;

#[derive(Template)]
#[template(path = "services/status.html")]
pub struct Status {
    /// At [`Here::Status`].
    pub frame: Frame,
    pub rows: Vec<(ServiceView, DaysView)>,
    /// What goes on.
    pub open: Vec<IncidentView>,
    /// What is announced and has not begun.
    pub planned: Vec<IncidentView>,
    pub past: Vec<IncidentView>,
}

impl Status {
    /// How many services are not available at this moment.
    pub fn disturbed(&self) -> usize {
        self.rows.iter().filter(|(service, _)| service.is_disturbed()).count()
    }

    pub fn sample() -> Self {
        let row = |name, state, worst: &[_]| (ServiceView::sample(name, state), DaysView::sample(worst));
        Self {
            frame: sample::visitor().at(Here::Status),
            rows: vec![
                row(
                    "Home internet",
                    Availability::Degraded,
                    &[(0, Availability::Degraded), (20, Availability::Down)],
                ),
                row("Telephone", Availability::Available, &[]),
                row("Television", Availability::Planned, &[(0, Availability::Planned)]),
            ],
            open: vec![IncidentView::sample(9, "Home internet", Availability::Degraded, false)],
            planned: vec![IncidentView {
                is_ahead: true,
                ..IncidentView::sample(11, "Television", Availability::Planned, false)
            }],
            past: vec![IncidentView::sample(4, "Home internet", Availability::Down, true)],
        }
    }

    pub fn sample_all_well() -> Self {
        let rows = vec![(ServiceView::sample("Telephone", Availability::Available), DaysView::sample(&[]))];
        Self { rows, open: Vec::new(), planned: Vec::new(), past: Vec::new(), ..Self::sample() }
    }

    pub fn sample_empty() -> Self {
        Self { rows: Vec::new(), ..Self::sample_all_well() }
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor) -> Result<Response> {
    let times = web.times(&visitor);
    let board = services::board(&web.app, visitor.actor(), &web.zone(&visitor)).await?;
    let by_id: HashMap<i64, &Service> =
        board.standings.iter().map(|standing| (standing.service.id, &standing.service)).collect();
    let views = |incidents: &[Incident], times: &Times| -> Vec<IncidentView> {
        let view = |incident: &Incident| {
            by_id.get(&incident.service).map(|service| IncidentView::of(incident, service, times))
        };
        incidents.iter().take(PAST).filter_map(view).collect()
    };
    let row = |standing: &services::Standing| {
        let days = DaysView::of(&standing.days, standing.share, visitor.language);
        (ServiceView::of(&standing.service, &times), days)
    };
    let (planned, open) = views(&board.open, &times).into_iter().partition(|incident| incident.is_ahead);
    render(&Status {
        rows: board.standings.iter().map(row).collect(),
        open,
        planned,
        past: views(&board.past, &times),
        frame: web.frame(&visitor, Here::Status).await?,
    })
}
