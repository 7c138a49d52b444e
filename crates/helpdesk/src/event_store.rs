//! The SQL of events.

use db::{Conn, params, sql};
use serde::{Deserialize, Serialize};

use crate::actor::PersonId;
use crate::error::{Error, Result};
use crate::event::{Event, Kind, NewEvent};
use crate::live::{Change, TicketRef};

/// Payload of the dispatch job.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Dispatch {
    pub event: i64,
    /// A code or token for the mail; it leaves the store with the job.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secret: Option<String>,
}

/// Stores the event; what it touched.
pub(crate) async fn insert(conn: &mut Conn, event: &NewEvent, now: i64) -> Result<Change> {
    let data = event.data.to_string();
    let (id, requester): (i64, Option<PersonId>) = conn
        .one(
            sql!(
                "INSERT INTO events (kind, ticket, service, actor, person, data, created_at)
                 VALUES ($1, $2, $3, $4, $5, $6, $7)
                 RETURNING id, (SELECT requester FROM tickets WHERE number = ticket)"
            ),
            params![event.kind.as_str(), event.ticket, event.service, event.actor, event.person, data, now],
        )
        .await?;
    Ok(Change { event: id, kind: event.kind, ticket: touched(event.ticket, requester), person: event.person })
}

fn touched(ticket: Option<i64>, requester: Option<PersonId>) -> Option<TicketRef> {
    let (number, requester) = ticket.zip(requester)?;
    Some(TicketRef { number, requester })
}

type EventRow = (i64, String, Option<i64>, Option<i64>, Option<i64>, Option<i64>, String, i64);

fn event((id, kind, ticket, service, actor, person, data, created_at): EventRow) -> Result<Event> {
    let kind =
        Kind::parse(&kind).ok_or_else(|| Error::Internal(format!("event {id} has unknown kind {kind}")))?;
    let data = serde_json::from_str(&data).unwrap_or_default();
    Ok(Event { id, kind, ticket, service, actor, person, data, created_at })
}

/// The event with this id.
pub async fn find(conn: &mut Conn, id: i64) -> Result<Option<Event>> {
    let row: Option<EventRow> = conn
        .opt(
            sql!(
                "SELECT id, kind, ticket, service, actor, person, data, created_at FROM events WHERE id = $1"
            ),
            params![id],
        )
        .await?;
    row.map(event).transpose()
}

/// The newest events of a ticket, oldest first; at most `limit`.
pub async fn of_ticket(conn: &mut Conn, ticket: i64, limit: i64) -> Result<Vec<Event>> {
    let rows: Vec<EventRow> = conn
        .all(
            sql!(
                "SELECT id, kind, ticket, service, actor, person, data, created_at FROM events
                 WHERE ticket = $1 ORDER BY id DESC LIMIT $2"
            ),
            params![ticket, limit],
        )
        .await?;
    rows.into_iter().rev().map(event).collect()
}

/// The newest events of a service, newest first; at most `limit`.
pub async fn of_service(conn: &mut Conn, service: i64, limit: i64) -> Result<Vec<Event>> {
    let rows: Vec<EventRow> = conn
        .all(
            sql!(
                "SELECT id, kind, ticket, service, actor, person, data, created_at FROM events
                 WHERE service = $1 ORDER BY id DESC LIMIT $2"
            ),
            params![service, limit],
        )
        .await?;
    rows.into_iter().map(event).collect()
}

/// Of one kind, from this event on, of a service, oldest first; at most `limit`.
pub async fn of_service_from(
    conn: &mut Conn,
    service: i64,
    kind: Kind,
    first: i64,
    limit: i64,
) -> Result<Vec<Event>> {
    let rows: Vec<EventRow> = conn
        .all(
            sql!(
                "SELECT id, kind, ticket, service, actor, person, data, created_at FROM events
                 WHERE service = $1 AND kind = $2 AND id >= $3 ORDER BY id LIMIT $4"
            ),
            params![service, kind.as_str(), first, limit],
        )
        .await?;
    rows.into_iter().map(event).collect()
}

/// The newest event.
pub async fn newest(conn: &mut Conn) -> Result<Option<Event>> {
    let row: Option<EventRow> = conn
        .opt(
            sql!(
                "SELECT id, kind, ticket, service, actor, person, data, created_at FROM events
                 ORDER BY id DESC LIMIT $1"
            ),
            params![1_i64],
        )
        .await?;
    row.map(event).transpose()
}

db::record! {
    /// The newest events in short: another when one more was committed, even if its id is not the highest.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub(crate) struct Newest {
        pub count: i64,
        pub first: i64,
        pub last: i64,
    }
}

/// Of up to `most` events.
pub(crate) async fn newest_among(conn: &mut Conn, most: i64) -> Result<Newest> {
    let sql = sql!(
        "SELECT COUNT(*) AS count, COALESCE(MIN(id), 0) AS first, COALESCE(MAX(id), 0) AS last
         FROM (SELECT id FROM events ORDER BY id DESC LIMIT $1) newest"
    );
    Ok(conn.one(sql, params![most]).await?)
}

/// Those after this one that are about articles or services, oldest first, without kinds that only a newer program
/// knows.
pub(crate) async fn of_articles_or_services(conn: &mut Conn, after: i64) -> Result<Vec<Event>> {
    let rows: Vec<EventRow> = conn
        .all(
            sql!(
                "SELECT id, kind, ticket, service, actor, person, data, created_at FROM events
                 WHERE id > $1 AND (service IS NOT NULL OR kind LIKE 'article%') ORDER BY id"
            ),
            params![after],
        )
        .await?;
    Ok(rows.into_iter().filter_map(|row| event(row).ok()).collect())
}

type ChangeRow = (i64, String, Option<i64>, Option<PersonId>, Option<PersonId>);

/// None for a kind that only a newer program knows.
fn change((event, kind, ticket, requester, person): ChangeRow) -> Option<Change> {
    Some(Change { event, kind: Kind::parse(&kind)?, ticket: touched(ticket, requester), person })
}

/// What the newest events touched, newest first: how a process notices what others committed.
pub async fn newest_changes(conn: &mut Conn, limit: i64) -> Result<Vec<Change>> {
    let rows: Vec<ChangeRow> = conn
        .all(
            sql!(
                "SELECT id, kind, ticket, requester, person FROM events LEFT JOIN tickets ON number = ticket
                 ORDER BY id DESC LIMIT $1"
            ),
            params![limit],
        )
        .await?;
    Ok(rows.into_iter().filter_map(change).collect())
}

/// What the events after this one touched, oldest first.
pub(crate) async fn changes_after(conn: &mut Conn, event: i64) -> Result<Vec<Change>> {
    let rows: Vec<ChangeRow> = conn
        .all(
            sql!(
                "SELECT id, kind, ticket, requester, person FROM events LEFT JOIN tickets ON number = ticket
                 WHERE id > $1 ORDER BY id"
            ),
            params![event],
        )
        .await?;
    Ok(rows.into_iter().filter_map(change).collect())
}

/// What `from` did on this ticket counts as done by `to`.
pub(crate) async fn give(conn: &mut Conn, ticket: i64, from: PersonId, to: PersonId) -> Result<()> {
    let sql = sql!("UPDATE events SET actor = $3 WHERE ticket = $1 AND actor = $2");
    conn.exec(sql, params![ticket, from, to]).await?;
    Ok(())
}

/// Empties what the events about an account say of its person: addresses, browsers. That they happened stays.
pub(crate) async fn forget_details(conn: &mut Conn, person: i64) -> Result<()> {
    let sql = sql!(
        "UPDATE events SET data = '{}' WHERE person = $1 AND (ticket IS NULL OR kind = 'mail_rejected')"
    );
    conn.exec(sql, params![person]).await?;
    Ok(())
}
