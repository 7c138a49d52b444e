//! Who answers a chat ends its customer's wait; who writes again begins another.

use helpdesk::{Event, Kind, Result, assistant, tickets};

use crate::Workflow;

/// Notes whether somebody waits. Running again changes nothing.
pub(crate) async fn react(workflow: &Workflow, event: &Event) -> Result<()> {
    let told = matches!(event.kind, Kind::MessagePosted | Kind::TicketSolved | Kind::TicketClosed);
    let Some(number) = event.ticket.filter(|_| told) else { return Ok(()) };
    let app = workflow.app();
    let mut conn = app.read().await?;
    if !tickets::is_chat(&mut conn, number).await? {
        return Ok(());
    }
    let Some(ticket) = tickets::find(&mut conn, number).await? else { return Ok(()) };
    drop(conn);
    let by_customer = event.kind == Kind::MessagePosted && event.actor == Some(ticket.requester);
    assistant::note_waiting(app, number, by_customer.then_some(event.created_at)).await
}
