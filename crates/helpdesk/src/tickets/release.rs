//! The open tickets of somebody who leaves return to the queue.

use serde_json::json;

use super::{counters, store};
use crate::actor::PersonId;
use crate::app::{App, Tx};
use crate::error::Result;
use crate::event::{Kind, NewEvent};

/// Tickets that are read at once.
const BATCH: i64 = 500;

/// Holds the open tickets of somebody who leaves. Whoever releases the tickets of several people calls this for
/// all of them first: tickets are locked before counters everywhere, so that two transactions never wait in a
/// circle.
pub async fn lock_all_of(tx: &mut Tx, person: PersonId) -> Result<()> {
    store::lock_active_of(tx, person).await
}

/// Unassigns every active ticket of `person` inside the caller's transaction, which must have locked the person
/// and the tickets, and taken the rights away already. Returns how many there were. Their status stays.
pub async fn release_all(tx: &mut Tx, app: &App, actor: PersonId, person: PersonId) -> Result<i64> {
    let mut released = 0;
    loop {
        let numbers = store::active_of(tx, person, BATCH).await?;
        if numbers.is_empty() {
            return Ok(released);
        }
        for number in numbers {
            released += release(tx, app, actor, person, number).await?;
        }
    }
}

async fn release(tx: &mut Tx, app: &App, actor: PersonId, person: PersonId, number: i64) -> Result<i64> {
    let Some(mut ticket) = store::lock(tx, number).await? else { return Ok(0) };
    if ticket.assignee != Some(person) || !ticket.status.is_active() {
        return Ok(0);
    }
    let before = counters::Standing::from(&ticket);
    ticket.assignee = None;
    ticket.updated_at = app.now();
    store::update(tx, &ticket).await?;
    counters::shift(tx, number, Some(before), Some((&ticket).into())).await?;
    let event = NewEvent::new(Kind::TicketUnassigned).by(actor).on(number).with(json!({ "from": person }));
    tx.record(event).await?;
    Ok(1)
}
