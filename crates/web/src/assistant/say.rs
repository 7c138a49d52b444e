//! What one does in the chat: words, a choice, a button. Every step is a form; a script gets the part alone.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use helpdesk::Error;
use helpdesk::assistant::dialogue::Input;
use helpdesk::assistant::{self, Asker, Told};

use super::chat::Chat;
use super::door::{asker, cookie};
use super::page::{self, BASE};
use crate::form::Fields;
use crate::refusal::Refusal;
use crate::session::Visitor;
use crate::{Failure, Result, Web, go};

/// Says so to the script that sends the form: it wants the part alone.
pub const PART_HEADER: &str = "care-part";

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
    let is_part = headers.contains_key(PART_HEADER);
    let input = input(&fields).ok_or(Failure::NotFound)?;
    let told = Told { chat: named(&fields)?, key: fields.get("key"), input };
    let mut response = match assistant::tell(&web.app, &asker, told).await {
        Ok(_) if is_part => shown(&web, &visitor, &asker, true).await?,
        Ok(_) => go("/assistant#end").into_response(),
        Err(error) => refused(&web, &visitor, &asker, &fields, error, is_part).await?,
    };
    if let Some(cookie) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(response)
}

pub async fn shown(web: &Web, visitor: &Visitor, asker: &Asker, is_part: bool) -> Result<Response> {
    let window = assistant::show(&web.app, asker).await?;
    page::answer(web, visitor, StatusCode::OK, Chat::of(window, BASE, &web.times(visitor)), is_part).await
}

/// The chat again, with what went wrong and what was typed.
async fn refused(
    web: &Web,
    visitor: &Visitor,
    asker: &Asker,
    fields: &Fields,
    error: Error,
    is_part: bool,
) -> Result<Response> {
    let mut problem = None;
    let refusal = Refusal::of(error, visitor.language, |_, message| {
        problem.get_or_insert_with(|| message.to_owned());
    })?;
    let window = assistant::show(&web.app, asker).await?;
    let mut chat = Chat::of(window, BASE, &web.times(visitor));
    chat.error = problem;
    fields.get("question").clone_into(&mut chat.typed);
    let frame = web.frame(visitor, crate::page::Here::Assistant).await?;
    if is_part {
        refusal.render(&page::Part { frame, chat })
    } else {
        refusal.render(&page::Page { frame, chat })
    }
}

/// Leaves a chat that is over.
pub async fn start_again(
    State(web): State<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    let asker = asker(&web, &visitor, &headers);
    assistant::start_again(&web.app, &asker, named(&fields)?).await?;
    if headers.contains_key(PART_HEADER) {
        return shown(&web, &visitor, &asker, true).await;
    }
    Ok(go(BASE).into_response())
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
