//! A customer changes their own message.

use axum::extract::State;
use axum::response::Response;

use crate::form::Fields;
use crate::session::{Customer, MessageAt, Visitor};
use crate::{Result, Web, own_message, writing};

pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    at: MessageAt,
) -> Result<Response> {
    own_message::show(&web, &visitor, &actor, at).await
}

pub async fn update(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    at: MessageAt,
    fields: Fields,
) -> Result<Response> {
    own_message::update(&web, &visitor, &actor, at, writing::markdown(&fields, "message")).await
}

pub async fn delete(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    at: MessageAt,
) -> Result<Response> {
    own_message::delete(&web, &visitor, &actor, at).await
}
