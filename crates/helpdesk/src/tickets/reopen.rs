//! A solved or closed ticket is opened again.

use locales::Phrase;

use super::{Status, rules, status, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::people;

/// Open again, with its assignee if that person still works here, else unassigned. Reopening an active one
/// changes nothing.
pub async fn reopen(app: &App, actor: &Actor, number: i64) -> Result<()> {
    let mut tx = app.begin().await?;
    // The person is locked before the ticket, as everywhere, so that two transactions never wait in a circle.
    let had = store::find(&mut tx, number).await?.and_then(|ticket| ticket.assignee);
    let stays = match had {
        Some(assignee) => people::lock_active_staff(&mut tx, assignee).await?,
        None => false,
    };
    let mut ticket = rules::locked(&mut tx, actor, number).await?;
    if ticket.requester != actor.id {
        rules::require_work_on(&mut tx, actor, &ticket).await?;
    }
    if ticket.status.is_active() {
        return tx.commit().await;
    }
    if ticket.assignee != had {
        return Err(Error::Conflict(Phrase::new("request-changed")));
    }
    if !stays {
        ticket.assignee = None;
    }
    status::change(&mut tx, app, actor, ticket, Status::Open).await?;
    tx.commit().await
}
