//! One canned text as it would go into the reply.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use helpdesk::suggestions;

use crate::page::{Frame, Here};
use crate::session::{Staff, Visitor};
use crate::{Failure, Result, Web, render, sample};

#[derive(Template)]
#[template(path = "agent/canned/show.html")]
pub struct Filled {
    pub frame: Frame,
    pub number: i64,
    pub id: i64,
    pub name: String,
    pub html: String,
}

impl Filled {
    pub fn sample() -> Self {
        Self {
            frame: sample::agent().at(Here::Mine),
            number: 1042,
            id: 3,
            name: "Ask for the lights".to_owned(),
            html: "<p>Hello Amara,</p><p>which lights do you see on the box?</p>".to_owned(),
        }
    }
}

pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Path((number, id)): Path<(String, String)>,
) -> Result<Response> {
    let (Ok(number), Ok(id)) = (number.parse(), id.parse()) else { return Err(Failure::NotFound) };
    let filled = suggestions::filled(&web.app, &actor, number, id).await?;
    render(&Filled {
        frame: web.frame(&visitor, Here::Elsewhere).await?,
        number,
        id,
        name: filled.name,
        html: text::to_html(&filled.text, text::Format::Markdown, text::Pictures::Linked("")),
    })
}
