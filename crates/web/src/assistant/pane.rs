//! One asker's chat as it is answered with: as its page or, for a script and in frames, as its part alone; as it stands,
//! or again with what went wrong.

use askama::Template;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use helpdesk::Result as Verb;
use helpdesk::assistant::{self, Asker, Standing, Window};

use super::chat::Chat;
use super::page::{BASE, Page, Part};
use crate::desk_hours::HoursFact;
use crate::page::{Frame, Here};
use crate::refusal::Refusal;
use crate::session::Visitor;
use crate::when::Times;
use crate::{Result, Web, go, render};

/// Says so to the script that sends the form: it wants the part alone.
const PART_HEADER: &str = "care-part";
/// Where the forms of the chat in frames are sent.
pub const BASE_IN_FRAMES: &str = "/widget/chat";

pub struct Pane<'a> {
    web: &'a Web,
    /// None in a frame on another site.
    visitor: Option<&'a Visitor>,
    asker: &'a Asker,
    is_part: bool,
}

impl<'a> Pane<'a> {
    /// As the request asks for it.
    pub fn new(web: &'a Web, visitor: &'a Visitor, asker: &'a Asker, headers: &HeaderMap) -> Self {
        Self { web, visitor: Some(visitor), asker, is_part: headers.contains_key(PART_HEADER) }
    }

    /// The part alone, whatever the request says.
    pub fn part(web: &'a Web, visitor: &'a Visitor, asker: &'a Asker) -> Self {
        Self { web, visitor: Some(visitor), asker, is_part: true }
    }

    /// What stands in a frame on another site.
    pub fn in_frame(web: &'a Web, asker: &'a Asker) -> Self {
        Self { web, visitor: None, asker, is_part: true }
    }

    /// The chat as it stands.
    pub async fn show(&self) -> Result<Response> {
        self.with(assistant::show(&self.web.app, self.asker).await?).await
    }

    /// The chat with this id. Another's is not found.
    pub async fn show_chat(&self, id: i64) -> Result<Response> {
        self.with(assistant::window(&self.web.app, self.asker, id).await?).await
    }

    /// The chat after a verb, at `next` where it is a page. Why it was refused is handed to `put`.
    pub async fn after<T>(
        &self,
        done: Verb<T>,
        next: &str,
        mut put: impl FnMut(&mut Chat, &str),
    ) -> Result<Response> {
        match done {
            Ok(_) if self.is_part => self.show().await,
            Ok(_) => Ok(go(next).into_response()),
            Err(error) => {
                let mut chat = self.chat(assistant::show(&self.web.app, self.asker).await?);
                let language = self.asker.language;
                let refusal = Refusal::of(error, language, |_, message| put(&mut chat, message))?;
                self.render(chat, Some(refusal)).await
            }
        }
    }

    async fn with(&self, window: Window) -> Result<Response> {
        self.render(self.chat(window), None).await
    }

    fn chat(&self, window: Window) -> Chat {
        let Some(visitor) = self.visitor else {
            let settings = self.web.app.settings();
            let times = Times::new(self.web.app.now(), &settings.time_zone, self.asker.language);
            return Chat::of(window, BASE_IN_FRAMES, &times);
        };
        let waits = matches!(window.standing, Standing::Waiting(_));
        let mut chat = Chat::of(window, BASE, &self.web.times(visitor));
        let hours = HoursFact::of(self.web, visitor).filter(|_| waits);
        if let Some(opens) = hours.and_then(|hours| hours.opens) {
            chat.tell_when_back(&opens, visitor.language);
        }
        chat
    }

    async fn frame(&self) -> Result<Frame> {
        match self.visitor {
            Some(visitor) => self.web.frame(visitor, Here::Assistant).await,
            None => Ok(self.web.frame_of_nobody().speaking(self.asker.language)),
        }
    }

    async fn render(&self, mut chat: Chat, refusal: Option<Refusal>) -> Result<Response> {
        chat.offer_starters(self.web, self.asker.language).await?;
        let frame = self.frame().await?;
        if self.is_part {
            render_refused(&Part { frame, chat }, refusal)
        } else {
            render_refused(&Page { frame, chat }, refusal)
        }
    }
}

fn render_refused(page: &impl Template, refusal: Option<Refusal>) -> Result<Response> {
    match refusal {
        Some(refusal) => refusal.render(page),
        None => render(page),
    }
}
