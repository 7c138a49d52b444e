//! Services are archived, not deleted: requests and history still name them.

use locales::Phrase;

use super::{MOST, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};

/// Takes it out of the catalogue: from now on only the team knows of it.
pub async fn archive(app: &App, actor: &Actor, id: i64) -> Result<()> {
    move_to(app, actor, id, true).await
}

/// Brings it back, if the catalogue takes one more.
pub async fn restore(app: &App, actor: &Actor, id: i64) -> Result<()> {
    move_to(app, actor, id, false).await
}

async fn move_to(app: &App, actor: &Actor, id: i64, archived: bool) -> Result<()> {
    actor.require_admin()?;
    let now = app.now();
    let mut tx = app.begin().await?;
    let service = store::lock(&mut tx, id).await?.ok_or(Error::NotFound)?;
    if service.archived_at.is_some() != archived {
        if !archived && store::is_full(&mut tx).await? {
            return Err(Error::Conflict(Phrase::new("services-full").with("most", MOST)));
        }
        store::set_archived(&mut tx, id, archived.then_some(now), now).await?;
        let kind = if archived { Kind::ServiceArchived } else { Kind::ServiceRestored };
        tx.record(NewEvent::new(kind).by(actor.id).of_service(id)).await?;
    }
    tx.commit().await
}
