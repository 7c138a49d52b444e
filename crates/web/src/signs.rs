//! What a page tells by itself of whoever has it before them: that they type, and what they have seen.

use axum::extract::State;
use axum::http::StatusCode;
use helpdesk::tickets;

use crate::Web;
use crate::error::{Failure, Result};
use crate::form::Fields;
use crate::session::{Customer, Number, Staff};

/// The customer types a message.
pub async fn customer_types(
    State(web): State<Web>,
    Customer(actor): Customer,
    Number(number): Number,
) -> Result<StatusCode> {
    tickets::show_typing(&web.app, &actor, number).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Somebody of the team types a reply.
pub async fn staff_type(
    State(web): State<Web>,
    Staff(actor): Staff,
    Number(number): Number,
) -> Result<StatusCode> {
    tickets::show_typing(&web.app, &actor, number).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The customer saw everything up to the message `newest`.
pub async fn customer_saw(
    State(web): State<Web>,
    Customer(actor): Customer,
    Number(number): Number,
    fields: Fields,
) -> Result<StatusCode> {
    tickets::mark_seen(&web.app, &actor, number, newest(&fields)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Somebody of the team saw everything up to the message `newest`.
pub async fn staff_saw(
    State(web): State<Web>,
    Staff(actor): Staff,
    Number(number): Number,
    fields: Fields,
) -> Result<StatusCode> {
    tickets::mark_seen(&web.app, &actor, number, newest(&fields)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn newest(fields: &Fields) -> Result<i64> {
    fields.get("newest").parse().map_err(|_| Failure::NotFound)
}
