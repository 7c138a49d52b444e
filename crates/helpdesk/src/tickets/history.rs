//! A ticket's history as its readers may know it.

use std::collections::HashMap;

use super::Status;
use crate::actor::PersonId;
use crate::event::{Event, Kind};

/// Most events that a page shows.
pub(super) const SHOWN: i64 = 200;

/// One line of the history, with the names as they are now.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The event's id.
    pub id: i64,
    pub kind: Kind,
    pub actor_id: Option<PersonId>,
    /// None when it happened by itself, empty for who deleted their account; so for `person`.
    pub actor: Option<String>,
    /// Whom it is about, for assignments.
    pub person_id: Option<PersonId>,
    pub person: Option<String>,
    /// Whether the actor did it to themself: took the ticket.
    pub taken: bool,
    pub from: Option<String>,
    pub to: Option<String>,
    /// Milliseconds since 1970 UTC.
    pub at: i64,
}

impl Entry {
    /// The status that this event led to, if it changed it.
    pub fn status(&self) -> Option<Status> {
        self.to.as_deref().and_then(Status::parse)
    }
}

/// What customers may know: nothing of notes, priorities, mail failures or the queue behind the desk.
pub fn is_public(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::TicketRaised
            | Kind::MessagePosted
            | Kind::MessageEdited
            | Kind::MessageDeleted
            | Kind::TicketAssigned
            | Kind::StatusChanged
            | Kind::TicketSolved
            | Kind::TicketClosed
            | Kind::TicketReopened
    )
}

/// What changes a customer's pages: also that nobody looks after the request any more, which is no line of its
/// history.
pub fn shows_to_customers(kind: Kind) -> bool {
    is_public(kind) || kind == Kind::TicketUnassigned
}

/// People whose names the history needs.
pub(super) fn people_of(events: &[Event]) -> impl Iterator<Item = PersonId> {
    events.iter().flat_map(|event| [event.actor, event.person].into_iter().flatten())
}

/// The lines for this reader, oldest first. A message appears only where it changed the status: its text stands
/// in the conversation.
pub(super) fn entries(events: Vec<Event>, names: &HashMap<PersonId, String>, staff: bool) -> Vec<Entry> {
    events
        .into_iter()
        .filter(|event| staff || is_public(event.kind))
        .filter_map(|event| entry(&event, names))
        .collect()
}

fn entry(event: &Event, names: &HashMap<PersonId, String>) -> Option<Entry> {
    let word = |name: &str| event.data.get(name).and_then(|value| value.as_str()).map(str::to_owned);
    let name = |id: Option<PersonId>| id.and_then(|id| names.get(&id)).cloned();
    let to = word("to");
    match event.kind {
        Kind::NoteAdded | Kind::NoteEdited | Kind::NoteDeleted => return None,
        Kind::MessageEdited | Kind::MessageDeleted => return None,
        Kind::MessagePosted if to.is_none() => return None,
        _ => {}
    }
    Some(Entry {
        id: event.id,
        kind: event.kind,
        actor_id: event.actor,
        actor: name(event.actor),
        person_id: event.person,
        person: name(event.person),
        taken: event.data.get("taken").and_then(serde_json::Value::as_bool).unwrap_or(false),
        from: word("from"),
        to,
        at: event.created_at,
    })
}
