//! A person's own details.

use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Problems, Result};
use crate::event::{Kind, NewEvent};
use crate::fields;

/// What the form holds, as typed.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    pub first_name: String,
    pub last_name: String,
    pub mobile: String,
    /// IANA name, or empty for the desk's own.
    pub time_zone: String,
    /// A tag such as `de`, or empty for the browser's or the desk's own.
    pub language: String,
}

/// Saves the actor's own names, number and time zone.
pub async fn save_profile(app: &App, actor: &Actor, form: &Profile) -> Result<()> {
    let mut problems = Problems::default();
    let profile = Profile {
        first_name: fields::first_name(&mut problems, &form.first_name),
        last_name: fields::last_name(&mut problems, &form.last_name),
        mobile: fields::mobile(&mut problems, &form.mobile),
        time_zone: fields::time_zone(&mut problems, &form.time_zone),
        language: fields::language(&mut problems, &form.language),
    };
    problems.check()?;
    let mut tx = app.begin().await?;
    if !store::set_profile(&mut tx, actor.id, &profile, app.now()).await? {
        return Err(Error::NotFound);
    }
    tx.record(NewEvent::new(Kind::ProfileChanged).by(actor.id).about(actor.id)).await?;
    tx.commit().await
}
