//! What was found in the help, among articles and services.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::Error;
use helpdesk::articles::Visibility;
use helpdesk::search::{self, Hit, What};
use locales::Language;

use super::address;
use super::marks::{Piece, beginning, marked};
use crate::form::Query;
use crate::page::{Frame, Here};
use crate::refusal::Refusal;
use crate::session::Visitor;
use crate::{Result, Web, admin, render, sample};

/// Longest search that is looked at, in characters.
const WORDS_MAX: usize = 200;

#[derive(Template)]
#[template(path = "help/search.html")]
pub struct Search {
    /// At [`Here::Help`].
    pub frame: Frame,
    pub words: String,
    pub hits: Vec<HitView>,
    /// Why nothing was looked for.
    pub refused: Option<String>,
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
        Self { frame: sample::visitor().at(Here::Help), words, hits, refused: None }
    }

    pub fn sample_refused() -> Self {
        let why = "These were too many attempts. Please wait 40 seconds, then try again.";
        Self { hits: Vec::new(), refused: Some(why.to_owned()), ..Self::sample() }
    }

    pub fn sample_nothing_found() -> Self {
        Self { hits: Vec::new(), words: "<b>zebra".to_owned(), ..Self::sample() }
    }
}

/// Query: `q`, what is looked for.
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(query): Query) -> Result<Response> {
    let words: String = query.get("q").trim().chars().take(WORDS_MAX).collect();
    let language = visitor.language;
    let found = if words.is_empty() {
        Ok(Vec::new())
    } else {
        search::search(&web.app, visitor.actor(), visitor.address, language, &words).await
    };
    let frame = web.frame(&visitor, Here::Help).await?;
    match found {
        Ok(hits) => {
            let hits = hits.iter().map(|hit| HitView::of(hit, &words, language)).collect();
            render(&Search { frame, hits, words, refused: None })
        }
        Err(error @ Error::TooMany { .. }) => {
            let mut refused = None;
            let refusal = Refusal::of(error, language, |_, why| refused = Some(why.to_owned()))?;
            refusal.render(&Search { frame, hits: Vec::new(), words, refused })
        }
        Err(other) => Err(other.into()),
    }
}
