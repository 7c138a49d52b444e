//! Makes a code and lets its mail follow.

use locales::Language;
use serde_json::json;

use super::{LIFETIME, Purpose, browser_hash, code_hash, store};
use crate::actor::PersonId;
use crate::app::{App, Tx};
use crate::error::Result;
use crate::event::{Kind, NewEvent};
use crate::limits::{self, Limit};
use crate::secrets;
use crate::sessions::Visitor;

/// A code about to be made.
pub(crate) struct NewCode<'a> {
    pub purpose: Purpose,
    pub browser: &'a str,
    /// In which the mail is written when there is no account.
    pub language: Language,
    /// Where it goes.
    pub email: &'a str,
    pub person: Option<PersonId>,
    /// Greets the person; empty where the name was typed by whoever asks.
    pub first_name: &'a str,
    /// JSON that the purpose needs when the code is entered.
    pub draft: &'a str,
    /// Whether a mail goes out. Without one the row, its hash and its tries are the same, and no code fits.
    pub deliver: bool,
}

/// Stores the code and ends older ones of the same browser and purpose.
pub(crate) async fn issue(tx: &mut Tx, app: &App, new: &NewCode<'_>) -> Result<()> {
    let now = app.now();
    let code = secrets::code();
    let hash = code_hash(new.browser, &code);
    let browser_hash = browser_hash(new.browser);
    store::end_older(tx, &browser_hash, new.purpose, now).await?;
    let row = store::NewRow {
        purpose: new.purpose,
        browser_hash: &browser_hash,
        email: new.email,
        person: new.person,
        code_hash: new.deliver.then_some(hash.as_str()),
        draft: new.draft,
        expires_at: now + LIFETIME,
    };
    store::insert(tx, &row, now).await?;
    if new.deliver {
        let data = json!({
            "purpose": new.purpose.as_str(),
            "email": new.email,
            "first_name": new.first_name,
            // An account has its own.
            "language": new.person.map_or(new.language.tag(), |_| ""),
            "expires_at": now + LIFETIME,
        });
        let mut event = NewEvent::new(Kind::CodeIssued).with(data).secret(code);
        event.person = new.person;
        tx.record(event).await?;
    }
    Ok(())
}

/// A code for an account that started unverified. When the browser had too many, the person is not stopped:
/// they can ask for one later.
pub(crate) async fn issue_verification(
    tx: &mut Tx,
    app: &App,
    visitor: &Visitor,
    person: PersonId,
    email: &str,
    first_name: &str,
) -> Result<()> {
    let limit = Limit::codes_for_browser(&app.settings(), &browser_hash(&visitor.browser));
    if !limits::allows(tx, &limit, app.now()).await? {
        return Ok(());
    }
    let new = NewCode {
        purpose: Purpose::Verify,
        browser: &visitor.browser,
        language: visitor.language,
        email,
        person: Some(person),
        first_name,
        draft: "",
        deliver: true,
    };
    issue(tx, app, &new).await
}
