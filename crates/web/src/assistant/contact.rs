//! The address at which a visitor can be reached, and the code that proves it.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use helpdesk::assistant;
use helpdesk::{Error, Result as Verb};

use super::chat::Chat;
use super::door::asker;
use super::page::{self, BASE};
use super::say::{PART_HEADER, named, shown};
use crate::form::Fields;
use crate::page::Here;
use crate::refusal::Refusal;
use crate::session::Visitor;
use crate::{Failure, Result, Web, go};

/// Mails a code.
pub async fn ask_code(
    State(web): State<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    let asker = asker(&web, &visitor, &headers);
    let chat = named(&fields)?.ok_or(Failure::NotFound)?;
    let asked = assistant::ask_code(&web.app, &asker, chat, fields.get("email")).await;
    answer(&web, &visitor, &headers, &fields, asked).await
}

/// Takes the code.
pub async fn enter_code(
    State(web): State<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    let asker = asker(&web, &visitor, &headers);
    let chat = named(&fields)?.ok_or(Failure::NotFound)?;
    let entered = assistant::enter_code(&web.app, &asker, chat, fields.get("code")).await;
    answer(&web, &visitor, &headers, &fields, entered).await
}

async fn answer(
    web: &Web,
    visitor: &Visitor,
    headers: &HeaderMap,
    fields: &Fields,
    done: Verb<()>,
) -> Result<Response> {
    let asker = asker(web, visitor, headers);
    let is_part = headers.contains_key(PART_HEADER);
    match done {
        Ok(()) if is_part => shown(web, visitor, &asker, true).await,
        Ok(()) => Ok(go("/assistant#end").into_response()),
        Err(error) => refused(web, visitor, &asker, fields, error, is_part).await,
    }
}

async fn refused(
    web: &Web,
    visitor: &Visitor,
    asker: &assistant::Asker,
    fields: &Fields,
    error: Error,
    is_part: bool,
) -> Result<Response> {
    let window = assistant::show(&web.app, asker).await?;
    let mut chat = Chat::of(window, BASE, &web.times(visitor));
    let mut contact = chat.contact.take().ok_or(Failure::NotFound)?;
    let refusal = Refusal::of(error, visitor.language, |field, message| {
        let slot = if field == "code" || fields.has("code") { &mut contact.code } else { &mut contact.email };
        slot.error.get_or_insert_with(|| message.to_owned());
    })?;
    if fields.has("email") {
        fields.get("email").clone_into(&mut contact.email.value);
    }
    chat.contact = Some(contact);
    let frame = web.frame(visitor, Here::Assistant).await?;
    if is_part {
        refusal.render(&page::Part { frame, chat })
    } else {
        refusal.render(&page::Page { frame, chat })
    }
}
