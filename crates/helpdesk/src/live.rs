//! Tells open pages that something changed. Carries no content: a page that wakes reads again, with its
//! actor's rights.

use tokio::sync::broadcast;

use crate::actor::PersonId;
use crate::event::Kind;

/// What an event touched.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    /// The event's id.
    pub event: i64,
    pub kind: Kind,
    pub ticket: Option<i64>,
    pub person: Option<PersonId>,
}

/// A page that lags behind by more than this many changes is told so, and reads everything again.
const BACKLOG: usize = 1_024;

pub struct Live(broadcast::Sender<Change>);

impl Live {
    pub(crate) fn new() -> Self {
        Self(broadcast::Sender::new(BACKLOG))
    }

    pub fn publish(&self, change: Change) {
        // An error only says that no page is open.
        let _ = self.0.send(change);
    }

    pub fn subscribe(&self) -> broadcast::Receiver<Change> {
        self.0.subscribe()
    }
}
