//! The requester, the agent who has the ticket, or an admin closes it.

use super::{Status, rules, status};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// After this the ticket is for reading. Closing a closed one changes nothing.
pub async fn close(app: &App, actor: &Actor, number: i64) -> Result<()> {
    let mut tx = app.begin().await?;
    let ticket = rules::locked(&mut tx, actor, number).await?;
    if ticket.requester != actor.id {
        rules::require_work_on(&mut tx, actor, &ticket).await?;
    }
    if ticket.status == Status::Closed {
        return tx.commit().await;
    }
    status::change(&mut tx, app, actor, ticket, Status::Closed).await?;
    tx.commit().await
}
