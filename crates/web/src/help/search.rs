//! What was found in the help, among articles and services.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::articles::{self, Visibility};
use helpdesk::search::{self, Hit, What};
use locales::Language;

use super::address;
use super::marks::{Piece, beginning, marked};
use crate::form::Query;
use crate::page::{Frame, Here};
use crate::session::Visitor;
use crate::{Result, Web, admin, render, sample};

/// Longest search that is looked at, in characters.
const WORDS_MAX: usize = 200;
/// Results that are shown.
const FOUND: usize = 20;

#[derive(Template)]
#[template(path = "help/search.html")]
pub struct Search {
    /// At [`Here::Help`].
    pub frame: Frame,
    pub words: String,
    pub hits: Vec<HitView>,
}

/// Something found, with the words that were looked for marked.
#[derive(Debug, Clone)]
pub struct HitView {
    pub href: String,
    pub title: Vec<Piece>,
    pub excerpt: Vec<Piece>,
    pub language: Language,
    /// Whether the reader's language is missing.
    pub is_fallback: bool,
    pub is_service: bool,
    /// For the team: the text that says that readers do not see it.
    pub hidden: Option<&'static str>,
}

impl HitView {
    fn of(hit: &Hit, words: &str, language: Language) -> Self {
        let is_service = hit.what == What::Service;
        Self {
            href: if is_service { format!("/services/{}", hit.slug) } else { address(&hit.slug) },
            title: marked(&hit.title, words),
            excerpt: marked(&beginning(&hit.excerpt, words), words),
            language: hit.language,
            is_fallback: !is_service && hit.language != language,
            is_service,
            hidden: hit.internal.then(|| admin::articles::word(Visibility::Internal)),
        }
    }
}

impl Search {
    pub fn sample() -> Self {
        let hit = |what, slug: &str, title: &str, excerpt: &str, internal| Hit {
            what,
            id: 1,
            title: title.to_owned(),
            slug: slug.to_owned(),
            language: Language::En,
            excerpt: excerpt.to_owned(),
            internal,
            score: 0.8,
        };
        let hits = [
            hit(
                What::Article,
                "lights",
                "What the lights of the router mean",
                "A green light is fine.",
                false,
            ),
            hit(What::Service, "fibre", "Fibre 500", "Light through glass.", false),
            hit(What::Article, "splicing", "Splicing", "The light of the splicer.", true),
        ];
        let words = "lights".to_owned();
        let hits = hits.iter().map(|hit| HitView::of(hit, &words, Language::De)).collect();
        Self { frame: sample::visitor().at(Here::Help), words, hits }
    }

    pub fn sample_nothing_found() -> Self {
        Self { hits: Vec::new(), words: "<b>zebra".to_owned(), ..Self::sample() }
    }
}

/// Query: `q`, what is looked for.
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(query): Query) -> Result<Response> {
    let words: String = query.get("q").trim().chars().take(WORDS_MAX).collect();
    let language = visitor.language;
    let hits = if words.is_empty() {
        Vec::new()
    } else {
        search::find(&web.app, visitor.actor(), language, &words, FOUND).await?
    };
    let is_staff = visitor.actor().is_some_and(|actor| actor.role.is_staff());
    if hits.is_empty() && !is_staff {
        articles::note_search_without_result(&web.app, &words, language, visitor.address).await?;
    }
    render(&Search {
        frame: web.frame(&visitor, Here::Help).await?,
        hits: hits.iter().map(|hit| HitView::of(hit, &words, language)).collect(),
        words,
    })
}
