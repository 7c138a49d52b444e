//! Everything that one is told of, in one place.

use super::{MOST, news_store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::people;

pub use super::news_store::Followed;

/// By name: what the actor asked for with their account, and what their address was confirmed for without one.
pub async fn followed(app: &App, actor: &Actor) -> Result<Vec<Followed>> {
    let mut conn = app.read().await?;
    let email = people::proven_email(&mut conn, actor.id).await?;
    news_store::followed(&mut conn, actor.id, email.as_deref(), 2 * MOST as i64).await
}

/// Ends one of them. Doing it again is fine, and what is somebody else's stays.
pub async fn stop(app: &App, actor: &Actor, subscription: i64) -> Result<()> {
    let mut tx = app.begin().await?;
    let email = people::proven_email(&mut tx, actor.id).await?;
    news_store::remove_followed(&mut tx, subscription, actor.id, email.as_deref()).await?;
    tx.commit().await
}
