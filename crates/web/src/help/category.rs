//! The articles of one topic.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use helpdesk::articles::{self, Place};

use super::{CardView, encoded};
use crate::form::Query;
use crate::page::{Frame, Here};
use crate::session::Visitor;
use crate::{Result, Web, render, sample};

#[derive(Template)]
#[template(path = "help/category.html")]
pub struct Category {
    /// At [`Here::Help`].
    pub frame: Frame,
    pub name: String,
    pub count: i64,
    pub cards: Vec<CardView>,
    pub newer: Option<String>,
    pub older: Option<String>,
}

impl Category {
    pub fn sample() -> Self {
        let internal = CardView {
            hidden: Some("visibility-internal"),
            ..CardView::sample("Splicing", "For the field team.")
        };
        Self {
            frame: sample::visitor().at(Here::Help),
            name: "Faults".to_owned(),
            count: 2,
            cards: vec![CardView::sample("What the lights of the router mean", "Green is fine."), internal],
            newer: None,
            older: Some("/help/c/faults?after=z".to_owned()),
        }
    }
}

/// Query: `after` or `before`, a slug.
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Path(slug): Path<String>,
    Query(query): Query,
) -> Result<Response> {
    let reader = web.reader(&visitor, "");
    let place = match (query.get("before"), query.get("after")) {
        ("", "") => None,
        ("", after) => Some(Place::After(after)),
        (before, _) => Some(Place::Before(before)),
    };
    let page = articles::in_category(&web.app, &reader, &slug, place).await?;
    let path = format!("/help/c/{}", encoded(&slug));
    render(&Category {
        frame: web.frame(&visitor, Here::Help).await?,
        name: page.category.name,
        count: page.category.articles,
        cards: page.cards.iter().map(|card| CardView::of(card, &reader)).collect(),
        newer: page.newer.map(|slug| format!("{path}?before={}", encoded(&slug))),
        older: page.older.map(|slug| format!("{path}?after={}", encoded(&slug))),
    })
}
