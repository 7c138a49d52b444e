//! Changing one's own message: who may, and until when.

use db::Conn;
use locales::Phrase;

use super::{Message, Status, Ticket, Visibility, rules, store};
use crate::actor::Actor;
use crate::app::{App, Tx};
use crate::attachments;
use crate::clock::MINUTE;
use crate::error::{Error, Result};

/// How long a message can be edited or deleted after it was sent, in milliseconds.
pub const CHANGEABLE_FOR: i64 = 5 * MINUTE;

/// Whether its author may still change it.
pub(super) fn is_changeable(actor: &Actor, ticket: &Ticket, message: &Message, now: i64) -> bool {
    message.author == actor.id && require_changeable(ticket, message, now).is_ok()
}

fn require_changeable(ticket: &Ticket, message: &Message, now: i64) -> Result<()> {
    let reason = if message.deleted_at.is_some() {
        "message-is-deleted"
    } else if ticket.status == Status::Closed {
        "closed-messages-stay"
    } else if now > message.created_at + CHANGEABLE_FOR {
        "message-too-old"
    } else {
        return Ok(());
    };
    Err(Error::Conflict(Phrase::new(reason)))
}

/// The actor's own message on this ticket, deleted or not. Others' messages are not found.
async fn own(conn: &mut Conn, actor: &Actor, number: i64, id: i64) -> Result<Message> {
    let message = store::message(conn, id).await?;
    let own = message.filter(|message| {
        let may_read = actor.role.is_staff() || message.visibility == Visibility::Public;
        message.ticket == number && message.author == actor.id && may_read
    });
    own.ok_or(Error::NotFound)
}

/// One's own message while it can be edited; a conflict says why it cannot.
pub async fn own_message(app: &App, actor: &Actor, number: i64, id: i64) -> Result<Message> {
    let mut conn = app.db.read().await?;
    let ticket = rules::visible(&mut conn, actor, number).await?;
    let message = own(&mut conn, actor, number, id).await?;
    require_changeable(&ticket, &message, app.now())?;
    Ok(message)
}

/// The same inside a transaction that holds the ticket, so that nobody closes it meanwhile. None when it is deleted
/// already.
pub(super) async fn locked(
    tx: &mut Tx,
    app: &App,
    actor: &Actor,
    number: i64,
    id: i64,
) -> Result<Option<Message>> {
    let ticket = rules::locked(tx, actor, number).await?;
    let message = own(tx, actor, number, id).await?;
    if message.deleted_at.is_some() {
        return Ok(None);
    }
    require_changeable(&ticket, &message, app.now())?;
    Ok(Some(message))
}

/// Lists show the newest message that is left, as it reads now.
pub(super) async fn refresh_last_words(tx: &mut Tx, number: i64) -> Result<()> {
    let Some(newest) = store::newest_public(tx, number).await? else { return Ok(()) };
    let mut words = super::excerpt(&newest.body, newest.format, super::LAST_WORDS_MAX);
    if words.is_empty() {
        let files = attachments::of_message(tx, number, newest.id).await?;
        let names: Vec<String> = files.into_iter().map(|file| file.name).collect();
        words = text::excerpt(&names.join(", "), super::LAST_WORDS_MAX);
    }
    store::set_last_words(tx, number, newest.author, &words).await
}
