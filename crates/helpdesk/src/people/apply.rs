//! Applications to become an agent: approved, declined or withdrawn.

use locales::Phrase;
use serde_json::json;

use super::deactivate::forget_access;
use super::{Person, State, store};
use crate::actor::{Actor, PersonId};
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::mails;
use crate::sessions::Guest;

/// Lets a waiting agent in.
pub async fn approve(app: &App, actor: &Actor, person: PersonId) -> Result<Person> {
    actor.require_admin()?;
    let mut tx = app.begin().await?;
    let waiting = lock_waiting(&mut tx, person).await?;
    store::set_state(&mut tx, person, State::Active, app.now()).await?;
    tx.record(NewEvent::new(Kind::AgentApproved).by(actor.id).about(person)).await?;
    tx.commit().await?;
    Ok(waiting)
}

/// Removes the application; the person is told, and may come again.
pub async fn decline(app: &App, actor: &Actor, person: PersonId) -> Result<Person> {
    actor.require_admin()?;
    let mut tx = app.begin().await?;
    let waiting = lock_waiting(&mut tx, person).await?;
    remove(&mut tx, app, &waiting).await?;
    // Nothing is mailed to an address that nobody has proved.
    let data = match waiting.verified {
        true => {
            json!({ "email": waiting.email, "first_name": waiting.first_name, "language": waiting.language })
        }
        false => json!({}),
    };
    tx.record(NewEvent::new(Kind::AgentDeclined).by(actor.id).about(person).with(data)).await?;
    tx.commit().await?;
    Ok(waiting)
}

/// Takes one's own application back: nothing of it stays.
pub async fn withdraw(app: &App, guest: &Guest) -> Result<()> {
    let mut tx = app.begin().await?;
    let waiting = lock_waiting(&mut tx, guest.id).await?;
    remove(&mut tx, app, &waiting).await?;
    tx.record(NewEvent::new(Kind::ApplicationWithdrawn).by(guest.id).about(guest.id)).await?;
    tx.commit().await
}

async fn lock_waiting(tx: &mut Tx, person: PersonId) -> Result<Person> {
    let person =
        store::lock(tx, person).await?.filter(|person| person.role.is_staff()).ok_or(Error::NotFound)?;
    match person.state {
        State::Waiting => Ok(person),
        State::Deleted => Err(Error::Conflict(Phrase::new("application-gone"))),
        _ => Err(Error::Conflict(Phrase::new("application-decided").with("name", person.full_name()))),
    }
}

/// Nothing that names the applicant stays; the nameless row is what the history points at.
async fn remove(tx: &mut Tx, app: &App, person: &Person) -> Result<()> {
    forget_access(tx, person.id).await?;
    mails::remove_of_person(tx, person.id, &person.email).await?;
    store::erase(tx, person.id, app.now()).await?;
    Ok(())
}
