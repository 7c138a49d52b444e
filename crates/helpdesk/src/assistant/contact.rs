//! Where a visitor can be reached. An address counts for nothing until the code that was mailed to it comes back; then
//! the request belongs to that address's account.

use locales::Phrase;
use serde_json::json;

use super::asker::{Asker, Owner};
use super::chat::Chat;
use super::{own, store};
use crate::actor::{PersonId, Role};
use crate::app::{App, Tx};
use crate::clock::HOUR;
use crate::codes::{LIFETIME, TRIES};
use crate::error::{Error, Problems, Result};
use crate::event::{Kind, NewEvent};
use crate::limits::{self, Limit};
use crate::people::store::email_key;
use crate::people::{self, State};
use crate::{fields, secrets, tickets};

/// Mails a code, at most one a day to one address whatever happens, with none of the visitor's words. For every address
/// the work and the answer are the same. A visitor who proved the address in an earlier chat needs no code for it.
pub async fn ask_code(app: &App, asker: &Asker, id: i64, typed: &str) -> Result<()> {
    let owner = strangers(app, asker)?;
    let mut problems = Problems::default();
    let email = fields::email(&mut problems, "email", typed);
    problems.check()?;
    let mut tx = app.begin().await?;
    let mut chat = own_visitors(&mut tx, app, &owner, id).await?;
    let settings = app.settings();
    let now = app.now();
    let bucket = format!("assistant:codes:{}", owner.name());
    limits::hit(&mut tx, &bucket, HOUR, settings.codes_per_browser, now).await?;
    let bucket = format!("assistant:codes:{}", asker.network);
    limits::hit(&mut tx, &bucket, HOUR, settings.sign_ups_per_address, now).await?;
    let key = email_key(&email);
    if store::has_proven(&mut tx, &chat, &email).await? {
        chat.email = email;
        prove(&mut tx, app, &mut chat).await?;
        return tx.commit().await;
    }
    let deliver = app.mail_configured
        && limits::allows(&mut tx, &Limit::unasked_mails(&key), now).await?
        && limits::allows(&mut tx, &Limit::chat_codes(&key), now).await?;
    let code = secrets::code();
    let hash = code_hash(&chat, &code);
    // Without a mail no code fits, and the row looks the same.
    chat.code_hash = Some(if deliver { hash } else { secrets::hash(&secrets::token()) });
    chat.code_tries = 0;
    chat.code_expires_at = now + LIFETIME;
    chat.email.clone_from(&email);
    store::update_contact(&mut tx, &chat).await?;
    if deliver {
        let data = json!({
            "purpose": "chat",
            "email": email,
            "first_name": "",
            "language": asker.language.tag(),
            "expires_at": chat.code_expires_at,
        });
        tx.record(NewEvent::new(Kind::CodeIssued).with(data).secret(code)).await?;
    }
    tx.commit().await
}

/// Enters the code: the request joins the address's account.
pub async fn enter_code(app: &App, asker: &Asker, id: i64, typed: &str) -> Result<()> {
    let owner = strangers(app, asker)?;
    let code: String = typed.chars().filter(|c| !c.is_whitespace()).take(20).collect();
    if code.len() != 6 || !code.chars().all(|c| c.is_ascii_digit()) {
        return Err(Error::invalid("code", Phrase::new("code-has-six-digits")));
    }
    let now = app.now();
    let mut tx = app.begin().await?;
    let mut chat = own_visitors(&mut tx, app, &owner, id).await?;
    chat.code_tries += 1;
    if chat.code_hash.is_none() || chat.code_tries > TRIES || chat.code_expires_at <= now {
        return Err(Error::invalid("code", Phrase::new("code-over")));
    }
    let limit = Limit::wrong_codes(&app.settings(), &email_key(&chat.email));
    limits::count(&mut tx, &limit, now).await?;
    if chat.code_hash.as_deref() != Some(code_hash(&chat, &code).as_str()) {
        store::update_contact(&mut tx, &chat).await?;
        tx.commit().await?;
        let left = TRIES - chat.code_tries;
        let wrong = Phrase::new("code-wrong").with("left", left);
        return Err(Error::invalid(
            "code",
            if left > 0 { wrong } else { Phrase::new("code-wrong-for-good") },
        ));
    }
    limits::forgive(&mut tx, &limit).await?;
    prove(&mut tx, app, &mut chat).await?;
    tx.commit().await
}

async fn prove(tx: &mut Tx, app: &App, chat: &mut Chat) -> Result<()> {
    chat.code_hash = None;
    chat.email_verified = true;
    store::update_contact(tx, chat).await?;
    attach(tx, app, chat).await
}

/// Gives the visitor's request to the address's account. Without one the visitor's own row becomes it, where people may
/// register; the password is set by whoever reads mail there.
async fn attach(tx: &mut Tx, app: &App, chat: &Chat) -> Result<()> {
    let number = chat.ticket.ok_or(Error::NotFound)?;
    let ticket = tickets::find(tx, number).await?.ok_or(Error::NotFound)?;
    match people::find_by_email(tx, &chat.email).await? {
        Some(person) if person.role == Role::Customer && person.state == State::Active => {
            give(tx, number, ticket.requester, person.id).await
        }
        // Staff and those who left have no requests of their own: it stays in the chat, which says so.
        Some(_) => Ok(()),
        None if app.settings().sign_up_open => begin_account(tx, app, ticket.requester, &chat.email).await,
        None => Ok(()),
    }
}

async fn give(tx: &mut Tx, number: i64, visitor: PersonId, person: PersonId) -> Result<()> {
    if visitor == person {
        return Ok(());
    }
    people::lock(tx, person).await?;
    tickets::give_to(tx, number, person).await
}

async fn begin_account(tx: &mut Tx, app: &App, visitor: PersonId, email: &str) -> Result<()> {
    people::store::set_email(tx, visitor, email, Some(app.now()), app.now()).await?;
    let event = NewEvent::new(Kind::AccountStarted).by(visitor).about(visitor);
    tx.record(event.with(json!({ "verified": true }))).await?;
    Ok(())
}

/// Whom another site signed for is who that site says; no address of theirs opens or joins an account here.
fn strangers(app: &App, asker: &Asker) -> Result<Owner> {
    let owner = own::require_open(app, asker)?.filter(|_| asker.known.is_none());
    owner.ok_or(Error::NotFound)
}

/// The asker's own chat, held, when it belongs to nobody signed in and became a request.
async fn own_visitors(tx: &mut Tx, app: &App, owner: &Owner, id: i64) -> Result<Chat> {
    let chat = own::find(tx, app, Some(owner), Some(id)).await?.filter(|chat| chat.id == id);
    let chat = chat.filter(|chat| chat.person.is_none() && chat.ticket.is_some() && !chat.email_verified);
    let chat = chat.ok_or(Error::NotFound)?;
    store::lock(tx, chat.id).await?.ok_or(Error::NotFound)
}

/// Useless without the visitor's own token.
fn code_hash(chat: &Chat, code: &str) -> String {
    secrets::hash(&format!("{}:{}:{code}", chat.id, chat.visitor_hash.as_deref().unwrap_or_default()))
}
