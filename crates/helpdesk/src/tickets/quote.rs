//! Quoting: a message answers another one of the same ticket.

use std::collections::{HashMap, HashSet};

use db::Conn;
use locales::Phrase;

use super::{Message, Visibility, body, rules, store};
use crate::actor::{Actor, PersonId};
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::people;

/// Characters of a quoted message that are shown: two lines.
const WORDS_MAX: usize = 160;

/// A message as another one quotes it, or as somebody is about to quote it.
#[derive(Debug, Clone)]
pub struct Quote {
    pub message: i64,
    pub author: PersonId,
    pub name: String,
    /// Its beginning; empty when it is deleted.
    pub words: String,
    pub is_note: bool,
    pub is_deleted: bool,
}

impl Quote {
    pub(super) fn of(message: &Message, name: String) -> Self {
        Self {
            message: message.id,
            author: message.author,
            name,
            words: body::excerpt(&message.body, message.format, WORDS_MAX),
            is_note: message.visibility == Visibility::Internal,
            is_deleted: message.deleted_at.is_some(),
        }
    }
}

/// What somebody may quote; NotFound for what they may not read, and for what was deleted.
pub async fn quote(app: &App, actor: &Actor, number: i64, message: i64) -> Result<Quote> {
    let mut conn = app.db.read().await?;
    rules::visible(&mut conn, actor, number).await?;
    let quoted = store::message(&mut conn, message).await?.filter(|quoted| {
        let may_read = actor.role.is_staff() || quoted.visibility == Visibility::Public;
        quoted.ticket == number && may_read && quoted.deleted_at.is_none()
    });
    let quoted = quoted.ok_or(Error::NotFound)?;
    let name = author_of(&mut conn, &quoted).await?;
    Ok(Quote::of(&quoted, name))
}

/// What a public message quotes, for a mail.
pub async fn quoted_by(conn: &mut Conn, message: &Message) -> Result<Option<Quote>> {
    let Some(id) = message.quotes else { return Ok(None) };
    let quoted = store::message(conn, id).await?;
    let Some(quoted) = quoted.filter(|quoted| quoted.visibility == Visibility::Public) else {
        return Ok(None);
    };
    let name = author_of(conn, &quoted).await?;
    Ok(Some(Quote::of(&quoted, name)))
}

/// Empty for somebody who is gone altogether.
async fn author_of(conn: &mut Conn, message: &Message) -> Result<String> {
    let person = people::find(conn, message.author).await?;
    Ok(person.map(|person| person.full_name()).unwrap_or_default())
}

/// Everybody who may read the new message has to be allowed to read the quoted one.
pub(super) async fn require_quotable(
    tx: &mut Tx,
    actor: &Actor,
    number: i64,
    visibility: Visibility,
    (field, quotes): (&'static str, Option<i64>),
) -> Result<()> {
    let Some(id) = quotes else { return Ok(()) };
    let quoted = store::message(tx, id).await?;
    let quoted = quoted.filter(|quoted| quoted.ticket == number && quoted.deleted_at.is_none());
    match quoted.map(|quoted| quoted.visibility) {
        Some(Visibility::Public) => Ok(()),
        Some(Visibility::Internal) if visibility == Visibility::Internal => Ok(()),
        Some(Visibility::Internal) if actor.role.is_staff() => {
            Err(Error::invalid(field, Phrase::new("quoted-note")))
        }
        _ => Err(Error::invalid(field, Phrase::new("quoted-gone"))),
    }
}

/// The quoted messages by id, as far as this reader may know them.
pub(super) async fn quoted(
    conn: &mut Conn,
    number: i64,
    staff: bool,
    messages: &[Message],
) -> Result<HashMap<i64, Message>> {
    let wanted: HashSet<i64> = messages.iter().filter_map(|message| message.quotes).collect();
    let here = messages.iter().filter(|message| wanted.contains(&message.id));
    let mut quoted: HashMap<i64, Message> = here.map(|message| (message.id, message.clone())).collect();
    let elsewhere: Vec<i64> = wanted.into_iter().filter(|id| !quoted.contains_key(id)).collect();
    for message in store::messages_with_ids(conn, &elsewhere).await? {
        if message.ticket == number && (staff || message.visibility == Visibility::Public) {
            quoted.insert(message.id, message);
        }
    }
    Ok(quoted)
}
