//! All services, to look through and to search.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::services::{self, Availability, Filter};

use super::view::ServiceView;
use crate::form::Query;
use crate::page::{Choice, Frame, Here};
use crate::session::Visitor;
use crate::{Result, Web, render, sample};

#[derive(Template)]
#[template(path = "services/catalogue.html")]
pub struct Catalogue {
    /// At [`Here::Services`].
    pub frame: Frame,
    /// What was looked for.
    pub search: String,
    pub categories: Vec<Choice>,
    pub states: Vec<Choice>,
    /// By category and name.
    pub services: Vec<ServiceView>,
    /// Whether there are any without filter.
    pub has_services: bool,
    pub is_filtered: bool,
}

impl Catalogue {
    pub fn sample() -> Self {
        let service = |name, state| ServiceView::sample(name, state);
        Self {
            frame: sample::customer().at(Here::Services),
            search: String::new(),
            categories: vec![Choice::new("Internet", "Internet", false)],
            states: states(None, sample::customer().language),
            services: vec![
                service("Home internet", Availability::Degraded),
                service("Business internet", Availability::Available),
                service("Television", Availability::Planned),
                service("Mail", Availability::Down),
            ],
            has_services: true,
            is_filtered: false,
        }
    }

    pub fn sample_empty() -> Self {
        Self { services: Vec::new(), has_services: false, frame: sample::visitor(), ..Self::sample() }
    }

    pub fn sample_nothing_fits() -> Self {
        Self { services: Vec::new(), is_filtered: true, search: "teleport".to_owned(), ..Self::sample() }
    }
}

fn states(chosen: Option<Availability>, language: locales::Language) -> Vec<Choice> {
    let choice =
        |state: Availability| Choice::new(state.as_str(), language.say(state.word()), Some(state) == chosen);
    Availability::ALL.map(choice).to_vec()
}

/// Query: `q` (words), `category` and `availability`.
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(query): Query) -> Result<Response> {
    let state = Availability::parse(query.get("availability"));
    let filter = Filter { words: query.get("q").trim(), category: query.get("category"), state };
    let found = services::list(&web.app, visitor.actor(), filter).await?;
    let times = web.times(&visitor);
    let category = |name: &String| Choice::new(name, name, name == filter.category);
    render(&Catalogue {
        search: filter.words.to_owned(),
        categories: found.categories.iter().map(category).collect(),
        states: states(state, visitor.language),
        services: found.services.iter().map(|service| ServiceView::of(service, &times)).collect(),
        has_services: found.total > 0,
        is_filtered: !filter.words.is_empty() || !filter.category.is_empty() || state.is_some(),
        frame: web.frame(&visitor, Here::Services).await?,
    })
}
