//! The chat inside a frame: the same part of a page that the desk's own visitors see, for whoever the frame is.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use helpdesk::assistant::{self, Told};

use super::door::Guest;
use crate::assistant::file as assistant_file;
use crate::assistant::pane::{BASE_IN_FRAMES, Pane};
use crate::assistant::{input, named};
use crate::attachments::Wanted;
use crate::form::Fields;
use crate::{Failure, Result, Web};

/// GET /widget/chat
pub async fn show(State(web): State<Web>, guest: Guest) -> Result<Response> {
    Pane::in_frame(&web, &guest.asker()).show().await
}

/// POST /widget/chat: words, a choice, or a button.
pub async fn tell(State(web): State<Web>, guest: Guest, fields: Fields) -> Result<Response> {
    guest.require_visit()?;
    let input = input(&fields).ok_or(Failure::NotFound)?;
    let told = Told { chat: named(&fields)?, key: fields.get("key"), input };
    let asker = guest.asker();
    let told = assistant::tell(&web.app, &asker, told).await;
    let typed = fields.get("question");
    Pane::in_frame(&web, &asker)
        .after(told, BASE_IN_FRAMES, |chat, message| chat.refuse_words(typed, message))
        .await
}

/// POST /widget/chat/again: leaves a chat that is over.
pub async fn start_again(State(web): State<Web>, guest: Guest, fields: Fields) -> Result<Response> {
    guest.require_visit()?;
    assistant::start_again(&web.app, &guest.asker(), named(&fields)?).await?;
    Pane::in_frame(&web, &guest.asker()).show().await
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
    let asker = guest.asker();
    let asked = assistant::ask_code(&web.app, &asker, chat, email).await;
    Pane::in_frame(&web, &asker)
        .after(asked, BASE_IN_FRAMES, |chat, message| chat.refuse_email(email, message))
        .await
}

/// POST /widget/chat/code
pub async fn enter_code(State(web): State<Web>, guest: Guest, fields: Fields) -> Result<Response> {
    guest.require_visit()?;
    let chat = named(&fields)?.ok_or(Failure::NotFound)?;
    let asker = guest.asker();
    let entered = assistant::enter_code(&web.app, &asker, chat, fields.get("code")).await;
    Pane::in_frame(&web, &asker)
        .after(entered, BASE_IN_FRAMES, |chat, message| chat.refuse_code(message))
        .await
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
