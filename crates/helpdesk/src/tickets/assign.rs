//! An admin decides who answers a ticket.

use locales::Phrase;
use serde_json::json;

use super::{Status, Ticket, counters, rules, store};
use crate::actor::{Actor, PersonId};
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::people;

/// What the form says.
#[derive(Debug, Clone, Copy)]
pub struct Assignment {
    /// None gives it back to the queue.
    pub to: Option<PersonId>,
    /// Who had it when the form was shown, if the form tells: a change in between wins over this one.
    pub seen: Option<Option<PersonId>>,
}

/// Gives the ticket to an active agent or admin, or back to the queue.
pub async fn assign(app: &App, actor: &Actor, number: i64, assignment: Assignment) -> Result<()> {
    actor.require_admin()?;
    let mut tx = app.begin().await?;
    if let Some(agent) = assignment.to {
        require_assignable(&mut tx, agent).await?;
    }
    let ticket = rules::locked(&mut tx, actor, number).await?;
    rules::require_not_closed(&ticket)?;
    if ticket.assignee == assignment.to {
        return tx.commit().await;
    }
    if assignment.seen.is_some_and(|seen| seen != ticket.assignee) {
        return Err(taken_meanwhile(&mut tx, &ticket).await?);
    }
    give(&mut tx, app, actor, ticket, assignment.to, false).await?;
    tx.commit().await
}

/// Locks the person against a deactivation at the same moment.
pub(super) async fn require_assignable(tx: &mut Tx, agent: PersonId) -> Result<()> {
    if people::lock_active_staff(tx, agent).await? {
        return Ok(());
    }
    Err(Error::invalid("assignee", Phrase::new("assignee-unfit")))
}

/// What to tell the one who was slower.
pub(super) async fn taken_meanwhile(tx: &mut Tx, ticket: &Ticket) -> Result<Error> {
    let text = match ticket.assignee {
        Some(assignee) => Phrase::new("request-taken").with("name", rules::name_of(tx, assignee).await?),
        None => Phrase::new("request-given-back"),
    };
    Ok(Error::Conflict(text))
}

/// Writes the new assignee; a new ticket becomes open with its first one.
pub(super) async fn give(
    tx: &mut Tx,
    app: &App,
    actor: &Actor,
    mut ticket: Ticket,
    to: Option<PersonId>,
    taken: bool,
) -> Result<()> {
    let before = counters::Standing::from(&ticket);
    let from = ticket.assignee;
    ticket.assignee = to;
    let status = if to.is_some() && ticket.status == Status::New { Status::Open } else { ticket.status };
    ticket.move_to(status, app.now());
    store::update(tx, &ticket).await?;
    counters::shift(tx, ticket.number, Some(before), Some((&ticket).into())).await?;
    let event = match to {
        Some(agent) => {
            NewEvent::new(Kind::TicketAssigned).about(agent).with(json!({ "from": from, "taken": taken }))
        }
        None => NewEvent::new(Kind::TicketUnassigned).with(json!({ "from": from })),
    };
    tx.record(event.by(actor.id).on(ticket.number)).await?;
    Ok(())
}
