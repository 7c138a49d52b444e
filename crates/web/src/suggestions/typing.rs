//! What may answer a request, while it is typed: a part of the page on which it is.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use helpdesk::limits;
use helpdesk::suggestions::{self, Suggestion};
use locales::Language;

use crate::form::Fields;
use crate::services::view::StateView;
use crate::session::{Customer, Visitor};
use crate::{Result, Web, render};

#[derive(Template)]
#[template(path = "suggestions/typing.html")]
pub struct Suggestions {
    pub language: Language,
    pub found: Vec<SuggestionView>,
}

#[derive(Debug, Clone)]
pub struct SuggestionView {
    pub href: String,
    pub title: String,
    pub words: String,
    /// What the form sends when it solved the question.
    pub value: String,
    /// How a service is doing.
    pub state: Option<StateView>,
}

impl From<Suggestion> for SuggestionView {
    fn from(found: Suggestion) -> Self {
        Self {
            href: found.path(),
            value: found.target.value(),
            state: found.state.map(StateView::from),
            title: found.title,
            words: found.words,
        }
    }
}

impl Suggestions {
    fn count(&self) -> String {
        self.language.say_with("suggestions-count").with("count", self.found.len()).to_string()
    }
}

/// POST, so that no log and no history holds what somebody typed.
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    fields: Fields,
) -> Result<Response> {
    let typed = format!("{}\n{}", fields.get("subject"), fields.get("description"));
    let network = limits::network(visitor.address);
    let found = suggestions::while_typing(&web.app, &actor, &network, visitor.language, &typed).await?;
    if found.is_empty() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    let found = found.into_iter().map(SuggestionView::from).collect();
    render(&Suggestions { language: visitor.language, found })
}
