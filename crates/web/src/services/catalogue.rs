//! All services, to look through and to search.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::services::{self, Availability, Filter};

use super::view::ServiceView;
use crate::form::{Fields, Query};
use crate::page::{Choice, Frame, Here};
use crate::paging;
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
    /// Where the pages beside this one are, with the same filter.
    pub before: Option<String>,
    pub after: Option<String>,
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
            before: None,
            after: Some("/services?after=4".to_owned()),
        }
    }

    /// How many of the filters count that a phone folds away.
    pub fn folded(&self) -> usize {
        [&self.categories, &self.states]
            .iter()
            .filter(|choices| choices.iter().any(|one| one.selected))
            .count()
    }

    pub fn sample_empty() -> Self {
        let (services, frame) = (Vec::new(), sample::visitor());
        Self { services, has_services: false, after: None, frame, ..Self::sample() }
    }

    pub fn sample_nothing_fits() -> Self {
        let (services, search) = (Vec::new(), "teleport".to_owned());
        Self { services, is_filtered: true, search, after: None, ..Self::sample() }
    }
}

fn states(chosen: Option<Availability>, language: locales::Language) -> Vec<Choice> {
    let choice =
        |state: Availability| Choice::new(state.as_str(), language.say(state.word()), Some(state) == chosen);
    Availability::ALL.map(choice).to_vec()
}

/// Query: `q` (words), `category` and `availability`; `before` or `after`, the id of a service.
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(query): Query) -> Result<Response> {
    let state = Availability::parse(query.get("availability"));
    let filter = Filter { words: query.get("q").trim(), category: query.get("category"), state };
    let found = services::list(&web.app, visitor.actor(), filter, paging::beside(&query)).await?;
    let kept = kept(&query);
    let beside = |place| paging::address_beside(&kept, place);
    let times = web.times(&visitor);
    let category = |name: &String| Choice::new(name, name, name == filter.category);
    render(&Catalogue {
        search: filter.words.to_owned(),
        categories: found.categories.iter().map(category).collect(),
        states: states(state, visitor.language),
        services: found.page.rows.iter().map(|service| ServiceView::of(service, &times)).collect(),
        has_services: found.has_services,
        is_filtered: !filter.words.is_empty() || !filter.category.is_empty() || state.is_some(),
        before: found.page.before.map(beside),
        after: found.page.after.map(beside),
        frame: web.frame(&visitor, Here::Services).await?,
    })
}

/// The address of the first page with the same filter.
fn kept(query: &Fields) -> String {
    let mut kept = form_urlencoded::Serializer::new(String::new());
    for name in ["q", "category", "availability"] {
        if !query.get(name).is_empty() {
            kept.append_pair(name, query.get(name));
        }
    }
    format!("/services?{}", kept.finish()).trim_end_matches('?').to_owned()
}
