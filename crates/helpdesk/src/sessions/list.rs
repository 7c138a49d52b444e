//! Where a person is signed in.

use super::{absolute, idle, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// One of the actor's sessions. Times are milliseconds since 1970 UTC.
#[derive(Debug, Clone)]
pub struct Session {
    pub id: i64,
    pub created_at: i64,
    /// Up to a minute late.
    pub seen_at: i64,
    pub address: String,
    /// The browser's `User-Agent`.
    pub agent: String,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// The actor's living sessions, newest first.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Session>> {
    let now = app.now();
    let oldest_use = now - idle(actor.role);
    let oldest_start = now - absolute(actor.role);
    let rows = store::of_person(&mut *app.db.read().await?, actor.id).await?;
    let living = rows.into_iter().filter(|row| row.seen_at > oldest_use && row.created_at > oldest_start);
    Ok(living
        .map(|row| Session {
            id: row.id,
            created_at: row.created_at,
            seen_at: row.seen_at,
            address: row.address,
            agent: row.agent,
            current: row.id == actor.session,
        })
        .collect())
}
