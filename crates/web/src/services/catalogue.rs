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
    /// By category, in order.
    pub groups: Vec<Group>,
    /// Whether there are any without filter.
    pub has_services: bool,
    pub is_filtered: bool,
}

pub struct Group {
    /// Empty for those without.
    pub category: String,
    pub services: Vec<ServiceView>,
}

impl Catalogue {
    pub fn sample() -> Self {
        let service = |name, state| ServiceView::sample(name, state);
        let group = |category: &str, services| Group { category: category.to_owned(), services };
        Self {
            frame: sample::customer().at(Here::Services),
            search: String::new(),
            categories: vec![Choice::new("Internet", "Internet", false)],
            states: states(None, sample::customer().language),
            groups: vec![
                group(
                    "Internet",
                    vec![
                        service("Home internet", Availability::Degraded),
                        service("Business internet", Availability::Available),
                    ],
                ),
                group(
                    "",
                    vec![service("Television", Availability::Planned), service("Mail", Availability::Down)],
                ),
            ],
            has_services: true,
            is_filtered: false,
        }
    }

    pub fn sample_empty() -> Self {
        Self { groups: Vec::new(), has_services: false, frame: sample::visitor(), ..Self::sample() }
    }

    pub fn sample_nothing_fits() -> Self {
        Self { groups: Vec::new(), is_filtered: true, search: "teleport".to_owned(), ..Self::sample() }
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
    let mut groups: Vec<Group> = Vec::new();
    for service in &found.services {
        let view = ServiceView::of(service, &times);
        match groups.last_mut().filter(|group| group.category == service.category) {
            Some(group) => group.services.push(view),
            None => groups.push(Group { category: service.category.clone(), services: vec![view] }),
        }
    }
    // Those without a category are sorted first and read last.
    if groups.first().is_some_and(|group| group.category.is_empty()) {
        groups.rotate_left(1);
    }
    let category = |name: &String| Choice::new(name, name, name == filter.category);
    render(&Catalogue {
        search: filter.words.to_owned(),
        categories: found.categories.iter().map(category).collect(),
        states: states(state, visitor.language),
        groups,
        has_services: found.total > 0,
        is_filtered: !filter.words.is_empty() || !filter.category.is_empty() || state.is_some(),
        frame: web.frame(&visitor, Here::Services).await?,
    })
}
