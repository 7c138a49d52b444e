//! Lists of tickets: newest activity first, a page at a time, by key.

use db::{Conn, Value, params};

use super::counters;
use super::list_store::{self, InboxRow, RequestRow};
use crate::actor::{Actor, Role};
use crate::app::App;
use crate::error::{Error, Result};

/// Rows on one page.
const PAGE: usize = 50;

/// Which tickets an agent looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InboxView {
    Mine,
    Unassigned,
    All,
    Closed,
}

/// Which of their own requests a customer looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestView {
    All,
    /// The customer is to act next.
    WaitingForYou,
    /// The desk is.
    WaitingForUs,
    /// Solved or closed.
    Done,
}

/// A place between two rows, and which side of it to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cursor {
    /// Older than (time of last activity, number).
    Before(i64, i64),
    /// Newer than it.
    After(i64, i64),
}

/// Rows with the ways on.
#[derive(Debug)]
pub struct Page<T> {
    pub rows: Vec<T>,
    pub newer: Option<Cursor>,
    pub older: Option<Cursor>,
}

#[derive(Debug)]
pub struct InboxPage {
    pub page: Page<InboxRow>,
    pub counts: InboxCounts,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct InboxCounts {
    pub mine: i64,
    pub unassigned: i64,
    pub all: i64,
    pub closed: i64,
}

#[derive(Debug)]
pub struct RequestPage {
    pub page: Page<RequestRow>,
    pub waiting_for_you: i64,
    pub waiting_for_us: i64,
    pub done: i64,
}

/// A page of the inbox with the counts of all its views.
pub async fn inbox(app: &App, actor: &Actor, view: InboxView, cursor: Option<Cursor>) -> Result<InboxPage> {
    actor.require_staff()?;
    let mut conn = app.db.read().await?;
    let (texts, owner) = list_store::inbox_texts(view, actor.id);
    let page = page(&mut conn, &texts, &owner, cursor, |row: &InboxRow| (row.updated_at, row.number)).await?;
    let counts = inbox_counts(&mut conn, actor).await?;
    Ok(InboxPage { page, counts })
}

/// The first rows of a view, to show beside a ticket.
pub async fn inbox_top(app: &App, actor: &Actor, view: InboxView, most: usize) -> Result<Vec<InboxRow>> {
    actor.require_staff()?;
    let (texts, owner) = list_store::inbox_texts(view, actor.id);
    list_store::rows(&mut *app.db.read().await?, texts.older, (i64::MAX, i64::MAX), most, &owner).await
}

/// How many tickets each view of the inbox holds for this actor.
pub async fn inbox_counts(conn: &mut Conn, actor: &Actor) -> Result<InboxCounts> {
    actor.require_staff()?;
    let names = [
        counters::agent_open(actor.id),
        counters::agent_pending(actor.id),
        counters::UNASSIGNED.to_owned(),
        counters::OPEN.to_owned(),
        counters::CLOSED.to_owned(),
    ];
    let counts = counters::get_many(conn, &names).await?;
    let [open, pending, unassigned, all, closed] = counts[..] else {
        return Err(Error::Internal("the counters are incomplete".to_owned()));
    };
    Ok(InboxCounts { mine: open + pending, unassigned, all, closed })
}

/// A page of the actor's own requests with their counts. `search` is a part of a number or of a subject, in any case;
/// empty for all.
pub async fn own_requests(
    app: &App,
    actor: &Actor,
    view: RequestView,
    search: &str,
    cursor: Option<Cursor>,
) -> Result<RequestPage> {
    if actor.role != Role::Customer {
        return Err(Error::NotFound);
    }
    let mut conn = app.db.read().await?;
    let (all, fitting) = list_store::request_texts(view);
    let search = search.trim();
    let (texts, rest) = if search.is_empty() {
        (all, params![actor.id].to_vec())
    } else {
        (fitting, params![actor.id, list_store::pattern(search)].to_vec())
    };
    let key = |row: &RequestRow| (row.updated_at, row.number);
    let page = page(&mut conn, &texts, &rest, cursor, key).await?;
    let names = [
        counters::customer_open(actor.id),
        counters::customer_pending(actor.id),
        counters::customer_closed(actor.id),
    ];
    let counts = counters::get_many(&mut conn, &names).await?;
    let [open, pending, closed] = counts[..] else {
        return Err(Error::Internal("the counters are incomplete".to_owned()));
    };
    Ok(RequestPage { page, waiting_for_you: pending, waiting_for_us: open - pending, done: closed })
}

async fn page<T: db::FromRow + Send>(
    conn: &mut Conn,
    texts: &list_store::Texts,
    rest: &[Value],
    cursor: Option<Cursor>,
    key: impl Fn(&T) -> (i64, i64),
) -> Result<Page<T>> {
    let (sql, place) = match cursor {
        None => (texts.older, (i64::MAX, i64::MAX)),
        Some(Cursor::Before(time, number)) => (texts.older, (time, number)),
        Some(Cursor::After(time, number)) => (texts.newer, (time, number)),
    };
    // One more than is shown tells whether there is another page.
    let mut rows: Vec<T> = list_store::rows(conn, sql, place, PAGE + 1, rest).await?;
    let more = rows.len() > PAGE;
    rows.truncate(PAGE);
    let backwards = matches!(cursor, Some(Cursor::After(..)));
    if backwards {
        rows.reverse();
    }
    let first = rows.first().map(&key).map(|(time, number)| Cursor::After(time, number));
    let last = rows.last().map(&key).map(|(time, number)| Cursor::Before(time, number));
    let has_newer = if backwards { more } else { cursor.is_some() };
    let has_older = if backwards { true } else { more };
    Ok(Page { newer: first.filter(|_| has_newer), older: last.filter(|_| has_older), rows })
}
