//! Somebody of the team changes their own reply or note.

use axum::extract::State;
use axum::response::Response;

use crate::form::Fields;
use crate::session::{MessageAt, Staff, Visitor};
use crate::{Result, Web, own_message, writing};

pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    at: MessageAt,
) -> Result<Response> {
    own_message::show(&web, &visitor, &actor, at).await
}

pub async fn update(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    at: MessageAt,
    fields: Fields,
) -> Result<Response> {
    own_message::update(&web, &visitor, &actor, at, writing::reply(&fields, "message")).await
}

pub async fn delete(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    at: MessageAt,
) -> Result<Response> {
    own_message::delete(&web, &visitor, &actor, at).await
}
