//! The chat's page, and its part alone for panels and for reading it again.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use helpdesk::assistant;

use super::chat::Chat;
use super::door::asker;
use crate::page::{Frame, Here};
use crate::session::{Number, Visitor};
use crate::{Result, Web, render, render_as, sample};

/// Where the forms of this site's own chat are sent.
pub const BASE: &str = "/assistant";

#[derive(Template)]
#[template(path = "assistant/show.html")]
pub struct Page {
    pub frame: Frame,
    pub chat: Chat,
}

/// The part that changes, without a page around it.
#[derive(Template)]
#[template(path = "assistant/part.html")]
pub struct Part {
    pub frame: Frame,
    pub chat: Chat,
}

impl Page {
    pub fn sample() -> Self {
        let frame = sample::customer();
        Self { chat: Chat::sample(frame.language), frame }
    }

    pub fn sample_choosing() -> Self {
        let frame = sample::visitor();
        Self { chat: Chat::sample_choosing(frame.language), frame }
    }

    pub fn sample_waiting() -> Self {
        let frame = sample::visitor();
        Self { chat: Chat::sample_waiting(frame.language), frame }
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor, headers: HeaderMap) -> Result<Response> {
    let window = assistant::show(&web.app, &asker(&web, &visitor, &headers)).await?;
    let chat = Chat::of(window, BASE, &web.times(&visitor));
    render(&Page { frame: web.frame(&visitor, Here::Assistant).await?, chat })
}

/// What a panel shows.
pub async fn part(State(web): State<Web>, visitor: Visitor, headers: HeaderMap) -> Result<Response> {
    let window = assistant::show(&web.app, &asker(&web, &visitor, &headers)).await?;
    answer(&web, &visitor, StatusCode::OK, Chat::of(window, BASE, &web.times(&visitor)), true).await
}

/// The same chat again, for a window that follows it. Another's is not found.
pub async fn part_of(
    State(web): State<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    Number(id): Number,
) -> Result<Response> {
    let window = assistant::window(&web.app, &asker(&web, &visitor, &headers), id).await?;
    answer(&web, &visitor, StatusCode::OK, Chat::of(window, BASE, &web.times(&visitor)), true).await
}

/// The chat as its page or, for a script, as its part alone.
pub async fn answer(
    web: &Web,
    visitor: &Visitor,
    status: StatusCode,
    chat: Chat,
    part: bool,
) -> Result<Response> {
    let frame = web.frame(visitor, Here::Assistant).await?;
    if part { render_as(status, &Part { frame, chat }) } else { render_as(status, &Page { frame, chat }) }
}
