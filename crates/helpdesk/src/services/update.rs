//! An administrator changes what is said of a service.

use serde_json::{Map, json};

use super::form::ServiceForm;
use super::{availability, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};

/// Stores what differs; nothing when nothing does.
pub async fn update(app: &App, actor: &Actor, id: i64, form: &ServiceForm) -> Result<()> {
    actor.require_admin()?;
    let checked = form.checked(&actor.time_zone)?;
    let mut tx = app.begin().await?;
    let service = store::lock(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let changes: Map<_, _> = checked
        .changes(&service)
        .into_iter()
        .map(|(field, from, to)| (field.to_owned(), json!({ "from": from, "to": to })))
        .collect();
    if !changes.is_empty() {
        store::set_facts(&mut tx, id, &checked, app.now()).await?;
        let event = NewEvent::new(Kind::ServiceUpdated).by(actor.id).of_service(id).with(changes.into());
        tx.record(event).await?;
    }
    availability::say(&mut tx, app, Some(actor), &service, &checked.announcement).await?;
    tx.commit().await
}
