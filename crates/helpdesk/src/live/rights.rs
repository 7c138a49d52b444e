//! Ends the streams of sessions that are over and of people whose role changed: one task for all of them.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};

use super::stream::{End, Slot};
use super::{Live, lock};
use crate::actor::PersonId;
use crate::app::App;
use crate::error::Result;
use crate::{sessions, widget};

/// How often all open streams are looked at. Changes of this process are followed at once.
const EVERY: Duration = Duration::from_secs(3);
/// Sessions that are looked up with one statement.
const BATCH: usize = 100;

/// Works as long as it is polled.
pub async fn watch_rights(app: &App) {
    let mut tick = interval(EVERY);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        let slots = tokio::select! {
            _ = tick.tick() => app.live.slots(),
            people = app.live.suspects() => app.live.slots_of(&people),
        };
        // A store that is away for a moment takes no right away.
        if let Err(error) = check(app, &slots).await {
            tracing::debug!(%error, "cannot look at the rights of live streams");
        }
    }
}

async fn check(app: &App, slots: &[Arc<Slot>]) -> Result<()> {
    for batch in slots.chunks(BATCH) {
        let (sessions, visits): (Vec<i64>, Vec<i64>) =
            batch.iter().map(|slot| slot.who.session).partition(|session| *session >= 0);
        let visits: Vec<i64> = visits.into_iter().map(|visit| -visit).collect();
        let active = sessions::active_among(app, &sessions).await?;
        let going_on = widget::active_among(app, &visits).await?;
        for slot in batch {
            let who = &slot.who;
            let holds = active.get(&who.session) == Some(&who.role) || going_on.contains(&-who.session);
            if !holds {
                slot.end(End::Revoked);
            }
        }
        tokio::task::yield_now().await;
    }
    Ok(())
}

impl Live {
    fn slots(&self) -> Vec<Arc<Slot>> {
        lock(&self.index).all().cloned().collect()
    }

    fn slots_of(&self, people: &HashSet<PersonId>) -> Vec<Arc<Slot>> {
        let index = lock(&self.index);
        people.iter().flat_map(|person| index.of(*person)).cloned().collect()
    }

    async fn suspects(&self) -> HashSet<PersonId> {
        self.suspected.notified().await;
        std::mem::take(&mut *lock(&self.suspects))
    }
}
