//! Chats: who answers ends the customer's wait, and after a reply it is looked whether it was seen.

use helpdesk::assistant::{self, MAIL_UNSEEN, UNSEEN_AFTER};
use helpdesk::tickets::{self, Channel};
use helpdesk::{Event, Kind, Result};

use crate::Workflow;

/// Notes whether somebody waits, and looks later whether a reply was seen. Running again changes nothing.
pub(crate) async fn react(workflow: &Workflow, event: &Event) -> Result<()> {
    let told = matches!(event.kind, Kind::MessagePosted | Kind::TicketSolved | Kind::TicketClosed);
    let Some(number) = event.ticket.filter(|_| told) else { return Ok(()) };
    let app = workflow.app();
    let mut conn = app.read().await?;
    let ticket = tickets::find(&mut conn, number).await?;
    let Some(ticket) = ticket.filter(|ticket| ticket.channel == Channel::Chat) else { return Ok(()) };
    let can_be_told = assistant::can_be_told(&mut conn, number).await?;
    drop(conn);
    let is_message = event.kind == Kind::MessagePosted;
    let by_customer = is_message && event.actor == Some(ticket.requester);
    assistant::note_waiting(app, number, by_customer.then_some(event.created_at)).await?;
    if is_message && !by_customer && can_be_told {
        let mut tx = app.begin().await?;
        jobs::enqueue(&mut tx, MAIL_UNSEEN, &(event.id, number), event.created_at + UNSEEN_AFTER).await?;
        tx.commit().await?;
        app.jobs.wake();
    }
    Ok(())
}
