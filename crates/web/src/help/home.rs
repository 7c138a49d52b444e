//! The front page of the help: search first, then topics, then what most people read.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::articles;

use super::{CardView, encoded};
use crate::page::{Frame, Here};
use crate::session::Visitor;
use crate::{Result, Web, render, sample};

/// Topics at the door.
const AT_THE_DOOR: usize = 6;

/// Articles under "Read most".
const MOST_READ: i64 = 6;

#[derive(Template)]
#[template(path = "help/home.html")]
pub struct Home {
    /// At [`Here::Help`].
    pub frame: Frame,
    pub topics: Vec<Topic>,
    pub most_read: Vec<CardView>,
}

#[derive(Debug, Clone)]
pub struct Topic {
    pub href: String,
    pub name: String,
    /// Articles that this reader may read.
    pub count: i64,
}

impl Topic {
    pub fn of(category: &articles::Category) -> Self {
        Self {
            href: format!("/help/c/{}", encoded(&category.slug)),
            name: category.name.clone(),
            count: category.articles,
        }
    }

    pub fn samples() -> Vec<Self> {
        let topic = |name: &str, count| Self { href: "/help/c/faults".into(), name: name.into(), count };
        vec![topic("Faults", 12), topic("Bills and payment", 1), topic("Moving house", 4)]
    }
}

impl Home {
    pub fn sample() -> Self {
        Self {
            frame: sample::visitor().at(Here::Help),
            topics: Topic::samples(),
            most_read: vec![CardView::sample(
                "What the lights of the router mean",
                "Green is fine. Red means …",
            )],
        }
    }

    pub fn sample_empty() -> Self {
        Self { topics: Vec::new(), most_read: Vec::new(), ..Self::sample() }
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor) -> Result<Response> {
    let reader = web.reader(&visitor, "");
    let categories = articles::categories(&web.app, &reader).await?;
    render(&Home {
        frame: web.frame(&visitor, Here::Help).await?,
        topics: categories.iter().map(Topic::of).collect(),
        most_read: most_read(&web, &visitor, MOST_READ).await?,
    })
}

/// What most people read.
pub async fn most_read(web: &Web, visitor: &Visitor, most: i64) -> Result<Vec<CardView>> {
    let reader = web.reader(visitor, "");
    let cards = articles::most_read(&web.app, &reader, most).await?;
    Ok(cards.iter().map(|card| CardView::of(card, &reader)).collect())
}

/// The first topics that have something to read.
pub async fn topics_at_the_door(web: &Web, visitor: &Visitor) -> Result<Vec<Topic>> {
    let categories = articles::categories(&web.app, &web.reader(visitor, "")).await?;
    let filled = categories.iter().filter(|category| category.articles > 0);
    Ok(filled.take(AT_THE_DOOR).map(Topic::of).collect())
}
