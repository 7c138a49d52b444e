//! An agent takes a ticket that nobody has, and may answer it from then on.

use super::{Ticket, assign, rules};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// The first one gets it; the others are told who. Taking what one has already is fine.
pub async fn take(app: &App, actor: &Actor, number: i64) -> Result<()> {
    actor.require_staff()?;
    let mut tx = app.begin().await?;
    assign::require_assignable(&mut tx, actor.id).await?;
    let ticket = rules::locked(&mut tx, actor, number).await?;
    rules::require_not_closed(&ticket)?;
    match ticket.assignee {
        Some(assignee) if assignee == actor.id => tx.commit().await,
        Some(_) => Err(assign::taken_meanwhile(&mut tx, &ticket).await?),
        None => {
            assign::give(&mut tx, app, actor, ticket, Some(actor.id), true).await?;
            tx.commit().await
        }
    }
}

/// Whether somebody may answer a ticket.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answering {
    Now,
    /// Nobody has it: whoever takes it may.
    OnceTaken,
    /// It is somebody else's, or closed.
    No,
}

pub fn answering(actor: &Actor, ticket: &Ticket) -> Answering {
    if rules::require_not_closed(ticket).is_err() {
        Answering::No
    } else if rules::may_work_on(actor, ticket) {
        Answering::Now
    } else if ticket.assignee.is_none() && ticket.status.is_active() {
        Answering::OnceTaken
    } else {
        Answering::No
    }
}
