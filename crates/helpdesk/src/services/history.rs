//! What was changed about a service: who, when, from what to what.

use serde_json::Value;

use super::Availability;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::event::{Event, Kind};
use crate::{event_store, people};

/// Most lines that a page shows.
const SHOWN: i64 = 100;

/// One change with its author's name as it is now.
#[derive(Debug, Clone)]
pub struct Line {
    pub kind: Kind,
    /// None for what came by itself.
    pub actor: Option<String>,
    /// Field, before, after; of an availability the state and the note.
    pub changes: Vec<(String, String, String)>,
    /// Milliseconds since 1970 UTC.
    pub at: i64,
}

impl Line {
    /// The state that this led to, if it changed it.
    pub fn state(&self) -> Option<Availability> {
        let (_, _, to) = self.changes.first().filter(|_| self.kind == Kind::AvailabilityChanged)?;
        Availability::parse(to)
    }
}

/// Newest first.
pub async fn history(app: &App, actor: &Actor, service: i64) -> Result<Vec<Line>> {
    actor.require_admin()?;
    let mut conn = app.read().await?;
    let events = event_store::of_service(&mut conn, service, SHOWN).await?;
    let mut ids: Vec<i64> = events.iter().filter_map(|event| event.actor).collect();
    ids.sort_unstable();
    ids.dedup();
    let names = people::names(&mut conn, &ids).await?;
    let line = |event: &Event| Line {
        kind: event.kind,
        actor: event.actor.map(|id| names.get(&id).cloned().unwrap_or_default()),
        changes: changes(event),
        at: event.created_at,
    };
    Ok(events.iter().map(line).collect())
}

fn changes(event: &Event) -> Vec<(String, String, String)> {
    let text = |value: Option<&Value>| value.and_then(Value::as_str).unwrap_or_default().to_owned();
    match event.kind {
        Kind::ServiceUpdated => event
            .data
            .as_object()
            .into_iter()
            .flatten()
            .map(|(field, change)| (field.clone(), text(change.get("from")), text(change.get("to"))))
            .collect(),
        Kind::AvailabilityChanged => {
            let state = ("availability".to_owned(), text(event.data.get("from")), text(event.data.get("to")));
            let note = ("note".to_owned(), String::new(), text(event.data.get("note")));
            vec![state, note]
        }
        _ => Vec::new(),
    }
}
