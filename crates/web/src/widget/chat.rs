//! The chat inside a frame: the same part of a page that the desk's own visitors see, for whoever the frame is.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use helpdesk::assistant::{self, Told};

use super::door::Guest;
use crate::assistant::chat::Chat;
use crate::assistant::file as assistant_file;
use crate::assistant::page::Part;
use crate::assistant::{input, named};
use crate::attachments::Wanted;
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
    let told = assistant::tell(&web.app, &guest.asker(), told).await;
    let typed = fields.get("question");
    after(&web, &guest, told, |chat, message| chat.refuse_words(typed, message)).await
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

/// POST /widget/chat/email: mails a code, as on the desk's own page.
pub async fn ask_code(State(web): State<Web>, guest: Guest, fields: Fields) -> Result<Response> {
    guest.require_visit()?;
    let chat = named(&fields)?.ok_or(Failure::NotFound)?;
    let email = fields.get("email");
    let asked = assistant::ask_code(&web.app, &guest.asker(), chat, email).await;
    after(&web, &guest, asked, |chat, message| chat.refuse_email(email, message)).await
}

/// POST /widget/chat/code
pub async fn enter_code(State(web): State<Web>, guest: Guest, fields: Fields) -> Result<Response> {
    guest.require_visit()?;
    let chat = named(&fields)?.ok_or(Failure::NotFound)?;
    let entered = assistant::enter_code(&web.app, &guest.asker(), chat, fields.get("code")).await;
    after(&web, &guest, entered, |chat, message| chat.refuse_code(message)).await
}

/// GET /widget/chats/{id}/files/{file}/{name}
pub async fn file(
    State(web): State<Web>,
    guest: Guest,
    Path((chat, file, name)): Path<(String, String, String)>,
    wanted: Wanted,
) -> Result<Response> {
    guest.require_visit()?;
    assistant_file::answer(&web, &guest.asker(), (&chat, &file, &name), &wanted).await
}

async fn shown(web: &Web, guest: &Guest) -> Result<Response> {
    render_as(StatusCode::OK, &part(web, guest).await?)
}

/// The chat after a verb. Why it was refused is handed to `put`.
async fn after<T>(
    web: &Web,
    guest: &Guest,
    done: helpdesk::Result<T>,
    mut put: impl FnMut(&mut Chat, &str),
) -> Result<Response> {
    let Err(error) = done else { return shown(web, guest).await };
    let mut part = part(web, guest).await?;
    let refusal = Refusal::of(error, guest.sender.language, |_, message| put(&mut part.chat, message))?;
    refusal.render(&part)
}

async fn part(web: &Web, guest: &Guest) -> Result<Part> {
    let window = assistant::show(&web.app, &guest.asker()).await?;
    let language = guest.sender.language;
    let times = Times::new(web.app.now(), &web.app.settings().time_zone, language);
    let mut chat = Chat::of(window, BASE, &times);
    chat.offer_starters(web, language).await?;
    Ok(Part { frame: web.frame_of_nobody().speaking(language), chat })
}
