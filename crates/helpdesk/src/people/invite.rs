//! Inviting an agent, and joining by the invitation's link.

use locales::Phrase;
use serde_json::json;

use super::{Person, State, store};
use crate::actor::{Actor, Role};
use crate::app::{App, Tx};
use crate::error::{Error, Problems, Result};
use crate::event::{Kind, NewEvent};
use crate::links::{self, Purpose};
use crate::sessions::{NewSession, Visitor, open};
use crate::{fields, passwords};

/// What the form holds, as typed.
#[derive(Debug, Clone, Default)]
pub struct Invitee {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
}

/// An invitation just made.
#[derive(Debug, Clone)]
pub struct Invitation {
    pub person: Person,
    /// For the link `/invitation/<token>`, shown once.
    pub token: String,
}

/// Invites an agent. Inviting the same address again ends the older link.
pub async fn invite(app: &App, actor: &Actor, form: &Invitee) -> Result<Invitation> {
    actor.require_admin()?;
    let mut problems = Problems::default();
    let first_name = fields::first_name(&mut problems, &form.first_name);
    let last_name = fields::last_name(&mut problems, &form.last_name);
    let email = fields::email(&mut problems, "email", &form.email);
    problems.check()?;

    let mut tx = app.begin().await?;
    let row = store::NewRow {
        role: Role::Agent,
        state: State::Invited,
        email: &email,
        first_name: &first_name,
        last_name: &last_name,
        password_hash: None,
        verified_at: None,
        language: "",
    };
    let person = match store::insert(&mut tx, &row, app.now()).await? {
        Some(person) => person,
        None => again(&mut tx, app, &email, &first_name, &last_name).await?,
    };
    let token = links::create(&mut tx, app, Purpose::Invitation, Some(person.id), Some(actor.id)).await?;
    let data = json!({ "email": person.email, "first_name": person.first_name });
    let event = NewEvent::new(Kind::AgentInvited).by(actor.id).about(person.id).with(data);
    tx.record(event.secret(token.clone())).await?;
    tx.commit().await?;
    Ok(Invitation { person, token })
}

/// The address is known: fine when it is invited already, else the admin reads why not.
async fn again(tx: &mut Tx, app: &App, email: &str, first_name: &str, last_name: &str) -> Result<Person> {
    let known = store::find_by_email(tx, email).await?;
    let gone = || Error::Conflict(Phrase::new("account-changed"));
    let known = store::lock(tx, known.ok_or_else(gone)?.id).await?.ok_or_else(gone)?;
    let name = known.full_name();
    let reason = match (known.state, known.role) {
        (State::Invited, _) => {
            store::set_names(tx, known.id, first_name, last_name, app.now()).await?;
            return store::find(tx, known.id).await?.ok_or_else(gone);
        }
        (State::Waiting, _) => Phrase::new("invitee-has-applied"),
        (State::Deactivated, _) => Phrase::new("invitee-is-deactivated"),
        (_, Role::Customer) => Phrase::new("invitee-is-customer"),
        _ => Phrase::new("invitee-works-here"),
    };
    Err(Error::invalid("email", reason.with("name", name)))
}

/// Chooses a password, starts the agent's account and signs in. The link works once.
pub async fn join(
    app: &App,
    visitor: &Visitor,
    token: &str,
    password: &str,
    confirm_password: &str,
) -> Result<NewSession> {
    let invited = links::show(app, Purpose::Invitation, token).await?.person.ok_or(Error::NotFound)?;
    let mut problems = Problems::default();
    let about = [invited.first_name.as_str(), &invited.last_name, &invited.email];
    passwords::check_pair(&mut problems, "password", password, confirm_password, &about).await?;
    problems.check()?;
    let hash = passwords::hash(password).await?;

    let mut tx = app.begin().await?;
    let id = links::take(&mut tx, app, Purpose::Invitation, token).await?.ok_or(Error::NotFound)?;
    // The link came by mail when there is mail; else the address is still to be verified.
    let verified_at = app.mail_configured.then(|| app.now());
    let person = store::join(&mut tx, id, &hash, verified_at, visitor.language.tag(), app.now())
        .await?
        .ok_or(Error::NotFound)?;
    tx.record(NewEvent::new(Kind::AgentJoined).by(person.id).about(person.id)).await?;
    let session = open(&mut tx, app, &person, visitor).await?;
    tx.commit().await?;
    Ok(session)
}
