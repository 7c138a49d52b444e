//! Staff set a ticket's priority.

use serde_json::json;

use super::{Priority, rules, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::event::{Kind, NewEvent};

/// The agent who has the ticket, or an admin. Customers do not see it.
pub async fn set_priority(app: &App, actor: &Actor, number: i64, priority: Priority) -> Result<()> {
    actor.require_staff()?;
    let mut tx = app.begin().await?;
    let mut ticket = rules::locked(&mut tx, actor, number).await?;
    rules::require_work_on(&mut tx, actor, &ticket).await?;
    if ticket.priority == priority {
        return tx.commit().await;
    }
    rules::require_not_closed(&ticket)?;
    let data = json!({ "from": ticket.priority.as_str(), "to": priority.as_str() });
    ticket.reprioritise(priority, app.now());
    store::update(&mut tx, &ticket).await?;
    tx.record(NewEvent::new(Kind::PriorityChanged).by(actor.id).on(number).with(data)).await?;
    tx.commit().await
}
