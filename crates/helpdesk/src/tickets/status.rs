//! Staff set a ticket's status by hand.

use locales::Phrase;
use serde_json::json;

use super::{Status, Ticket, counters, rules, store};
use crate::actor::Actor;
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};

/// Open, Pending, Solved or Closed. New is where a ticket begins, not where one puts it; a closed one is
/// reopened first.
pub async fn set_status(app: &App, actor: &Actor, number: i64, status: Status) -> Result<()> {
    actor.require_staff()?;
    let mut tx = app.begin().await?;
    let ticket = rules::locked(&mut tx, actor, number).await?;
    rules::require_work_on(&mut tx, actor, &ticket).await?;
    if ticket.status == status {
        return tx.commit().await;
    }
    rules::require_not_closed(&ticket)?;
    if status == Status::New {
        return Err(Error::invalid("status", Phrase::new("status-never-new-again")));
    }
    change(&mut tx, app, actor, ticket, status).await?;
    tx.commit().await
}

/// Writes the status and records the event that names what it means.
pub(super) async fn change(
    tx: &mut Tx,
    app: &App,
    actor: &Actor,
    mut ticket: Ticket,
    to: Status,
) -> Result<()> {
    let from = ticket.status;
    let before = counters::Standing::from(&ticket);
    ticket.move_to(to, app.now());
    store::update(tx, &ticket).await?;
    counters::shift(tx, ticket.number, Some(before), Some((&ticket).into())).await?;
    let kind = match to {
        Status::Solved => Kind::TicketSolved,
        Status::Closed => Kind::TicketClosed,
        _ if !from.is_active() => Kind::TicketReopened,
        _ => Kind::StatusChanged,
    };
    let data = json!({ "from": from.as_str(), "to": to.as_str() });
    tx.record(NewEvent::new(kind).by(actor.id).on(ticket.number).with(data)).await?;
    Ok(())
}
