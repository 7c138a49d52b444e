//! The address at which a visitor can be reached, and the code that proves it.

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use helpdesk::assistant;

use super::door::asker;
use super::page::END;
use super::pane::Pane;
use super::say::named;
use crate::form::Fields;
use crate::session::Visitor;
use crate::{Failure, Result, Web};

/// Mails a code.
pub async fn ask_code(
    State(web): State<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    let asker = asker(&web, &visitor, &headers);
    let chat = named(&fields)?.ok_or(Failure::NotFound)?;
    let email = fields.get("email");
    let asked = assistant::ask_code(&web.app, &asker, chat, email).await;
    let pane = Pane::new(&web, &visitor, &asker, &headers);
    pane.after(asked, END, |chat, message| chat.refuse_email(email, message)).await
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
    let pane = Pane::new(&web, &visitor, &asker, &headers);
    pane.after(entered, END, |chat, message| chat.refuse_code(message)).await
}
