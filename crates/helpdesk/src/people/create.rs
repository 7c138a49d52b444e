//! The first administrator: by the set-up page, or at the machine.

use locales::Phrase;
use serde_json::json;

use super::{Person, State, active_admins, store};
use crate::actor::Role;
use crate::app::{App, Tx};
use crate::error::{Error, Problems, Result};
use crate::event::{Kind, NewEvent};
use crate::links::{self, Purpose};
use crate::sessions::{NewSession, Visitor, open};
use crate::{fields, passwords, settings};

/// What the set-up form holds, as typed.
#[derive(Debug, Clone, Default)]
pub struct NewDesk {
    pub desk_name: String,
    pub admin: NewAdmin,
    pub base_url: String,
    pub time_zone: String,
}

/// An administrator to be.
#[derive(Debug, Clone, Default)]
pub struct NewAdmin {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub password: String,
    pub confirm_password: String,
}

/// Names the desk, creates its first administrator and signs them in. Of several at once exactly one wins;
/// the others, and everybody afterwards, find nothing.
pub async fn create_desk(app: &App, visitor: &Visitor, token: &str, form: &NewDesk) -> Result<NewSession> {
    links::show(app, Purpose::Setup, token).await?;
    let mut problems = Problems::default();
    let desk_name = fields::desk_name(&mut problems, &form.desk_name);
    let base_url = fields::base_url(&mut problems, &form.base_url);
    let time_zone = fields::time_zone(&mut problems, &form.time_zone);
    let checked = check(&mut problems, &form.admin).await?;
    problems.check()?;
    let hash = passwords::hash(&form.admin.password).await?;

    let mut tx = app.begin().await?;
    links::take(&mut tx, app, Purpose::Setup, token).await?;
    if !active_admins(&mut tx).await?.is_empty() {
        return Err(Error::NotFound);
    }
    let person = insert(&mut tx, app, &checked, &hash, visitor.language.tag()).await?;
    settings::put(&mut tx, app, "desk_name", &desk_name).await?;
    if !base_url.is_empty() {
        settings::put(&mut tx, app, "base_url", &base_url).await?;
    }
    if !time_zone.is_empty() {
        settings::put(&mut tx, app, "time_zone", &time_zone).await?;
    }
    settings::put(&mut tx, app, "language", visitor.language.tag()).await?;
    let data = json!({ "desk_name": desk_name });
    tx.record(NewEvent::new(Kind::DeskCreated).by(person.id).about(person.id).with(data)).await?;
    let session = open(&mut tx, app, &person, visitor).await?;
    tx.commit().await?;
    tracing::info!(person = person.id, "the desk is set up");
    Ok(session)
}

/// An administrator created at the machine. Ends the set-up link.
pub async fn create_admin(app: &App, form: &NewAdmin) -> Result<Person> {
    let mut problems = Problems::default();
    let checked = check(&mut problems, form).await?;
    problems.check()?;
    let hash = passwords::hash(&form.password).await?;
    let mut tx = app.begin().await?;
    let person = insert(&mut tx, app, &checked, &hash, "").await?;
    links::store::end_older(&mut tx, Purpose::Setup, None, app.now()).await?;
    tx.commit().await?;
    Ok(person)
}

struct Checked {
    first_name: String,
    last_name: String,
    email: String,
}

async fn check(problems: &mut Problems, form: &NewAdmin) -> Result<Checked> {
    let first_name = fields::first_name(problems, &form.first_name);
    let last_name = fields::last_name(problems, &form.last_name);
    let email = fields::email(problems, "email", &form.email);
    let about = [first_name.as_str(), &last_name, &email];
    passwords::check_pair(problems, "password", &form.password, &form.confirm_password, &about).await?;
    Ok(Checked { first_name, last_name, email })
}

/// Whoever may use the machine vouches for the address, so it counts as verified.
async fn insert(tx: &mut Tx, app: &App, checked: &Checked, hash: &str, language: &str) -> Result<Person> {
    let now = app.now();
    let row = store::NewRow {
        role: Role::Admin,
        state: State::Active,
        email: &checked.email,
        first_name: &checked.first_name,
        last_name: &checked.last_name,
        password_hash: Some(hash),
        verified_at: Some(now),
        language,
    };
    let taken = || Error::invalid("email", Phrase::new("account-exists"));
    let person = store::insert(tx, &row, now).await?.ok_or_else(taken)?;
    settings::put(tx, app, "set_up", "true").await?;
    tx.record(NewEvent::new(Kind::SettingsChanged).by(person.id).with(json!({ "set_up": true }))).await?;
    Ok(person)
}
