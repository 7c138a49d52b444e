//! A reply of the desk is announced on the devices of whoever asked: that there is one, and nothing of what it says.

use helpdesk::people::Person;
use helpdesk::tickets::Ticket;
use helpdesk::{Event, Kind, Result, people, push, tickets};
use serde_json::json;

use crate::Workflow;

/// Stores the notices that follow from this event. Running again stores nothing twice.
pub(crate) async fn react(workflow: &Workflow, event: &Event) -> Result<()> {
    let app = workflow.app();
    let mut conn = app.read().await?;
    let Some((ticket, requester)) = announced(&mut conn, event).await? else { return Ok(()) };
    let devices = push::subscriptions(&mut conn, requester.id, app.now()).await?;
    drop(conn);
    if devices.is_empty() {
        return Ok(());
    }
    let payload = payload(workflow, &requester, ticket.number);
    let topic = format!("request-{}", ticket.number);
    let mut tx = app.begin().await?;
    for device in devices {
        push::store_once(&mut tx, app, event.id, device, &topic, &payload).await?;
    }
    tx.commit().await?;
    app.jobs.wake();
    Ok(())
}

/// The request and its requester, when the event is a message that somebody else wrote to them and that they have not
/// seen.
async fn announced(conn: &mut db::Conn, event: &Event) -> Result<Option<(Ticket, Person)>> {
    let (Kind::MessagePosted, Some(number)) = (event.kind, event.ticket) else { return Ok(None) };
    let Some(message) = event.message() else { return Ok(None) };
    let ticket = tickets::find(conn, number).await?.filter(|ticket| event.actor != Some(ticket.requester));
    let Some(ticket) = ticket else { return Ok(None) };
    if !tickets::is_news(conn, number, ticket.requester, message).await? {
        return Ok(None);
    }
    let requester = people::find(conn, ticket.requester).await?;
    Ok(requester.map(|requester| (ticket, requester)))
}

/// What the browser may read: push services carry it, locked, and a locked phone shows it to anybody.
fn payload(workflow: &Workflow, reader: &Person, number: i64) -> String {
    let settings = workflow.app().settings();
    let text = reader.language().unwrap_or(settings.language).say("new-reply");
    json!({ "desk": settings.desk_name, "number": number, "text": text }).to_string()
}
