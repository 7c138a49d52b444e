//! Notices what other processes committed to the same store (a command beside this server, another server on
//! the same PostgreSQL), and lets the open pages of this one know.

use std::collections::BTreeSet;
use std::time::Duration;

use db::Engine;
use helpdesk::live::Change;
use helpdesk::{App, Event, event_store};
use tokio::sync::broadcast;
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

const TICK: Duration = Duration::from_millis(500);
/// Events looked at in one tick. PostgreSQL may show an event after one with a higher id, so the newest ones
/// are compared one by one instead of asking for all after the last.
const WINDOW: i64 = 200;
/// Ids remembered: several windows.
const REMEMBERED: usize = 2_000;

/// Watches until `stop`.
pub async fn watch(app: App, stop: CancellationToken) {
    let mut own = app.live.subscribe();
    let mut known = Known::default();
    match newest(&app, WINDOW).await {
        Ok(events) => known.0.extend(events.iter().map(|event| event.id)),
        Err(error) => tracing::warn!(%error, "cannot look for changes of other processes"),
    }
    let mut tick = tokio::time::interval(TICK);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while stop.run_until_cancelled(tick.tick()).await.is_some() {
        if let Err(error) = look(&app, &mut own, &mut known).await {
            tracing::debug!(%error, "cannot look for changes of other processes");
        }
    }
}

async fn look(app: &App, own: &mut broadcast::Receiver<Change>, known: &mut Known) -> helpdesk::Result<()> {
    if app.db.engine() == Engine::Sqlite && known.has(newest(app, 1).await?.first()) {
        return Ok(());
    }
    let events = newest(app, WINDOW).await?;
    known.learn_own(own);
    let foreign: Vec<&Event> = events.iter().filter(|event| known.0.insert(event.id)).collect();
    known.forget_oldest();
    if foreign.is_empty() {
        return Ok(());
    }
    app.reload_settings().await?;
    for event in foreign.into_iter().rev() {
        let Event { id, kind, ticket, person, .. } = *event;
        app.live.publish(Change { event: id, kind, ticket, person });
    }
    Ok(())
}

async fn newest(app: &App, limit: i64) -> helpdesk::Result<Vec<Event>> {
    event_store::newest(&mut *app.db.read().await?, limit).await
}

/// Ids of events that the open pages have heard of.
#[derive(Default)]
struct Known(BTreeSet<i64>);

impl Known {
    fn has(&self, event: Option<&Event>) -> bool {
        event.is_none_or(|event| self.0.contains(&event.id))
    }

    /// Events of this process were published when they were committed.
    fn learn_own(&mut self, own: &mut broadcast::Receiver<Change>) {
        use broadcast::error::TryRecvError::{Closed, Empty, Lagged};
        loop {
            match own.try_recv() {
                Ok(change) => drop(self.0.insert(change.event)),
                // The ones missed are published again, which only makes pages read again.
                Err(Lagged(_)) => {}
                Err(Empty | Closed) => break,
            }
        }
    }

    fn forget_oldest(&mut self) {
        while self.0.len() > REMEMBERED {
            self.0.pop_first();
        }
    }
}
