//! A visit as the assistant and the people behind it know it.

use locales::Language;

use super::store;
use super::visit::{Known, Visit};
use crate::actor::PersonId;
use crate::app::{App, Tx};
use crate::assistant::{self, Asker, VisitorToken};
use crate::error::{Error, Result};
use crate::live::Listener;
use crate::people::{self, State};
use crate::{Role, tickets};

impl Visit {
    /// The one at the assistant's window.
    pub fn asker(&self, network: String, language: Language) -> Asker {
        Asker {
            person: None,
            visitor: VisitorToken::read(&self.chat),
            known: self.known.clone(),
            network,
            language,
        }
    }
}

/// Who hears of what people answer in this visit's chat. NotFound while it is the assistant's alone.
pub async fn listener(app: &App, visit: &Visit, asker: &Asker) -> Result<Listener> {
    let number = assistant::ticket(app, asker).await?.ok_or(Error::NotFound)?;
    let ticket = tickets::find(&mut *app.read().await?, number).await?.ok_or(Error::NotFound)?;
    Ok(Listener::of_visit(visit.id, ticket.requester, asker.network.clone()))
}

/// In whose name requests of this visitor stand: one row for all of them, without address or password, called as the
/// site called them last.
pub(crate) async fn requester(tx: &mut Tx, app: &App, known: &Known, language: Language) -> Result<PersonId> {
    let stored = store::lock_person(tx, known.id).await?.ok_or(Error::NotFound)?;
    let name = if known.name.is_empty() { language.say("assistant-visitor") } else { &known.name };
    if let Some(person) = stored {
        people::store::set_names(tx, person, name, "", app.now()).await?;
        return Ok(person);
    }
    let row = people::store::StandIn {
        role: Role::Customer,
        state: State::Active,
        key: None,
        first_name: name,
        language: language.tag(),
    };
    let person = people::store::insert_stand_in(tx, &row, app.now())
        .await?
        .ok_or_else(|| Error::Internal("a visitor has no key and yet it is taken".to_owned()))?;
    store::set_requester(tx, known.id, person).await?;
    Ok(person)
}
