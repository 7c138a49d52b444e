//! One ticket with its conversation and history, as this actor may see it.

use std::collections::{HashMap, HashSet};

use db::Conn;

use super::{
    Brief, Entry, Message, Quote, Revision, Seen, Ticket, change, history, quote, revision_store, rules,
    seen, store,
};
use crate::actor::{Actor, PersonId, Role};
use crate::app::App;
use crate::attachments::{self, Attachment};
use crate::error::{Error, Result};
use crate::people::{self, Person};
use crate::{event_store, mails};

/// Messages that one page shows; earlier ones are a link away.
const PAGE: i64 = 100;
/// Other requests of the same customer that staff see beside one.
const OTHERS: i64 = 3;

/// Who wrote a message.
#[derive(Debug, Clone)]
pub struct Author {
    pub id: PersonId,
    /// Empty for who deleted their account, as all names of theirs.
    pub name: String,
    pub is_requester: bool,
}

/// A message with its author.
#[derive(Debug, Clone)]
pub struct Said {
    pub message: Message,
    pub author: Author,
    pub files: Vec<Attachment>,
    pub quote: Option<Quote>,
    /// What it said before, oldest first; empty for customers.
    pub former: Vec<Revision>,
    /// Whether this actor may edit it now, and delete it.
    pub may_edit: bool,
    pub may_delete: bool,
}

#[derive(Debug)]
pub struct ShownTicket {
    pub ticket: Ticket,
    pub requester: Person,
    /// Other requests of the same person, newest first; empty for customers.
    pub others: Vec<Brief>,
    /// Id and name.
    pub assignee: Option<(PersonId, String)>,
    /// Oldest first.
    pub conversation: Vec<Said>,
    /// Pass as `before` to see what came before; None at the beginning.
    pub earlier: Option<i64>,
    /// Oldest first.
    pub history: Vec<Entry>,
    /// Addresses that refused a mail about this ticket; empty for customers.
    pub rejected: Vec<mails::Rejected>,
    /// Whether this actor may reply, set status and priority, close.
    pub may_work: bool,
    /// Whether the other side has seen the last message of this side.
    pub seen: Option<Seen>,
}

/// For the requester. `before` is a message id from `earlier`.
pub async fn show_request(app: &App, actor: &Actor, number: i64, before: Option<i64>) -> Result<ShownTicket> {
    if actor.role != Role::Customer {
        return Err(Error::NotFound);
    }
    show(app, actor, number, before).await
}

/// For staff.
pub async fn show_ticket(app: &App, actor: &Actor, number: i64, before: Option<i64>) -> Result<ShownTicket> {
    actor.require_staff()?;
    show(app, actor, number, before).await
}

async fn show(app: &App, actor: &Actor, number: i64, before: Option<i64>) -> Result<ShownTicket> {
    let staff = actor.role.is_staff();
    let mut conn = app.db.read().await?;
    let ticket = rules::visible(&mut conn, actor, number).await?;
    let (messages, earlier) = newest_messages(&mut conn, number, staff, before).await?;
    let span = messages.first().zip(messages.last()).map(|(first, last)| (first.id, last.id));
    let mut files = match span {
        Some(span) => attachments::of_messages(&mut conn, number, span).await?,
        None => HashMap::new(),
    };
    let events = event_store::of_ticket(&mut conn, number, history::SHOWN).await?;
    let requester = people::find(&mut conn, ticket.requester)
        .await?
        .ok_or_else(|| Error::Internal(format!("ticket {number} has no requester")))?;
    let quoted = quote::quoted(&mut conn, number, staff, &messages).await?;
    let former = if staff { former_texts(&mut conn, &messages).await? } else { Vec::new() };
    let first = store::first_message(&mut conn, number).await?;
    let names = names(&mut conn, &ticket, messages.iter().chain(quoted.values()), &events).await?;
    let rejected = if staff { mails::rejected_of_ticket(&mut conn, number).await? } else { Vec::new() };
    let others =
        if staff { store::newest_of(&mut conn, ticket.requester, number, OTHERS).await? } else { Vec::new() };
    let name = |id: PersonId| names.get(&id).cloned().unwrap_or_default();
    let seen = match before {
        None if app.settings().show_seen => seen::of_last(&mut conn, actor.role, &ticket, &messages).await?,
        _ => None,
    };
    let now = app.now();
    let conversation = messages
        .into_iter()
        .map(|message| {
            let id = message.author;
            let author = Author { id, name: name(id), is_requester: id == ticket.requester };
            let quote = message.quotes.and_then(|id| quoted.get(&id));
            let may_edit = change::is_changeable(actor, &ticket, &message, now);
            Said {
                files: files
                    .remove(&message.id)
                    .filter(|_| staff || message.deleted_at.is_none())
                    .unwrap_or_default(),
                quote: quote.map(|quote| Quote::of(quote, name(quote.author))),
                former: former.iter().filter(|revision| revision.message == message.id).cloned().collect(),
                may_edit,
                may_delete: may_edit && first != Some(message.id),
                message,
                author,
            }
        })
        .collect();
    Ok(ShownTicket {
        assignee: ticket.assignee.map(|id| (id, name(id))),
        conversation,
        earlier,
        history: history::entries(events, &names, staff),
        rejected,
        may_work: rules::may_work_on(actor, &ticket),
        seen,
        requester,
        others,
        ticket,
    })
}

async fn newest_messages(
    conn: &mut Conn,
    number: i64,
    notes: bool,
    before: Option<i64>,
) -> Result<(Vec<Message>, Option<i64>)> {
    let mut messages = store::messages(conn, number, notes, before.unwrap_or(i64::MAX), PAGE + 1).await?;
    let mut earlier = None;
    if messages.len() as i64 > PAGE {
        messages.remove(0);
        earlier = messages.first().map(|message| message.id);
    }
    Ok((messages, earlier))
}

async fn former_texts(conn: &mut Conn, messages: &[Message]) -> Result<Vec<Revision>> {
    let is_changed = |message: &&Message| message.edited_at.is_some() || message.deleted_at.is_some();
    let changed: Vec<i64> = messages.iter().filter(is_changed).map(|message| message.id).collect();
    revision_store::of_messages(conn, &changed).await
}

async fn names(
    conn: &mut Conn,
    ticket: &Ticket,
    messages: impl Iterator<Item = &Message>,
    events: &[crate::event::Event],
) -> Result<HashMap<PersonId, String>> {
    let mut ids: HashSet<PersonId> = messages.map(|message| message.author).collect();
    ids.extend(history::people_of(events));
    ids.extend(ticket.assignee);
    let mut ids: Vec<PersonId> = ids.into_iter().collect();
    ids.sort_unstable();
    people::names(conn, &ids).await
}

/// Fails with NotFound when the actor may not know of the ticket.
pub async fn require_visible(app: &App, actor: &Actor, number: i64) -> Result<()> {
    require_visible_in(&mut *app.db.read().await?, actor, number).await
}

/// The same on a connection at hand.
pub async fn require_visible_in(conn: &mut Conn, actor: &Actor, number: i64) -> Result<()> {
    rules::visible(conn, actor, number).await.map(drop)
}
