//! The chat's page, and its part alone for panels and for reading it again.

use askama::Template;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;

use super::chat::Chat;
use super::door::asker;
use super::pane::Pane;
use crate::page::{Frame, Here};
use crate::session::{Number, Visitor};
use crate::{Result, Web, render, sample};

/// Where the forms of this site's own chat are sent.
pub const BASE: &str = "/assistant";
/// Its page, at the newest message.
pub const END: &str = "/assistant#end";

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

/// What the team sees instead: the chat is not theirs.
#[derive(Template)]
#[template(path = "assistant/staff.html")]
pub struct ForStaff {
    pub frame: Frame,
}

impl ForStaff {
    pub fn sample() -> Self {
        Self { frame: sample::agent() }
    }

    pub fn sample_of_admin() -> Self {
        Self { frame: sample::admin() }
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor, headers: HeaderMap) -> Result<Response> {
    let is_staff = visitor.actor().is_some_and(|actor| actor.role.is_staff());
    if is_staff && web.app.settings().assistant_on {
        return render(&ForStaff { frame: web.frame(&visitor, Here::Elsewhere).await? });
    }
    Pane::new(&web, &visitor, &asker(&web, &visitor, &headers), &headers).show().await
}

/// What a panel shows.
pub async fn part(State(web): State<Web>, visitor: Visitor, headers: HeaderMap) -> Result<Response> {
    Pane::part(&web, &visitor, &asker(&web, &visitor, &headers)).show().await
}

/// The same chat again, for a window that follows it. Another's is not found.
pub async fn part_of(
    State(web): State<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    Number(id): Number,
) -> Result<Response> {
    Pane::part(&web, &visitor, &asker(&web, &visitor, &headers)).show_chat(id).await
}
