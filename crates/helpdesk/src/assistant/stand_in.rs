//! The rows behind those who write without an account: the assistant, and visitors of a chat.

use db::Conn;

use super::asker::Asker;
use crate::actor::{Actor, PersonId, Role};
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::people::{self, State};
use crate::tickets;

/// No address has this form, so nobody signs in as the assistant.
const ASSISTANT_KEY: &str = "assistant";

/// The author of what the assistant writes into requests, made at the first use.
pub async fn assistant(tx: &mut Tx, app: &App) -> Result<PersonId> {
    if let Some(id) = is_assistant(tx).await? {
        return Ok(id);
    }
    let row = people::store::StandIn {
        role: Role::Agent,
        state: State::Deleted,
        key: Some(ASSISTANT_KEY),
        first_name: "Assistant",
        language: "",
    };
    match people::store::insert_stand_in(tx, &row, app.now()).await? {
        Some(id) => Ok(id),
        None => is_assistant(tx).await?.ok_or(Error::NotFound),
    }
}

/// The assistant's row, if it ever wrote.
pub async fn is_assistant(conn: &mut Conn) -> Result<Option<PersonId>> {
    Ok(people::find_by_email(conn, ASSISTANT_KEY).await?.map(|person| person.id))
}

/// A customer without address, for the request of a visitor.
pub(super) async fn visitor(tx: &mut Tx, app: &App, asker: &Asker) -> Result<PersonId> {
    let row = people::store::StandIn {
        role: Role::Customer,
        state: State::Active,
        key: None,
        first_name: asker.language.say("assistant-visitor"),
        language: asker.language.tag(),
    };
    people::store::insert_stand_in(tx, &row, app.now())
        .await?
        .ok_or_else(|| Error::Internal("a visitor has no key and yet it is taken".to_owned()))
}

/// Who writes on this request from the chat's window: whoever is signed in, or the visitor it was made for.
pub(super) async fn writer(app: &App, asker: &Asker, number: i64) -> Result<Actor> {
    if let Some(actor) = &asker.person {
        return Ok(actor.clone());
    }
    let mut conn = app.db.read().await?;
    let ticket = tickets::find(&mut conn, number).await?.ok_or(Error::NotFound)?;
    let person = people::find(&mut conn, ticket.requester).await?.ok_or(Error::NotFound)?;
    if person.role != Role::Customer || person.state != State::Active {
        return Err(Error::NotFound);
    }
    Ok(Actor {
        id: person.id,
        role: person.role,
        first_name: person.first_name,
        last_name: person.last_name,
        email: person.email,
        time_zone: person.time_zone,
        language: Some(asker.language),
        session: 0,
    })
}
