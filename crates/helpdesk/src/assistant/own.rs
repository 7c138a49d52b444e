//! The asker's own chat, and no other.

use db::Conn;
use locales::Phrase;

use super::asker::{Asker, Owner};
use super::chat::Chat;
use super::{KEPT, store};
use crate::app::App;
use crate::clock::MINUTE;
use crate::error::{Error, Result};
use crate::limits;

/// Fails with NotFound while the desk has no assistant, and for staff.
pub(super) fn require_open(app: &App, asker: &Asker) -> Result<Option<Owner>> {
    if !app.settings().assistant_on {
        return Err(Error::NotFound);
    }
    asker.owner()
}

/// The chat that goes on. `named` is the one that the window shows: another's is not found.
pub(super) async fn find(
    conn: &mut Conn,
    app: &App,
    owner: Option<&Owner>,
    named: Option<i64>,
) -> Result<Option<Chat>> {
    let newest = match owner {
        Some(owner) => store::newest(conn, owner, app.now() - KEPT).await?,
        None => None,
    };
    let Some(id) = named else { return Ok(newest) };
    if newest.as_ref().is_some_and(|chat| chat.id == id) {
        return Ok(newest);
    }
    // A window that stayed behind: its owner goes on in the newer chat.
    let named = store::find(conn, id).await?.filter(|chat| owner.is_some_and(|owner| is_owned(chat, owner)));
    if named.is_some() { Ok(newest) } else { Err(Error::NotFound) }
}

fn is_owned(chat: &Chat, owner: &Owner) -> bool {
    match owner {
        Owner::Person(id) => chat.person == Some(*id),
        Owner::Visitor(hash) => chat.visitor_hash.as_deref() == Some(hash),
    }
}

/// Counts one message of this asker. Whoever has used up the questions still gets a person, counted apart.
pub(super) async fn count(
    app: &App,
    asker: &Asker,
    owner: &Owner,
    asks_for_person: impl FnOnce() -> bool,
) -> Result<()> {
    match hit(app, asker, owner, "").await {
        Err(Error::TooMany { .. }) if asks_for_person() => hit(app, asker, owner, "person:").await,
        other => other,
    }
}

/// In a transaction of its own.
async fn hit(app: &App, asker: &Asker, owner: &Owner, apart: &str) -> Result<()> {
    let settings = app.settings();
    let now = app.now();
    let mut tx = app.begin().await?;
    let own = format!("assistant:{apart}{}", owner.name());
    limits::hit(&mut tx, &own, MINUTE, settings.questions_per_visitor, now).await?;
    let network = format!("assistant:{apart}network:{}", asker.network);
    limits::hit(&mut tx, &network, MINUTE, settings.questions_per_address, now).await?;
    tx.commit().await
}

/// Fails when the text is empty or too long.
pub(super) fn checked(typed: &str) -> Result<String> {
    let words = text::clean(typed).trim().to_owned();
    if words.is_empty() {
        return Err(Error::invalid("question", Phrase::new("assistant-missing")));
    }
    if words.chars().count() > super::WORDS_MAX {
        let phrase = Phrase::new("assistant-too-long").with("most", super::WORDS_MAX);
        return Err(Error::invalid("question", phrase));
    }
    Ok(words)
}
