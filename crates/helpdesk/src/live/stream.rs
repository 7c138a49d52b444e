//! One open stream: news wait in it until its connection takes them.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until};

use super::{Topic, Topics, Typing, lock};
use crate::actor::{Actor, PersonId, Role};
use crate::app::App;

/// Open streams of one session: a browser shares one between its tabs, or has one for each of them.
const PER_SESSION: usize = 10;
/// The first news go out at once; what follows within this time is told together.
const GAP: Duration = Duration::from_millis(40);
/// Tickets that are named one by one; beyond them the pages read everything again.
const MOST_TICKETS: usize = 100;

/// People shown as typing at the same moment.
const MOST_TYPING: usize = 50;

/// Who listens, as known when the stream was opened.
#[derive(Debug, Clone)]
pub struct Listener {
    /// Negative: the visit of the widget with this number.
    pub session: i64,
    pub person: PersonId,
    pub role: Role,
    /// What counts as one network address.
    pub network: String,
}

impl Listener {
    pub fn new(actor: &Actor, network: String) -> Self {
        Self { session: actor.session, person: actor.id, role: actor.role, network }
    }

    /// A frame of the widget, which hears of the requests of this person while its visit goes on.
    pub fn of_visit(visit: i64, person: PersonId, network: String) -> Self {
        Self { session: -visit, person, role: Role::Customer, network }
    }
}

/// What happened since the news before.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct News {
    /// The newest event among them.
    pub event: Option<i64>,
    /// What changed, by the ticket's number.
    pub tickets: BTreeMap<i64, Topics>,
    /// More than is listed: everything may have changed.
    pub everything: bool,
    pub typing: Vec<Typing>,
}

impl News {
    fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    pub(super) fn add(&mut self, number: i64, topic: Topic, event: Option<i64>) {
        self.event = self.event.max(event);
        self.tickets.entry(number).or_default().add(topic);
        if self.tickets.len() > MOST_TICKETS {
            self.tickets.clear();
            self.everything = true;
        }
    }
}

/// Why a stream ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Newer ones of the same session or network took its place.
    Crowded,
    /// The session is over, or its person may do other things now.
    Revoked,
}

/// News on their way to one stream.
#[derive(Default)]
pub(super) struct Inbox {
    news: News,
    end: Option<End>,
}

impl Inbox {
    pub(super) fn changed(&mut self, number: i64, topic: Topic, event: Option<i64>) {
        self.news.add(number, topic, event);
    }

    pub(super) fn typing(&mut self, typing: &Typing) {
        if self.news.typing.len() < MOST_TYPING && !self.news.typing.contains(typing) {
            self.news.typing.push(typing.clone());
        }
    }
}

pub(super) struct Slot {
    pub(super) id: u64,
    pub(super) who: Listener,
    inbox: Mutex<Inbox>,
    filled: Notify,
}

impl Slot {
    pub(super) fn tell(&self, news: impl Fn(&mut Inbox)) {
        news(&mut lock(&self.inbox));
        self.filled.notify_one();
    }

    pub(super) fn end(&self, reason: End) {
        lock(&self.inbox).end = Some(reason);
        self.filled.notify_one();
    }
}

/// The receiving end; dropped, the stream is forgotten.
pub struct Stream {
    app: App,
    slot: Arc<Slot>,
    told_at: Option<Instant>,
}

/// Opens a stream. Too many of one session or network end the oldest of them.
pub fn open(app: &App, listener: Listener) -> Stream {
    let per_network = usize::try_from(app.settings().streams_per_address).unwrap_or(usize::MAX);
    let slot = |id| Slot { id, who: listener, inbox: Mutex::default(), filled: Notify::new() };
    let slot = lock(&app.live.index).add(slot, PER_SESSION, per_network);
    Stream { app: app.clone(), slot, told_at: None }
}

impl Stream {
    /// Waits for news.
    pub async fn next(&mut self) -> Result<News, End> {
        loop {
            let waiting = {
                let mut inbox = lock(&self.slot.inbox);
                if let Some(reason) = inbox.end {
                    return Err(reason);
                }
                let due = self.told_at.is_none_or(|at| at.elapsed() >= GAP);
                if due && !inbox.news.is_empty() {
                    self.told_at = Some(Instant::now());
                    return Ok(std::mem::take(&mut inbox.news));
                }
                !inbox.news.is_empty()
            };
            match self.told_at {
                Some(at) if waiting => sleep_until(at + GAP).await,
                _ => self.slot.filled.notified().await,
            }
        }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        lock(&self.app.live.index).remove(&self.slot);
    }
}
