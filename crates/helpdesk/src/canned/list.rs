//! Finding canned texts: they are the team's alone.

use super::{CannedText, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};

/// All of them by name.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<CannedText>> {
    actor.require_staff()?;
    store::all(&mut *app.read().await?).await
}

/// Id, name and language of all of them, by name: to choose one.
pub async fn names(app: &App, actor: &Actor) -> Result<Vec<(i64, String, String)>> {
    actor.require_staff()?;
    store::names(&mut *app.read().await?).await
}

/// Those with these ids, in this order.
pub(crate) async fn of(app: &App, actor: &Actor, ids: &[i64]) -> Result<Vec<CannedText>> {
    actor.require_staff()?;
    store::of(&mut *app.read().await?, ids).await
}

pub async fn find(app: &App, actor: &Actor, id: i64) -> Result<CannedText> {
    actor.require_staff()?;
    store::find(&mut *app.read().await?, id).await?.ok_or(Error::NotFound)
}
