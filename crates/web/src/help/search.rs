//! What was found in the help.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::articles;

use super::CardView;
use crate::form::Query;
use crate::page::{Frame, Here};
use crate::session::Visitor;
use crate::{Result, Web, render, sample};

/// Longest search that is looked at, in characters.
const WORDS_MAX: usize = 200;

#[derive(Template)]
#[template(path = "help/search.html")]
pub struct Search {
    /// At [`Here::Help`].
    pub frame: Frame,
    pub words: String,
    pub cards: Vec<CardView>,
}

impl Search {
    pub fn sample() -> Self {
        let cards = vec![CardView::sample("What the lights of the router mean", "Green is fine.")];
        Self { frame: sample::visitor().at(Here::Help), words: "lights".to_owned(), cards }
    }

    pub fn sample_nothing_found() -> Self {
        Self { cards: Vec::new(), words: "<b>zebra".to_owned(), ..Self::sample() }
    }
}

/// Query: `q`, what is looked for.
pub async fn show(State(web): State<Web>, visitor: Visitor, Query(query): Query) -> Result<Response> {
    let words: String = query.get("q").trim().chars().take(WORDS_MAX).collect();
    let reader = web.reader(&visitor, "");
    let cards = articles::find(&web.app, &reader, &words).await?;
    render(&Search {
        frame: web.frame(&visitor, Here::Help).await?,
        cards: cards.iter().map(|card| CardView::of(card, &reader)).collect(),
        words,
    })
}
