//! "Was this helpful?"

use axum::extract::{Path, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use helpdesk::{articles, secrets};

use super::address;
use crate::form::Fields;
use crate::page::Tone;
use crate::session::Visitor;
use crate::{Failure, Result, Web, cookies, go};

/// POST with `helpful`, yes or no. The browser is known again by a cookie that tells nothing else.
pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    Path(slug): Path<String>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response> {
    let helpful = match fields.get("helpful") {
        "yes" => true,
        "no" => false,
        _ => return Err(Failure::NotFound),
    };
    let names = web.cookie_names();
    let known = cookies::read(&headers, &names.reader);
    let token = known.clone().unwrap_or_else(secrets::token);
    let reader = web.reader(&visitor, "");
    articles::vote(&web.app, &reader, &slug, (&token, visitor.address), helpful).await?;
    let thanks = visitor.language.say("help-thanks");
    let mut answer = go(&format!("{}#feedback", address(&slug))).flash(names, Tone::Ok, thanks);
    if known.is_none() {
        answer = answer.cookie(names.know_reader(&token));
    }
    Ok(answer.into_response())
}
