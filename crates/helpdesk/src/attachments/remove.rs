//! Taking a file back before it is sent.

use super::store;
use crate::actor::{Actor, PersonId};
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::place::Place;

/// Removes one's own file that was not sent yet. Returns where it waited.
pub async fn remove(app: &App, actor: &Actor, id: i64) -> Result<Place> {
    let mut tx = app.begin().await?;
    let found = store::find(&mut tx, id).await?.filter(|found| found.person == actor.id);
    let place = found.ok_or(Error::NotFound)?.place.parse()?;
    let hash = store::delete_unsent(&mut tx, actor.id, id).await?.ok_or(Error::NotFound)?;
    store::release(&mut tx, vec![hash], app.now()).await?;
    tx.commit().await?;
    Ok(place)
}

/// Removes what a person never sent: their account goes.
pub(crate) async fn remove_of_person(tx: &mut Tx, app: &App, person: PersonId) -> Result<()> {
    let released = store::delete_unsent_of(tx, person).await?;
    store::release(tx, released, app.now()).await
}
