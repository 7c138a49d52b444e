//! Somebody turns notices off.

use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};

/// On one of the actor's own devices.
pub async fn unsubscribe(app: &App, actor: &Actor, subscription: i64) -> Result<()> {
    let mut tx = app.begin().await?;
    if !store::remove_own(&mut tx, actor.id, subscription).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await
}

/// On the device that asks. Turning them off twice is fine.
pub async fn unsubscribe_here(app: &App, actor: &Actor) -> Result<()> {
    let mut tx = app.begin().await?;
    store::remove_of_session(&mut tx, actor.id, actor.session).await?;
    tx.commit().await
}
