//! An administrator writes the canned texts of the team.

use locales::Phrase;
use serde_json::json;

use super::{CannedForm, MOST, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};

/// Returns the new one's id.
pub async fn create(app: &App, actor: &Actor, form: &CannedForm) -> Result<i64> {
    actor.require_admin()?;
    let form = form.checked()?;
    let mut tx = app.begin().await?;
    if store::count(&mut tx).await? >= MOST as i64 {
        return Err(Error::invalid("name", Phrase::new("canned-full").with("most", MOST)));
    }
    let id = store::insert(&mut tx, &form, actor.id, app.now()).await?.ok_or_else(taken)?;
    tx.record(written(Kind::CannedTextWritten, actor, id, &form.name)).await?;
    tx.commit().await?;
    Ok(id)
}

pub async fn update(app: &App, actor: &Actor, id: i64, form: &CannedForm) -> Result<()> {
    actor.require_admin()?;
    let form = form.checked()?;
    let mut tx = app.begin().await?;
    if store::is_taken(&mut tx, id, &form).await? {
        return Err(taken());
    }
    if !store::update(&mut tx, id, &form, app.now()).await? {
        return Err(Error::NotFound);
    }
    tx.record(written(Kind::CannedTextWritten, actor, id, &form.name)).await?;
    tx.commit().await
}

/// What was made of it stays where it was sent.
pub async fn remove(app: &App, actor: &Actor, id: i64) -> Result<()> {
    actor.require_admin()?;
    let mut tx = app.begin().await?;
    let text = store::find(&mut tx, id).await?.ok_or(Error::NotFound)?;
    if store::remove(&mut tx, id).await? {
        tx.record(written(Kind::CannedTextRemoved, actor, id, &text.name)).await?;
    }
    tx.commit().await
}

fn written(kind: Kind, actor: &Actor, id: i64, name: &str) -> NewEvent {
    NewEvent::new(kind).by(actor.id).with(json!({ "canned": id, "name": name }))
}

fn taken() -> Error {
    Error::invalid("name", Phrase::new("canned-name-taken"))
}
