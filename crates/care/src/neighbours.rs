//! Notices what other processes committed to the same store (a command beside this server, another server on
//! the same PostgreSQL), and lets the open pages of this one know.

use std::time::Duration;

use db::Engine;
use helpdesk::live::{Change, NEWEST};
use helpdesk::{App, event_store};
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;

const TICK: Duration = Duration::from_millis(500);

/// Watches until `stop`.
pub async fn watch(app: App, stop: CancellationToken) {
    let mut tick = tokio::time::interval(TICK);
    tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
    while stop.run_until_cancelled(tick.tick()).await.is_some() {
        if let Err(error) = look(&app).await {
            tracing::debug!(%error, "cannot look for changes of other processes");
        }
    }
}

async fn look(app: &App) -> helpdesk::Result<()> {
    let newest = newest(app, 1).await?;
    let known = newest.first().is_none_or(|change| app.live.has_heard(change.event));
    if known && app.db.engine() == Engine::Sqlite {
        return Ok(());
    }
    let mut changes = self::newest(app, NEWEST).await?;
    changes.retain(|change| !app.live.has_heard(change.event));
    if changes.is_empty() {
        return Ok(());
    }
    app.reload_settings().await?;
    changes.reverse();
    app.live.publish(&changes);
    Ok(())
}

async fn newest(app: &App, limit: i64) -> helpdesk::Result<Vec<Change>> {
    event_store::newest_changes(&mut *app.db.read().await?, limit).await
}
