//! The chat inside a frame: the same part of a page that the desk's own visitors see, for whoever the frame is.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use helpdesk::Error;
use helpdesk::assistant::{self, Told};

use super::door::Guest;
use crate::assistant::chat::Chat;
use crate::assistant::file as assistant_file;
use crate::assistant::page::Part;
use crate::assistant::{input, named};
use crate::form::Fields;
use crate::refusal::Refusal;
use crate::when::Times;
use crate::{Failure, Result, Web, render_as};

/// Where the forms of this chat are sent.
const BASE: &str = "/widget/chat";

/// GET /widget/chat
pub async fn show(State(web): State<Web>, guest: Guest) -> Result<Response> {
    shown(&web, &guest).await
}

/// POST /widget/chat: words, a choice, or a button.
pub async fn tell(State(web): State<Web>, guest: Guest, fields: Fields) -> Result<Response> {
    guest.require_visit()?;
    let input = input(&fields).ok_or(Failure::NotFound)?;
    let told = Told { chat: named(&fields)?, key: fields.get("key"), input };
    match assistant::tell(&web.app, &guest.asker(), told).await {
        Ok(_) => shown(&web, &guest).await,
        Err(error) => refused(&web, &guest, &fields, error).await,
    }
}

/// POST /widget/chat/again: leaves a chat that is over.
pub async fn start_again(State(web): State<Web>, guest: Guest, fields: Fields) -> Result<Response> {
    guest.require_visit()?;
    assistant::start_again(&web.app, &guest.asker(), named(&fields)?).await?;
    shown(&web, &guest).await
}

/// POST /widget/chat/seen: the frame shows the conversation up to this message.
pub async fn seen(State(web): State<Web>, guest: Guest, fields: Fields) -> Result<Response> {
    guest.require_visit()?;
    let chat = named(&fields)?.ok_or(Failure::NotFound)?;
    let message = fields.get("message").parse().map_err(|_| Failure::NotFound)?;
    assistant::mark_seen(&web.app, &guest.asker(), chat, message).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// GET /widget/chats/{id}/files/{file}/{name}
pub async fn file(
    State(web): State<Web>,
    guest: Guest,
    Path((chat, file, name)): Path<(String, String, String)>,
) -> Result<Response> {
    guest.require_visit()?;
    assistant_file::answer(&web, &guest.asker(), (&chat, &file, &name)).await
}

async fn shown(web: &Web, guest: &Guest) -> Result<Response> {
    render_as(StatusCode::OK, &part(web, guest).await?)
}

/// The chat again, with what went wrong and what was typed.
async fn refused(web: &Web, guest: &Guest, fields: &Fields, error: Error) -> Result<Response> {
    let mut part = part(web, guest).await?;
    let typed = fields.get("question");
    let refusal =
        Refusal::of(error, guest.sender.language, |_, message| part.chat.refuse_words(typed, message))?;
    refusal.render(&part)
}

async fn part(web: &Web, guest: &Guest) -> Result<Part> {
    let window = assistant::show(&web.app, &guest.asker()).await?;
    let language = guest.sender.language;
    let times = Times::new(web.app.now(), &web.app.settings().time_zone, language);
    let chat = Chat::of(window, BASE, &times);
    Ok(Part { frame: web.frame_of_nobody().speaking(language), chat })
}
