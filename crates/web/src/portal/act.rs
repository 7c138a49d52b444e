//! What a customer does on a request.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::Place;
use helpdesk::tickets::{self, Writing};

use super::request;
use crate::error::Result;
use crate::multipart::Form;
use crate::session::{Customer, Number, Visitor};
use crate::{Web, go, writing};

/// Sends a message.
pub async fn post_message(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    Number(number): Number,
    form: Form,
) -> Result<Response> {
    let mut sent = form.receive(&web.app, &actor, Place::Message(number)).await?;
    let posted = match sent.writing("message") {
        Ok(writing) => tickets::post_message(&web.app, &actor, number, writing).await,
        Err(error) => Err(error),
    };
    match posted {
        Ok(posted) => Ok(go(&format!("/requests/{number}#m{}", posted.message)).into_response()),
        Err(error) => {
            let typed = writing::markdown(&sent.fields, "message");
            request::refused(&web, &visitor, &actor, number, typed, error).await
        }
    }
}

pub async fn close(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    Number(number): Number,
) -> Result<Response> {
    match tickets::close(&web.app, &actor, number).await {
        Ok(()) => Ok(done(&web, &visitor, number, "request-was-closed")),
        Err(error) => request::refused(&web, &visitor, &actor, number, Writing::default(), error).await,
    }
}

pub async fn reopen(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    Number(number): Number,
) -> Result<Response> {
    match tickets::reopen(&web.app, &actor, number).await {
        Ok(()) => Ok(done(&web, &visitor, number, "request-was-reopened")),
        Err(error) => request::refused(&web, &visitor, &actor, number, Writing::default(), error).await,
    }
}

fn done(web: &Web, visitor: &Visitor, number: i64, text: &'static str) -> Response {
    let text = visitor.language.say(text);
    web.go_saying(&format!("/requests/{number}"), text)
}
