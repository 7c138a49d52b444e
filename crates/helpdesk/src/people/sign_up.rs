//! Registers: as a customer, or as somebody who asks to become an agent.

use locales::Phrase;

use super::email::tell_owner;
use super::start::{Draft, start};
use super::store;
use super::store::email_key;
use crate::app::{App, Tx};
use crate::clock::DAY;
use crate::codes::{self, NewCode, Purpose};
use crate::error::{Error, Problems, Result};
use crate::limits::{self, Limit};
use crate::sessions::{NewSession, Visitor, open};
use crate::{fields, passwords, secrets};

/// What the form holds, as typed.
#[derive(Debug, Clone, Default)]
pub struct SignUp {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub password: String,
    pub confirm_password: String,
    /// "customer" or "agent".
    pub role: String,
}

/// What happens next.
#[derive(Debug)]
pub enum SignedUp {
    /// The page for the code follows, whether or not the address is known.
    CodeSent,
    /// No mail server is set: the account works at once.
    Started(NewSession),
}

/// Checks the form, then mails a code; the account starts when it is entered. A known address gets a mail
/// that says so instead, in the same time and words.
pub async fn sign_up(app: &App, visitor: &Visitor, form: &SignUp) -> Result<SignedUp> {
    if !app.settings().sign_up_open {
        return Err(Error::Forbidden(Phrase::new("sign-up-refused")));
    }
    let (email, mut draft) = check(app, form).await?;
    draft.language = visitor.language.tag().to_owned();
    count(app, visitor).await?;
    draft.password_hash = passwords::hash(&form.password).await?;

    let mut tx = app.begin().await?;
    if !app.mail_configured {
        let person = start(&mut tx, app, &draft, &email, false)
            .await?
            .ok_or_else(|| Error::invalid("email", Phrase::new("account-exists-sign-in")))?;
        let session = open(&mut tx, app, &person, visitor).await?;
        tx.commit().await?;
        return Ok(SignedUp::Started(session));
    }
    send_code(&mut tx, app, visitor, &email, &draft).await?;
    tx.commit().await?;
    Ok(SignedUp::CodeSent)
}

async fn check(app: &App, form: &SignUp) -> Result<(String, Draft)> {
    let mut problems = Problems::default();
    let first_name = fields::first_name(&mut problems, &form.first_name);
    let last_name = fields::last_name(&mut problems, &form.last_name);
    let email = fields::email(&mut problems, "email", &form.email);
    match form.role.as_str() {
        "customer" => {}
        "agent" if app.settings().applications_open => {}
        "agent" => problems.add("role", Phrase::new("applications-closed")),
        _ => problems.add("role", Phrase::new("role-missing")),
    }
    let about = [first_name.as_str(), &last_name, &email];
    passwords::check_pair(&mut problems, "password", &form.password, &form.confirm_password, &about).await?;
    problems.check()?;
    let draft = Draft { agent: form.role == "agent", first_name, last_name, ..Draft::default() };
    Ok((email, draft))
}

/// Counts before the password is hashed, so that refused attempts cost little.
async fn count(app: &App, visitor: &Visitor) -> Result<()> {
    let settings = app.settings();
    let mut tx = app.begin().await?;
    let network = limits::network(visitor.address);
    limits::count(&mut tx, &Limit::sign_ups_from(&settings, &network), app.now()).await?;
    if app.mail_configured {
        let browser = Limit::codes_for_browser(&settings, &secrets::hash(&visitor.browser));
        limits::count(&mut tx, &browser, app.now()).await?;
    }
    tx.commit().await
}

/// One transaction of the same weight for known and unknown addresses: a code row, an event, a commit.
async fn send_code(tx: &mut Tx, app: &App, visitor: &Visitor, email: &str, draft: &Draft) -> Result<()> {
    let owner = store::find_by_email(tx, email).await?;
    let deliver = owner.is_none() && may_mail_stranger(tx, app, visitor, email).await?;
    let draft = serde_json::to_string(draft).map_err(|error| Error::Internal(error.to_string()))?;
    let new = NewCode {
        purpose: Purpose::SignUp,
        browser: &visitor.browser,
        language: visitor.language,
        email,
        person: None,
        first_name: "",
        draft: &draft,
        deliver,
    };
    codes::issue(tx, app, &new).await?;
    match owner {
        Some(owner) => tell_owner(tx, app, &owner).await,
        None => Ok(()),
    }
}

/// To an address that never proved itself goes one mail a day, or a few when the same browser asks again.
async fn may_mail_stranger(tx: &mut Tx, app: &App, visitor: &Visitor, email: &str) -> Result<bool> {
    let now = app.now();
    let key = email_key(email);
    if limits::allows(tx, &Limit::unasked_mails(&key), now).await? {
        return Ok(true);
    }
    let browser_hash = secrets::hash(&visitor.browser);
    Ok(codes::store::was_sent(tx, &browser_hash, email, now - DAY).await?
        && limits::allows(tx, &Limit::repeated_mails(&key), now).await?)
}
