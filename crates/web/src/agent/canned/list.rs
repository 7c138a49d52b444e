//! Canned texts to choose from, found by their names.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::canned::{CannedText, FOUND_MOST};
use helpdesk::suggestions;
use locales::Language;

use crate::form::Query;
use crate::page::{Frame, Here};
use crate::session::{Number, Staff, Visitor};
use crate::{Result, Web, render, sample};

/// Characters of a text that tell it from others.
const SHOWN: usize = 120;

#[derive(Template)]
#[template(path = "agent/canned/list.html")]
pub struct Choose {
    pub frame: Frame,
    pub number: i64,
    /// What was looked for.
    pub words: String,
    pub texts: Vec<TextView>,
}

#[derive(Debug, Clone)]
pub struct TextView {
    pub id: i64,
    pub name: String,
    pub words: String,
    /// By its own name; empty for one that fits every language.
    pub language: &'static str,
}

impl From<CannedText> for TextView {
    fn from(text: CannedText) -> Self {
        Self {
            id: text.id,
            words: text::excerpt(&text::to_text(&text.text, text::Format::Markdown, 4 * SHOWN), SHOWN),
            name: text.name,
            language: Language::parse(&text.language).map_or("", Language::own_name),
        }
    }
}

impl Choose {
    /// Whether others may have these words, too.
    pub fn may_be_more(&self) -> bool {
        self.texts.len() == FOUND_MOST
    }

    pub fn sample() -> Self {
        let text = |id, name: &str, language| TextView {
            id,
            name: name.to_owned(),
            words:
                "Hello {customer.first_name}, which lights do you see on the box, and what colour are they?"
                    .to_owned(),
            language,
        };
        Self {
            frame: sample::agent().at(Here::Mine),
            number: 1042,
            words: "lights".to_owned(),
            texts: vec![text(3, "Ask for the lights", ""), text(4, "Nach den Lights fragen", "Deutsch")],
        }
    }

    pub fn sample_nothing_fits() -> Self {
        Self { texts: Vec::new(), ..Self::sample() }
    }
}

/// GET /t/{number}/canned with `q`, the beginnings of words.
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
    Query(query): Query,
) -> Result<Response> {
    let words = query.get("q");
    let texts = suggestions::canned_for(&web.app, &actor, number, words).await?;
    render(&Choose {
        frame: web.frame(&visitor, Here::Elsewhere).await?,
        number,
        words: words.to_owned(),
        texts: texts.into_iter().map(TextView::from).collect(),
    })
}
