//! What one does in the chat: words, a choice, a button. Every step is a form; a script gets the part alone.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use helpdesk::assistant::dialogue::Input;
use helpdesk::assistant::{self, Told};

use super::door::{asker, cookie};
use super::page::{BASE, END};
use super::pane::Pane;
use crate::form::Fields;
use crate::session::Visitor;
use crate::{Failure, Result, Web};

/// What the form says. None for nothing that can be done here.
pub fn input(fields: &Fields) -> Option<Input> {
    let choice = fields.get("choice");
    if !choice.is_empty() {
        return Some(Input::Pick(choice.to_owned()));
    }
    match fields.get("action") {
        "" => Some(Input::Words(fields.get("question").to_owned())),
        "solved" => Some(Input::Solved),
        "create" => Some(Input::Create),
        "cancel" => Some(Input::Cancel),
        "person" => Some(Input::Person),
        _ => None,
    }
}

/// The chat that the form belongs to.
pub fn named(fields: &Fields) -> Result<Option<i64>> {
    match fields.get("chat") {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Failure::NotFound),
    }
}

pub async fn tell(
    State(web): State<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    let mut asker = asker(&web, &visitor, &headers);
    let cookie = cookie(&web, &mut asker);
    let input = input(&fields).ok_or(Failure::NotFound)?;
    let told = Told { chat: named(&fields)?, key: fields.get("key"), input };
    let told = assistant::tell(&web.app, &asker, told).await;
    let pane = Pane::new(&web, &visitor, &asker, &headers);
    let typed = fields.get("question");
    let mut response = pane.after(told, END, |chat, message| chat.refuse_words(typed, message)).await?;
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

/// Leaves a chat that is over.
pub async fn start_again(
    State(web): State<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    let asker = asker(&web, &visitor, &headers);
    let done = assistant::start_again(&web.app, &asker, named(&fields)?).await;
    let pane = Pane::new(&web, &visitor, &asker, &headers);
    pane.after(done, BASE, |chat, message| chat.refuse_words("", message)).await
}

/// The window shows the conversation up to this message.
pub async fn seen(
    State(web): State<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    let asker = asker(&web, &visitor, &headers);
    let chat = named(&fields)?.ok_or(Failure::NotFound)?;
    let message = fields.get("message").parse().map_err(|_| Failure::NotFound)?;
    assistant::mark_seen(&web.app, &asker, chat, message).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
