//! Compares a typed code with the one that was sent, and counts the try.

use locales::Phrase;

use super::{Page, TRIES, browser_hash, code_hash, store};
use crate::actor::PersonId;
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::limits::{self, Limit};
use crate::people::store::email_key;
use crate::sessions::{Visitor, known_device};

/// The code as typed, without the spaces that mail programs add.
pub(super) fn tidy(typed: &str) -> Result<String> {
    let code: String = typed.chars().filter(|c| !c.is_whitespace()).take(20).collect();
    if code.is_empty() {
        return Err(Error::invalid("code", Phrase::new("code-missing")));
    }
    if code.len() != 6 || !code.chars().all(|c| c.is_ascii_digit()) {
        return Err(Error::invalid("code", Phrase::new("code-has-six-digits")));
    }
    Ok(code)
}

/// Uses up the right code. A wrong one is counted and committed with this transaction, so the caller gets
/// the transaction back only when the code was right.
pub(super) async fn claim(
    app: &App,
    visitor: &Visitor,
    person: Option<PersonId>,
    page: Page,
    code: &str,
) -> Result<(Tx, store::CodeRow)> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let row = store::try_newest(&mut tx, &browser_hash(&visitor.browser), page).await?;
    let Some(row) = row.filter(|row| row.is_for(person)) else { return Err(none_asked()) };
    if row.tries > TRIES || row.expires_at <= now {
        return Err(over());
    }
    let key = email_key(&row.account_email);
    let limit = match known_device(&mut tx, visitor, &key).await? {
        Some(device) => Limit::wrong_codes_from_device(&app.settings(), &key, &device),
        None => Limit::wrong_codes(&app.settings(), &key),
    };
    limits::count(&mut tx, &limit, now).await?;
    if row.code_hash.as_deref() != Some(code_hash(&visitor.browser, code).as_str()) {
        tx.commit().await?;
        tracing::info!(purpose = row.purpose.as_str(), "wrong code");
        return Err(wrong(TRIES - row.tries));
    }
    limits::forgive(&mut tx, &limit).await?;
    store::use_up(&mut tx, row.id, now).await?;
    Ok((tx, row))
}

fn none_asked() -> Error {
    Error::invalid("code", Phrase::new("code-not-asked"))
}

fn over() -> Error {
    Error::invalid("code", Phrase::new("code-over"))
}

fn wrong(left: i64) -> Error {
    let text = match left {
        ..=0 => Phrase::new("code-wrong-for-good"),
        _ => Phrase::new("code-wrong").with("left", left),
    };
    Error::invalid("code", text)
}
