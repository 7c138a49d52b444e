//! The secrets by which sites sign who their visitors are. Several are valid at once, so that they can be exchanged
//! without a gap.

use locales::Phrase;
use serde_json::json;

use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::secrets;

/// Keys that are valid at the same time.
const MOST: i64 = 10;
/// Retired keys that are still listed.
const LISTED: i64 = 30;
/// Characters of a key's name.
const NAME: usize = 10;

/// A key as administrators see it: never its secret.
#[derive(Debug, Clone)]
pub struct Key {
    pub id: i64,
    pub kid: String,
    /// Milliseconds since 1970 UTC, as all times here.
    pub created_at: i64,
    /// When a token of it was last accepted, to the hour.
    pub used_at: Option<i64>,
    pub retired_at: Option<i64>,
}

/// A key just made. Its secret is shown now and never again.
#[derive(Debug, Clone)]
pub struct NewKey {
    pub kid: String,
    pub secret: String,
}

/// The newest keys, those that are valid first.
pub async fn keys(app: &App, actor: &Actor) -> Result<Vec<Key>> {
    actor.require_admin()?;
    let rows = store::keys(&mut *app.read().await?, MOST + LISTED).await?;
    Ok(rows.into_iter().map(Key::from).collect())
}

/// Makes one more key.
pub async fn make_key(app: &App, actor: &Actor) -> Result<NewKey> {
    actor.require_admin()?;
    let new = NewKey { kid: secrets::token()[..NAME].to_owned(), secret: secrets::token() };
    let mut tx = app.begin().await?;
    if store::count_valid_keys(&mut tx).await? >= MOST {
        return Err(Error::Conflict(Phrase::new("widget-too-many-keys").with("most", MOST)));
    }
    store::insert_key(&mut tx, &new.kid, &new.secret, actor.id, app.now()).await?;
    tx.record(NewEvent::new(Kind::WidgetKeyMade).by(actor.id).with(json!({ "kid": new.kid }))).await?;
    tx.commit().await?;
    Ok(new)
}

/// Ends a key: nothing it signed counts any more, and whoever came in by it is asked anew. Its secret is forgotten.
pub async fn retire_key(app: &App, actor: &Actor, id: i64) -> Result<()> {
    actor.require_admin()?;
    let mut tx = app.begin().await?;
    let Some(kid) = store::retire_key(&mut tx, id, app.now()).await? else {
        return Err(Error::NotFound);
    };
    let people = store::remove_visits_of_key(&mut tx, id).await?;
    tx.record(NewEvent::new(Kind::WidgetKeyRetired).by(actor.id).with(json!({ "kid": kid }))).await?;
    tx.commit().await?;
    people.into_iter().for_each(|person| app.live.suspect(person));
    Ok(())
}
