//! One service, with what there was to it lately, and the offer to be told when it changes.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use helpdesk::services::{self, Availability, Subscription, Ways};

use super::view::{IncidentView, ServiceView, described};
use crate::form_view::form_view;
use crate::page::{Field, Frame, Here, When};
use crate::session::Visitor;
use crate::{Result, Web, render, sample};

/// Past incidents that the page names; the status page has all.
const INCIDENTS: i64 = 5;

form_view! {
    /// The address of somebody who is not signed in.
    pub struct NewsForm { email, way }
}

#[derive(Template)]
#[template(path = "services/show.html")]
pub struct Show {
    /// At [`Here::Services`].
    pub frame: Frame,
    pub service: ServiceView,
    /// Safe HTML.
    pub description: String,
    /// When it came into its state.
    pub since: When,
    pub archived: bool,
    /// None for somebody who is not signed in.
    pub subscription: Option<Subscription>,
    pub form: NewsForm,
    pub incidents: Vec<IncidentView>,
}

impl Show {
    /// The text that says how its reader is told; None while they are not.
    pub fn told(&self) -> Option<&'static str> {
        Some(match self.subscription?.ways? {
            Ways { mail: true, push: true } => "service-told-by-both",
            Ways { push: true, .. } => "service-told-by-push",
            Ways { .. } => "service-told-by-mail",
        })
    }

    pub fn has_device(&self) -> bool {
        self.subscription.is_some_and(|subscription| subscription.has_device)
    }

    pub fn sample() -> Self {
        Self {
            frame: sample::customer().at(Here::Services),
            service: ServiceView::sample("Home internet", Availability::Degraded),
            description: described("Fibre to your door.\n\n- 500 Mbit/s down\n- 250 Mbit/s up"),
            since: sample::when("2026-11-22T09:31:00Z", "10:31"),
            archived: false,
            subscription: Some(Subscription { ways: None, has_device: true }),
            form: NewsForm::default(),
            incidents: vec![IncidentView::sample(3, "Home internet", Availability::Down, true)],
        }
    }

    pub fn sample_told() -> Self {
        let ways = Some(Ways { mail: true, push: false });
        Self {
            subscription: Some(Subscription { ways, has_device: false }),
            archived: true,
            ..Self::sample()
        }
    }

    pub fn sample_of_stranger_with_errors() -> Self {
        let form = NewsForm { email: Field::new("ada@"), ..NewsForm::default() };
        let mut page = Self { frame: sample::visitor(), subscription: None, form, ..Self::sample() };
        page.form.refuse("email", "This address has no ending such as .com. Please check it.");
        page
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor, Path(slug): Path<String>) -> Result<Response> {
    render(&page(&web, &visitor, &slug, NewsForm::default()).await?)
}

/// The page with what was typed into its form.
pub async fn page(web: &Web, visitor: &Visitor, slug: &str, form: NewsForm) -> Result<Show> {
    let service = services::find(&web.app, visitor.actor(), slug).await?;
    let subscription = match visitor.actor() {
        Some(actor) => Some(services::subscription(&web.app, actor, service.id).await?),
        None => None,
    };
    let times = web.times(visitor);
    let incidents = services::incidents_of(&web.app, &service, INCIDENTS).await?;
    Ok(Show {
        service: ServiceView::of(&service, &times),
        description: described(&service.description),
        since: times.dated(service.since),
        archived: service.archived_at.is_some(),
        subscription,
        form,
        incidents: incidents.iter().map(|incident| IncidentView::of(incident, &service, &times)).collect(),
        frame: web.frame(visitor, Here::Services).await?,
    })
}
