//! Replies in a chat that its customer has not seen: what is mailed about them.

use db::Conn;

use super::store;
use crate::app::Tx;
use crate::clock::MINUTE;
use crate::error::Result;
use crate::people::{self, State};
use crate::tickets::{self, Message, Ticket};

/// The job that looks whether a reply was seen.
pub const MAIL_UNSEEN: &str = "mail_unseen_chat";
/// How long a reply may stay unseen before it is mailed, in milliseconds.
pub const UNSEEN_AFTER: i64 = 2 * MINUTE;
/// Replies in one mail.
const MOST: i64 = 50;

/// Replies that nobody saw, and who is told of them.
#[derive(Debug)]
pub struct Unseen {
    pub ticket: Ticket,
    /// Oldest first; never empty.
    pub replies: Vec<Message>,
    /// A proven address.
    pub email: String,
    /// Whether the request stands in an account's list.
    pub has_account: bool,
    pub first_name: String,
    pub language: locales::Language,
    /// The last reply that was mailed before.
    mailed: i64,
}

/// Whether anybody could be told of replies in the chat behind this request.
pub async fn can_be_told(conn: &mut Conn, number: i64) -> Result<bool> {
    let Some(chat) = store::of_ticket(conn, number).await? else { return Ok(false) };
    let Some(ticket) = tickets::find(conn, number).await? else { return Ok(false) };
    let requester = people::find(conn, ticket.requester).await?;
    Ok(chat.email_verified || requester.is_some_and(|person| person.verified && !person.email.is_empty()))
}

/// What is still unseen and was not mailed, up to now. None when nothing is, or nobody has a proven address.
pub async fn unseen(conn: &mut Conn, number: i64) -> Result<Option<Unseen>> {
    let Some(chat) = store::of_ticket(conn, number).await? else { return Ok(None) };
    let Some(ticket) = tickets::find(conn, number).await? else { return Ok(None) };
    let read = tickets::read_up_to(conn, number, ticket.requester).await?.unwrap_or_default();
    let known = chat.seen.max(chat.mailed).max(chat.told_before).max(read);
    let mut replies = tickets::messages_since(conn, number, known, MOST).await?;
    replies.retain(|message| message.author != ticket.requester);
    let requester =
        people::find(conn, ticket.requester).await?.filter(|person| person.state == State::Active);
    let account = requester.filter(|person| person.verified && !person.email.is_empty());
    let language = account.as_ref().and_then(people::Person::language).unwrap_or_else(|| chat.language());
    let (email, first_name, has_account) = match account {
        Some(person) => (person.email, person.first_name, true),
        None if chat.email_verified => (chat.email, String::new(), false),
        None => return Ok(None),
    };
    let mailed = chat.mailed;
    Ok((!replies.is_empty()).then_some(Unseen {
        ticket,
        replies,
        email,
        has_account,
        first_name,
        language,
        mailed,
    }))
}

/// Notes that these are mailed. False when others were meanwhile: then it has to be looked again.
pub async fn note_mailed(tx: &mut Tx, unseen: &Unseen) -> Result<bool> {
    let Some(newest) = unseen.replies.last() else { return Ok(false) };
    store::advance_mailed(tx, unseen.ticket.number, unseen.mailed, newest.id).await
}
