//! Tells open pages that something changed. Carries no content: a page that wakes reads again, with its
//! actor's rights. Whom a change concerns is looked up, so that streams it does not concern cost nothing.

mod catch_up;
mod change;
mod heard;
mod index;
mod rights;
mod stream;
mod typing;

use std::collections::HashSet;
use std::sync::{Mutex, MutexGuard, PoisonError};

use db::Db;
use tokio::sync::Notify;

use crate::actor::{PersonId, Role};
use crate::error::Result;
use crate::event_store;
use heard::Heard;
use index::Index;
use stream::Inbox;
use typing::Pace;

pub use catch_up::missed;
pub use change::{Change, TicketRef, Topic, Topics};
pub use rights::watch_rights;
pub use stream::{End, Listener, News, Stream, open};
pub use typing::Typing;

/// The newest events, at which a process looks to notice what others committed. PostgreSQL may show an event after
/// one with a higher id, so they are compared one by one instead of asking for all after the last.
pub const NEWEST: i64 = 200;

/// What the open streams of this process are, and what they were told.
pub struct Live {
    index: Mutex<Index>,
    heard: Mutex<Heard>,
    /// People whose rights may have changed a moment ago.
    suspects: Mutex<HashSet<PersonId>>,
    suspected: Notify,
    pace: Mutex<Pace>,
}

impl Live {
    /// What happened before counts as told.
    pub(crate) async fn begin(db: &Db) -> Result<Self> {
        let known = event_store::newest_changes(&mut *db.read().await?, NEWEST).await?;
        Ok(Self {
            index: Mutex::default(),
            heard: Mutex::new(Heard::new(&known, db.engine())),
            suspects: Mutex::default(),
            suspected: Notify::new(),
            pace: Mutex::default(),
        })
    }

    /// Tells everybody whom these changes concern, once: changes that were told before are left out.
    pub fn publish(&self, changes: &[Change]) {
        let new = lock(&self.heard).learn(changes);
        for change in &new {
            match (change.ticket, change.person) {
                (Some(ticket), _) => self.tell(change, ticket),
                (None, Some(person)) => self.suspect(person),
                (None, None) => {}
            }
        }
    }

    fn tell(&self, change: &Change, TicketRef { number, requester }: TicketRef) {
        let news = |inbox: &mut Inbox| inbox.changed(number, Topic::of(change.kind), Some(change.event));
        let index = lock(&self.index);
        index.tell_staff(None, news);
        if change.shows_to_customers() {
            index.tell_customer(requester, news);
        }
    }

    /// Tells the other side that somebody in this role has seen its messages.
    pub(crate) fn tell_seen(&self, TicketRef { number, requester }: TicketRef, by: Role) {
        let news = |inbox: &mut Inbox| inbox.changed(number, Topic::Seen, None);
        let index = lock(&self.index);
        if by.is_staff() {
            index.tell_customer(requester, news);
        } else {
            index.tell_staff(None, news);
        }
    }

    /// Whether this event was told, or happened before the program started.
    pub fn has_heard(&self, event: i64) -> bool {
        lock(&self.heard).has(event)
    }

    /// Everything up to this event was told. A page notes it before it reads, and learns later what it missed.
    pub fn mark(&self) -> i64 {
        lock(&self.heard).mark()
    }

    /// Has the rights of this person's streams looked at, at once.
    pub(crate) fn suspect(&self, person: PersonId) {
        if lock(&self.index).has(person) {
            lock(&self.suspects).insert(person);
            self.suspected.notify_one();
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
