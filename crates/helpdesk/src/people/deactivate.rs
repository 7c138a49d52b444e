//! Taking somebody's access away, and giving it back.

use locales::Phrase;
use serde_json::json;

use super::{State, store};
use crate::actor::{Actor, PersonId};
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::{codes, links, sessions, tickets};

/// Most people deactivated in one go.
const MOST: usize = 200;

/// Signs the person out everywhere and returns their open tickets to unassigned; the name stays in the history.
/// Returns how many tickets went back.
pub async fn deactivate(app: &App, actor: &Actor, person: PersonId) -> Result<i64> {
    actor.require_admin()?;
    let mut tx = app.begin().await?;
    take_access(&mut tx, app, person).await?;
    let released = release(&mut tx, app, actor, person).await?;
    tx.commit().await?;
    Ok(released)
}

/// The same for several, all or none, after the exact word was typed. Returns how many people it was.
pub async fn deactivate_many(app: &App, actor: &Actor, people: &[PersonId], word: &str) -> Result<usize> {
    actor.require_admin()?;
    if people.is_empty() {
        return Err(Error::invalid("person", Phrase::new("people-to-select")));
    }
    if word != "DEACTIVATE" {
        return Err(Error::invalid("word", Phrase::new("word-to-type")));
    }
    let mut chosen = people.to_vec();
    chosen.sort_unstable();
    chosen.dedup();
    if chosen.len() > MOST {
        return Err(Error::invalid("person", Phrase::new("people-too-many").with("most", MOST)));
    }
    let mut tx = app.begin().await?;
    for person in &chosen {
        take_access(&mut tx, app, *person).await?;
    }
    for person in &chosen {
        release(&mut tx, app, actor, *person).await?;
    }
    tx.commit().await?;
    Ok(chosen.len())
}

/// Ends what the person may do, and holds what is theirs.
async fn take_access(tx: &mut Tx, app: &App, person: PersonId) -> Result<()> {
    keep_one_admin(tx, person).await?;
    // From here on nobody can assign anything to them: an assignment holds the same row.
    let before =
        store::lock(tx, person).await?.filter(|before| before.role.is_staff()).ok_or(Error::NotFound)?;
    if !matches!(before.state, State::Active | State::Invited) {
        return Err(Error::Conflict(Phrase::new("person-not-active").with("name", before.full_name())));
    }
    store::set_state(tx, person, State::Deactivated, app.now()).await?;
    forget_access(tx, person).await?;
    tickets::lock_all_of(tx, person).await
}

/// Returns the open tickets, and records what happened.
async fn release(tx: &mut Tx, app: &App, actor: &Actor, person: PersonId) -> Result<i64> {
    let released = tickets::release_all(tx, app, actor.id, person).await?;
    let data = json!({ "tickets": released });
    tx.record(NewEvent::new(Kind::PersonDeactivated).by(actor.id).about(person).with(data)).await?;
    tracing::info!(person, by = actor.id, released, "person deactivated");
    Ok(released)
}

/// Lets a deactivated person back in, in the role they had. Tickets do not come back by themselves.
pub async fn reactivate(app: &App, actor: &Actor, person: PersonId) -> Result<()> {
    actor.require_admin()?;
    let mut tx = app.begin().await?;
    let before = store::lock(&mut tx, person).await?.ok_or(Error::NotFound)?;
    if before.state != State::Deactivated {
        return Err(Error::Conflict(Phrase::new("person-not-deactivated").with("name", before.full_name())));
    }
    // Whoever never chose a password needs a new invitation to get in.
    let joined = store::password_hash(&mut tx, person).await?.is_some();
    let state = if joined { State::Active } else { State::Invited };
    store::set_state(&mut tx, person, state, app.now()).await?;
    tx.record(NewEvent::new(Kind::PersonReactivated).by(actor.id).about(person)).await?;
    tx.commit().await
}

/// Refuses to take away the last active administrator. Holds all administrators' rows until the transaction
/// ends, so that two who remove each other at once cannot both succeed.
pub(super) async fn keep_one_admin(tx: &mut Tx, person: PersonId) -> Result<()> {
    let admins = store::lock_active_admins(tx).await?;
    if admins == [person] {
        return Err(Error::Conflict(Phrase::new("last-admin")));
    }
    Ok(())
}

/// Ends sessions, known browsers, codes and links of a person.
pub(super) async fn forget_access(tx: &mut Tx, person: PersonId) -> Result<()> {
    sessions::store::remove_of_person(tx, person, None).await?;
    sessions::store::remove_devices_of(tx, person).await?;
    codes::store::remove_of_person(tx, person).await?;
    links::store::remove_of_person(tx, person).await
}
