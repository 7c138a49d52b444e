//! Making an agent an administrator, and the other way round.

use locales::Phrase;
use serde_json::json;

use super::deactivate::keep_one_admin;
use super::{State, store};
use crate::actor::{Actor, PersonId, Role};
use crate::app::App;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};

/// Gives an active member of staff another role, which counts from their next page on.
pub async fn set_role(app: &App, actor: &Actor, person: PersonId, role: Role) -> Result<()> {
    actor.require_admin()?;
    if !role.is_staff() {
        return Err(Error::invalid("role", Phrase::new("role-unfit")));
    }
    let mut tx = app.begin().await?;
    if role != Role::Admin {
        keep_one_admin(&mut tx, person).await?;
    }
    let before =
        store::lock(&mut tx, person).await?.filter(|before| before.role.is_staff()).ok_or(Error::NotFound)?;
    if before.state != State::Active {
        return Err(Error::Conflict(Phrase::new("person-not-active").with("name", before.full_name())));
    }
    if before.role == role {
        return tx.commit().await;
    }
    store::set_role(&mut tx, person, role, app.now()).await?;
    let data = json!({ "from": before.role.as_str(), "to": role.as_str() });
    tx.record(NewEvent::new(Kind::RoleChanged).by(actor.id).about(person).with(data)).await?;
    tx.commit().await
}
