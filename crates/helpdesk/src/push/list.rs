//! Which devices tell somebody of replies.

use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// A device that gets notices.
#[derive(Debug, Clone)]
pub struct Device {
    pub id: i64,
    /// The browser's `User-Agent`.
    pub agent: String,
    /// Milliseconds since 1970 UTC.
    pub since: i64,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// The actor's devices, newest first.
pub async fn devices(app: &App, actor: &Actor) -> Result<Vec<Device>> {
    let rows = store::devices(&mut *app.read().await?, actor.id).await?;
    let device = |row: store::DeviceRow| Device {
        id: row.id,
        agent: row.agent,
        since: row.created_at,
        current: row.session == actor.session,
    };
    Ok(rows.into_iter().map(device).collect())
}

/// Whether the device that asks gets notices.
pub async fn has_device(app: &App, actor: &Actor) -> Result<bool> {
    store::has_session(&mut *app.read().await?, actor.id, actor.session).await
}
