//! Moving an account to another address.

use locales::Phrase;
use serde_json::json;

use super::Person;
use super::password::confirm_current;
use super::store::{self, email_key};
use crate::actor::{Actor, PersonId};
use crate::app::{App, Tx};
use crate::codes::{self, NewCode, Purpose};
use crate::error::{Error, Problems, Result};
use crate::event::{Kind, NewEvent};
use crate::limits::{self, Limit};
use crate::sessions::Visitor;
use crate::{fields, secrets};

/// What happens next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmailChange {
    /// The new address gets a code; it counts from when the code is entered.
    CodeSent,
    /// No mail server is set: it counts at once.
    Changed,
}

/// Asks to move the actor's account to `new_email`. Whether somebody else has that address is told
/// only to its owner.
pub async fn change_email(
    app: &App,
    actor: &Actor,
    visitor: &Visitor,
    new_email: &str,
    current_password: &str,
) -> Result<EmailChange> {
    let mut problems = Problems::default();
    let new_email = fields::email(&mut problems, "new_email", new_email);
    if new_email == actor.email {
        problems.add("new_email", Phrase::new("own-email-already"));
    }
    if current_password.is_empty() {
        problems.add("current_password", Phrase::new("current-password-missing"));
    }
    problems.check()?;
    confirm_current(app, actor, current_password).await?;

    let mut tx = app.begin().await?;
    let change = if app.mail_configured {
        send_code(&mut tx, app, actor, visitor, &new_email).await?;
        EmailChange::CodeSent
    } else {
        move_to_email(&mut tx, app, actor.id, &new_email, false).await?;
        EmailChange::Changed
    };
    tx.commit().await?;
    Ok(change)
}

async fn send_code(tx: &mut Tx, app: &App, actor: &Actor, visitor: &Visitor, new_email: &str) -> Result<()> {
    let now = app.now();
    let browser = Limit::codes_for_browser(&app.settings(), &secrets::hash(&visitor.browser));
    limits::count(tx, &browser, now).await?;
    limits::count(tx, &Limit::repeated_mails(&email_key(new_email)), now).await?;
    let owner = store::find_by_email(tx, new_email).await?.filter(|owner| owner.id != actor.id);
    let new = NewCode {
        purpose: Purpose::NewEmail,
        browser: &visitor.browser,
        language: visitor.language,
        email: new_email,
        person: Some(actor.id),
        first_name: &actor.first_name,
        draft: "",
        deliver: owner.is_none(),
    };
    codes::issue(tx, app, &new).await?;
    match owner {
        Some(owner) => tell_owner(tx, app, &owner).await,
        None => Ok(()),
    }
}

/// Lets the mail follow that tells the owner of an account of somebody who typed its address; one a day.
pub(super) async fn tell_owner(tx: &mut Tx, app: &App, owner: &Person) -> Result<()> {
    if !limits::allows(tx, &Limit::known_address_mails(&email_key(&owner.email)), app.now()).await? {
        return Ok(());
    }
    let data = json!({ "email": owner.email, "first_name": owner.first_name });
    tx.record(NewEvent::new(Kind::KnownAddressTried).about(owner.id).with(data)).await?;
    Ok(())
}

/// Stores the address and records the old and the new one.
pub(crate) async fn move_to_email(
    tx: &mut Tx,
    app: &App,
    person: PersonId,
    new_email: &str,
    verified: bool,
) -> Result<()> {
    let now = app.now();
    let before = store::lock(tx, person).await?.ok_or(Error::NotFound)?;
    if store::find_by_email(tx, new_email).await?.is_some_and(|other| other.id != person) {
        return Err(Error::Conflict(Phrase::new("account-exists")));
    }
    store::set_email(tx, person, new_email, verified.then_some(now), now).await?;
    let data = json!({ "old": before.email, "new": new_email });
    tx.record(NewEvent::new(Kind::EmailChanged).by(person).about(person).with(data)).await?;
    Ok(())
}
