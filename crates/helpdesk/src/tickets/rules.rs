//! Who may see and do what with a ticket, in one place.

use db::Conn;
use locales::{Phrase, Value};

use super::{SUBJECT_MAX, Status, Ticket, Visibility, store};
use crate::actor::{Actor, Role};
use crate::app::Tx;
use crate::error::{Error, Problems, Result};
use crate::people;
use crate::place::Place;

/// Customers see their own tickets, staff all.
pub(super) fn may_see(actor: &Actor, ticket: &Ticket) -> bool {
    actor.role.is_staff() || ticket.requester == actor.id
}

/// Agents work on their own tickets, admins on all.
pub(super) fn may_work_on(actor: &Actor, ticket: &Ticket) -> bool {
    match actor.role {
        Role::Admin => true,
        Role::Agent => ticket.assignee == Some(actor.id),
        Role::Customer => false,
    }
}

/// The ticket, if this actor may know of it.
pub(super) async fn visible(conn: &mut Conn, actor: &Actor, number: i64) -> Result<Ticket> {
    store::find(conn, number).await?.filter(|ticket| may_see(actor, ticket)).ok_or(Error::NotFound)
}

/// Fails with NotFound when the actor may not read this message of the ticket.
pub(crate) async fn require_readable(
    conn: &mut Conn,
    actor: &Actor,
    ticket: i64,
    message: i64,
) -> Result<()> {
    visible(conn, actor, ticket).await?;
    let message = store::message(conn, message).await?.ok_or(Error::NotFound)?;
    let is_shown = message.visibility == Visibility::Public && message.deleted_at.is_none();
    let readable = actor.role.is_staff() || is_shown;
    if readable { Ok(()) } else { Err(Error::NotFound) }
}

/// Fails when the actor has no such field to write in. Who may send from it is asked when it is sent.
pub(crate) async fn require_writable(tx: &mut Tx, actor: &Actor, place: Place) -> Result<()> {
    place.require_writer(actor)?;
    still_active(tx, actor).await?;
    match place.ticket() {
        Some(number) => require_not_closed(&visible(tx, actor, number).await?),
        None => Ok(()),
    }
}

/// The ticket, locked for this transaction, if this actor may know of it. The actor is looked up again in the
/// same transaction, so that somebody deactivated a moment ago changes nothing.
pub(super) async fn locked(tx: &mut Tx, actor: &Actor, number: i64) -> Result<Ticket> {
    still_active(tx, actor).await?;
    store::lock(tx, number).await?.filter(|ticket| may_see(actor, ticket)).ok_or(Error::NotFound)
}

/// Refuses an actor whose rights changed since the request began.
pub(crate) async fn still_active(tx: &mut Tx, actor: &Actor) -> Result<()> {
    let person = people::find(tx, actor.id).await?;
    match person {
        Some(person) if person.state == people::State::Active && person.role == actor.role => Ok(()),
        _ => Err(Error::NotFound),
    }
}

/// Says who has the ticket to an agent who may read but not change it.
pub(super) async fn require_work_on(conn: &mut Conn, actor: &Actor, ticket: &Ticket) -> Result<()> {
    if may_work_on(actor, ticket) {
        return Ok(());
    }
    if !actor.role.is_staff() {
        return Err(Error::NotFound);
    }
    Err(Error::Forbidden(match ticket.assignee {
        None => Phrase::new("request-unassigned"),
        Some(assignee) => Phrase::new("request-of-other").with("name", name_of(conn, assignee).await?),
    }))
}

pub(super) fn require_not_closed(ticket: &Ticket) -> Result<()> {
    if ticket.status == Status::Closed {
        return Err(Error::Conflict(Phrase::new("request-closed")));
    }
    Ok(())
}

pub(super) async fn name_of(conn: &mut Conn, person: i64) -> Result<Value> {
    let name = people::find(conn, person).await?.map(|person| person.full_name());
    let name = name.filter(|name| !name.is_empty());
    Ok(name.map_or_else(|| Phrase::new("somebody-else").into(), Value::from))
}

pub(super) fn check_subject(field: &'static str, text: &str, problems: &mut Problems) -> String {
    let subject = text::one_line(text);
    if text::is_blank(&subject) {
        problems.add(field, Phrase::new("subject-missing"));
    } else if subject.chars().count() > SUBJECT_MAX {
        problems.add(field, Phrase::new("subject-too-long").with("most", SUBJECT_MAX));
    }
    subject
}
