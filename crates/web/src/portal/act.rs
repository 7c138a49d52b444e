//! What a customer does on a request.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::tickets::{self, Writing};

use super::request;
use crate::error::Result;
use crate::form::Fields;
use crate::page::Tone;
use crate::session::{Customer, Number, Visitor};
use crate::{Web, go};

/// Sends a message.
pub async fn post_message(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    Number(number): Number,
    fields: Fields,
) -> Result<Response> {
    let text = fields.get("message");
    match tickets::post_message(
        &web.app,
        &actor,
        number,
        Writing { text, key: fields.get("key"), files: &[] },
    )
    .await
    {
        Ok(posted) => Ok(go(&format!("/requests/{number}#m{}", posted.message)).into_response()),
        Err(error) => request::refused(&web, &visitor, &actor, number, text, error).await,
    }
}

pub async fn close(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    Number(number): Number,
) -> Result<Response> {
    match tickets::close(&web.app, &actor, number).await {
        Ok(()) => Ok(done(&web, number, "Request closed. You can reopen it whenever you need to.")),
        Err(error) => request::refused(&web, &visitor, &actor, number, "", error).await,
    }
}

pub async fn reopen(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    Number(number): Number,
) -> Result<Response> {
    match tickets::reopen(&web.app, &actor, number).await {
        Ok(()) => Ok(done(&web, number, "Request reopened. We look at it again.")),
        Err(error) => request::refused(&web, &visitor, &actor, number, "", error).await,
    }
}

fn done(web: &Web, number: i64, text: &str) -> Response {
    go(&format!("/requests/{number}")).flash(web.cookie_names(), Tone::Ok, text).into_response()
}
