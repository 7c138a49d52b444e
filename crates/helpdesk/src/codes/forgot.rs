//! Asks for a code that sets a new password.

use super::{NewCode, Purpose, browser_hash, issue};
use crate::app::App;
use crate::error::{Problems, Result};
use crate::fields;
use crate::limits::{self, Limit};
use crate::people::store::email_key;
use crate::people::{self, State};
use crate::sessions::{Visitor, known_device};

/// Sends a code when there is such an account. For all others the row, the hash and the commit are the same.
pub async fn forgot(app: &App, visitor: &Visitor, email: &str) -> Result<()> {
    let mut problems = Problems::default();
    let email = fields::email(&mut problems, "email", email);
    problems.check()?;

    let now = app.now();
    let settings = app.settings();
    let key = email_key(&email);
    let mut tx = app.begin().await?;
    let network = limits::network(visitor.address);
    limits::count(&mut tx, &Limit::resets_from(&settings, &network), now).await?;
    let browser = Limit::codes_for_browser(&settings, &browser_hash(&visitor.browser));
    limits::count(&mut tx, &browser, now).await?;
    let known = known_device(&mut tx, visitor, &key).await?.is_some();
    // Strangers can make us send only so many; the owner's own browsers are held by their own limit alone.
    let allowed = limits::allows(&mut tx, &Limit::reset_mails(&key), now).await? || known;
    let person = people::find_by_email(&mut tx, &email).await?;
    let person = person.filter(|person| matches!(person.state, State::Active | State::Waiting));
    let new = NewCode {
        purpose: Purpose::Reset,
        browser: &visitor.browser,
        language: visitor.language,
        // As stored, so that the code goes to the account's own spelling of the address.
        email: person.as_ref().map_or(&email, |person| &person.email),
        person: person.as_ref().map(|person| person.id),
        first_name: person.as_ref().map_or("", |person| &person.first_name),
        draft: "",
        deliver: person.is_some() && allowed,
    };
    issue(&mut tx, app, &new).await?;
    tx.commit().await
}
