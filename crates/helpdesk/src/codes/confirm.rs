//! Enters a code on the page that verifies addresses.

use locales::Phrase;
use serde_json::json;

use super::claim::{claim, tidy};
use super::store::CodeRow;
use super::{Page, Purpose};
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::limits;
use crate::people::{self, Draft, Person};
use crate::secrets;
use crate::sessions::{NewSession, SignedIn, Visitor, absolute, open, standing, store as sessions};

/// What the code led to.
#[derive(Debug)]
pub enum Confirmed {
    /// A new account, signed in.
    Started(NewSession),
    /// An account that is verified from now on; the session goes on under a new token.
    Verified(NewSession),
    /// The account's address is the new one now.
    EmailChanged,
}

/// Uses the code that this browser asked for. Codes of an account work in its own session only.
pub async fn confirm(
    app: &App,
    visitor: &Visitor,
    signed_in: Option<&SignedIn>,
    code: &str,
) -> Result<Confirmed> {
    let code = tidy(code)?;
    let person = signed_in.map(SignedIn::person);
    let (mut tx, row) = claim(app, visitor, person, Page::Verify, &code).await?;
    let confirmed = match (row.purpose, signed_in) {
        (Purpose::SignUp, _) => Confirmed::Started(start_account(&mut tx, app, visitor, &row).await?),
        (Purpose::Verify, Some(signed_in)) => {
            Confirmed::Verified(verify(&mut tx, app, visitor, signed_in).await?)
        }
        (Purpose::NewEmail, Some(SignedIn::Active(actor))) => {
            people::move_to_email(&mut tx, app, actor.id, &row.email, true).await?;
            Confirmed::EmailChanged
        }
        _ => return Err(Error::NotFound),
    };
    tx.commit().await?;
    Ok(confirmed)
}

async fn start_account(tx: &mut Tx, app: &App, visitor: &Visitor, row: &CodeRow) -> Result<NewSession> {
    let draft: Draft = serde_json::from_str(&row.draft)
        .map_err(|error| Error::Internal(format!("the draft of code {} cannot be read: {error}", row.id)))?;
    let person = people::start(tx, app, &draft, &row.email, true)
        .await?
        .ok_or_else(|| Error::Conflict(Phrase::new("account-exists-by-now")))?;
    limits::forget_unasked_mails(tx, &people::store::email_key(&row.email)).await?;
    open(tx, app, &person, visitor).await
}

async fn verify(tx: &mut Tx, app: &App, visitor: &Visitor, signed_in: &SignedIn) -> Result<NewSession> {
    let person: Person =
        people::store::verify(tx, signed_in.person(), app.now()).await?.ok_or(Error::NotFound)?;
    let token = secrets::token();
    if !sessions::renew_token(tx, signed_in.session(), &secrets::hash(&token)).await? {
        return Err(Error::NotFound);
    }
    let data = json!({ "verified": true });
    tx.record(NewEvent::new(Kind::ProfileChanged).by(person.id).about(person.id).with(data)).await?;
    Ok(NewSession {
        person: person.id,
        role: person.role,
        standing: standing(app, person.state, true).ok_or(Error::NotFound)?,
        token,
        max_age: absolute(person.role),
        device: visitor.device.clone().unwrap_or_else(secrets::token),
    })
}
