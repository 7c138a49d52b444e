//! A requester says that their request is solved.

use super::{Status, rules, status};
use crate::actor::Actor;
use crate::app::{App, Tx};
use crate::error::{Error, Result};

/// Within the caller's transaction. False when it is somebody else's request, or over already.
pub(crate) async fn solve_own(tx: &mut Tx, app: &App, actor: &Actor, number: i64) -> Result<bool> {
    let ticket = match rules::locked(tx, actor, number).await {
        Ok(ticket) if ticket.requester == actor.id && ticket.status.is_active() => ticket,
        Ok(_) | Err(Error::NotFound) => return Ok(false),
        Err(other) => return Err(other),
    };
    status::change(tx, app, actor, ticket, Status::Solved).await?;
    Ok(true)
}
