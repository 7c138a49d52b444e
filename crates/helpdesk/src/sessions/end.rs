//! Ends sessions: one's own, by the person.

use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::secrets;

/// Ends the session with this token. Signing out twice is fine.
pub async fn sign_out(app: &App, token: &str) -> Result<()> {
    let mut tx = app.begin().await?;
    let person = store::remove_by_token(&mut tx, &secrets::hash(token)).await?;
    tx.commit().await?;
    person.into_iter().for_each(|person| app.live.suspect(person));
    Ok(())
}

/// Ends one of the actor's own sessions.
pub async fn end(app: &App, actor: &Actor, session: i64) -> Result<()> {
    let mut tx = app.begin().await?;
    if !store::remove(&mut tx, actor.id, session).await? {
        return Err(Error::NotFound);
    }
    tx.commit().await?;
    app.live.suspect(actor.id);
    Ok(())
}

/// Ends all of the actor's sessions but the one that asks. Returns how many.
pub async fn end_others(app: &App, actor: &Actor) -> Result<u64> {
    let mut tx = app.begin().await?;
    let ended = store::remove_of_person(&mut tx, actor.id, Some(actor.session)).await?;
    tx.commit().await?;
    app.live.suspect(actor.id);
    Ok(ended)
}
