//! Somebody writes something that others on the ticket will read. It is told and forgotten; nothing is stored.

use super::rules;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::live::TicketRef;

/// Shows the actor as typing to whoever may see the ticket, for some seconds. TooMany when said too often; NotFound while
/// the desk shows nobody who types.
pub async fn show_typing(app: &App, actor: &Actor, number: i64) -> Result<()> {
    if !app.settings().show_typing {
        return Err(Error::NotFound);
    }
    let mut conn = app.db.read().await?;
    let ticket = rules::visible(&mut conn, actor, number).await?;
    rules::require_not_closed(&ticket)?;
    if actor.role.is_staff() {
        rules::require_work_on(&mut conn, actor, &ticket).await?;
    }
    app.live.tell_typing(TicketRef { number, requester: ticket.requester }, actor)
}
