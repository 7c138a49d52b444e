//! What somebody had before their eyes, so that the other side knows that it arrived.

use db::Conn;

use super::{Message, Ticket, Visibility, read_store, rules, store};
use crate::actor::{Actor, PersonId, Role};
use crate::app::App;
use crate::error::{Error, Result};
use crate::live::TicketRef;

/// One's last public message, seen by the other side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seen {
    pub message: i64,
    /// When it was first seen; milliseconds since 1970 UTC.
    pub at: i64,
}

/// The actor has the conversation up to the message `newest` before them. Saying so twice, or of an older message, is
/// fine. NotFound while the desk shows nobody what was seen.
pub async fn mark_seen(app: &App, actor: &Actor, number: i64, newest: i64) -> Result<()> {
    if !app.settings().show_seen {
        return Err(Error::NotFound);
    }
    let mut conn = app.db.read().await?;
    let ticket = rules::visible(&mut conn, actor, number).await?;
    let message = store::message(&mut conn, newest).await?.filter(|message| {
        message.ticket == number && (actor.role.is_staff() || message.visibility == Visibility::Public)
    });
    message.ok_or(Error::NotFound)?;
    let of_others =
        read_store::newest_of_others(&mut conn, number, ticket.requester, actor.role, newest).await?;
    let before = read_store::seen_by(&mut conn, number, actor.id).await?;
    drop(conn);
    match of_others.filter(|message| Some(*message) > before) {
        Some(message) => advance(app, actor, &ticket, message).await,
        None => Ok(()),
    }
}

/// Fails with NotFound unless this is a public message of this request.
pub(crate) async fn require_message_in(conn: &mut Conn, number: i64, message: i64) -> Result<()> {
    let message = store::message(conn, message).await?;
    let is_there = |message: &Message| message.ticket == number && message.visibility == Visibility::Public;
    message.filter(is_there).map(drop).ok_or(Error::NotFound)
}

async fn advance(app: &App, actor: &Actor, ticket: &Ticket, message: i64) -> Result<()> {
    let mut tx = app.begin().await?;
    rules::still_active(&mut tx, actor).await?;
    let moved = read_store::advance(&mut tx, ticket.number, actor.id, message, app.now()).await?;
    tx.commit().await?;
    if moved {
        app.live.tell_seen(TicketRef { number: ticket.number, requester: ticket.requester }, actor.role);
    }
    Ok(())
}

/// Whether this message is still news for the requester: it is there to be read, and they have not seen it.
pub async fn is_news(conn: &mut Conn, number: i64, requester: PersonId, message: i64) -> Result<bool> {
    let there = store::message(conn, message).await?.is_some_and(|message| {
        message.ticket == number && message.visibility == Visibility::Public && message.deleted_at.is_none()
    });
    Ok(there && read_store::seen_by(conn, number, requester).await? < Some(message))
}

/// Whether the other side has seen the last public message of this reader's side.
pub(super) async fn of_last(
    conn: &mut Conn,
    reader: Role,
    ticket: &Ticket,
    messages: &[Message],
) -> Result<Option<Seen>> {
    let own = |message: &&Message| {
        message.visibility == Visibility::Public && (message.author != ticket.requester) == reader.is_staff()
    };
    let Some(last) = messages.iter().rev().find(own) else { return Ok(None) };
    let at = read_store::first_seen(conn, ticket.number, ticket.requester, reader, last.id).await?;
    Ok(at.map(|at| Seen { message: last.id, at }))
}
