//! Which events the open pages have heard of, whichever process committed them.

use std::collections::{BTreeSet, VecDeque};
use std::time::Duration;

use db::Engine;
use tokio::time::Instant;

use super::Change;

/// Ids remembered: several times what one look at the neighbours reads.
const REMEMBERED: usize = 2_000;

pub(super) struct Heard {
    ids: BTreeSet<i64>,
    /// Events up to here happened before the program started.
    start: i64,
    newest: i64,
    /// How long an event may still appear below one that was heard.
    lag: Duration,
    /// Heard, but younger than the lag.
    unsettled: VecDeque<(Instant, i64)>,
    settled: i64,
}

impl Heard {
    pub(super) fn new(known: &[Change], engine: Engine) -> Self {
        let ids: BTreeSet<i64> = known.iter().map(|change| change.event).collect();
        let newest = ids.last().copied().unwrap_or(0);
        let (start, lag) = match engine {
            // One writer: who sees an event sees all before it.
            Engine::Sqlite => (newest, Duration::ZERO),
            Engine::Postgres => (ids.first().copied().unwrap_or(1) - 1, Duration::from_secs(2)),
        };
        Self { ids, start, newest, lag, unsettled: VecDeque::new(), settled: newest }
    }

    /// Remembers these and returns those that were not known.
    pub(super) fn learn(&mut self, changes: &[Change]) -> Vec<Change> {
        let new: Vec<Change> = changes.iter().filter(|change| !self.has(change.event)).copied().collect();
        for change in &new {
            self.ids.insert(change.event);
            self.newest = self.newest.max(change.event);
        }
        while self.ids.len() > REMEMBERED {
            self.start = self.ids.pop_first().map_or(self.start, |oldest| oldest.max(self.start));
        }
        if !new.is_empty() {
            self.unsettled.push_back((Instant::now(), self.newest));
        }
        self.settle();
        new
    }

    pub(super) fn has(&self, event: i64) -> bool {
        event <= self.start || self.ids.contains(&event)
    }

    pub(super) const fn newest(&self) -> i64 {
        self.newest
    }

    /// Nothing at or below this event is still to appear.
    pub(super) fn mark(&mut self) -> i64 {
        self.settle();
        self.settled
    }

    fn settle(&mut self) {
        while let Some((at, event)) = self.unsettled.front() {
            if at.elapsed() < self.lag {
                break;
            }
            self.settled = *event;
            self.unsettled.pop_front();
        }
    }
}
