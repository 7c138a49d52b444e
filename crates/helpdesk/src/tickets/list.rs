//! Lists of tickets: newest activity first, a page at a time, by key.

use db::{Conn, params, sql};

use super::{Priority, Status, counters};
use crate::actor::{Actor, PersonId, Role, full_name};
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
    Open,
    Closed,
}

/// A place between two rows, and which side of it to show.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cursor {
    /// Older than (time of last activity, number).
    Before(i64, i64),
    /// Newer than it.
    After(i64, i64),
}

db::record! {
    /// A row of the inbox, with the names joined.
    #[derive(Debug, Clone)]
    pub struct InboxRow {
        pub number: i64,
        pub subject: String,
        pub status: Status,
        pub priority: Priority,
        pub assignee: Option<PersonId>,
        pub updated_at: i64,
        pub last_author: Option<PersonId>,
        pub requester: PersonId,
        pub requester_first: String,
        pub requester_last: String,
        pub assignee_first: Option<String>,
        pub assignee_last: Option<String>,
    }
}

db::record! {
    /// A row of a customer's list.
    #[derive(Debug, Clone)]
    pub struct RequestRow {
        pub number: i64,
        pub subject: String,
        pub status: Status,
        pub updated_at: i64,
        pub last_words: String,
        pub last_author: Option<PersonId>,
        pub last_author_first: Option<String>,
        pub assignee: Option<PersonId>,
        pub assignee_first: Option<String>,
        pub assignee_last: Option<String>,
    }
}

impl InboxRow {
    pub fn requester_name(&self) -> String {
        full_name(&self.requester_first, &self.requester_last)
    }

    /// The customer wrote last, and it is for the desk to act.
    pub fn is_unanswered(&self) -> bool {
        matches!(self.status, Status::New | Status::Open) && self.last_author == Some(self.requester)
    }
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
    pub open: i64,
    pub closed: i64,
}

/// Both directions of one list: $1 and $2 are the cursor, $3 the most rows, $4 the person if the list is
/// somebody's.
struct Texts {
    older: &'static str,
    newer: &'static str,
}

macro_rules! texts {
    ($select:literal, $filter:literal) => {
        Texts {
            older: sql!(concat!(
                $select,
                " WHERE ",
                $filter,
                " AND (t.updated_at, t.number) < ($1, $2) ORDER BY t.updated_at DESC, t.number DESC LIMIT $3"
            )),
            newer: sql!(concat!(
                $select,
                " WHERE ",
                $filter,
                " AND (t.updated_at, t.number) > ($1, $2) ORDER BY t.updated_at, t.number LIMIT $3"
            )),
        }
    };
}

macro_rules! inbox_texts {
    ($filter:literal) => {
        texts!(
            "SELECT t.number, t.subject, t.status, t.priority, t.assignee, t.updated_at, t.last_author, t.requester,
                    r.first_name, r.last_name, a.first_name, a.last_name
             FROM tickets t JOIN people r ON r.id = t.requester LEFT JOIN people a ON a.id = t.assignee",
            $filter
        )
    };
}

macro_rules! request_texts {
    ($filter:literal) => {
        texts!(
            "SELECT t.number, t.subject, t.status, t.updated_at, t.last_words, t.last_author, l.first_name,
                    t.assignee, a.first_name, a.last_name
             FROM tickets t LEFT JOIN people l ON l.id = t.last_author LEFT JOIN people a ON a.id = t.assignee",
            $filter
        )
    };
}

/// A page of the inbox with the counts of all its views.
pub async fn inbox(app: &App, actor: &Actor, view: InboxView, cursor: Option<Cursor>) -> Result<InboxPage> {
    actor.require_staff()?;
    let mut conn = app.db.read().await?;
    let (texts, person) = inbox_texts(view, actor);
    let page = page(&mut conn, &texts, person, cursor, |row: &InboxRow| (row.updated_at, row.number)).await?;
    let counts = inbox_counts(&mut conn, actor).await?;
    Ok(InboxPage { page, counts })
}

/// The first rows of a view, to show beside a ticket.
pub async fn inbox_top(app: &App, actor: &Actor, view: InboxView, most: usize) -> Result<Vec<InboxRow>> {
    actor.require_staff()?;
    let (texts, person) = inbox_texts(view, actor);
    rows(&mut *app.db.read().await?, texts.older, (i64::MAX, i64::MAX), most, person).await
}

fn inbox_texts(view: InboxView, actor: &Actor) -> (Texts, Option<PersonId>) {
    match view {
        InboxView::Mine => (inbox_texts!("t.assignee = $4 AND t.active = 1"), Some(actor.id)),
        InboxView::Unassigned => (inbox_texts!("t.assignee IS NULL AND t.active = 1"), None),
        InboxView::All => (inbox_texts!("t.active = 1"), None),
        InboxView::Closed => (inbox_texts!("t.active = 0"), None),
    }
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

/// A page of the actor's own requests with their counts.
pub async fn own_requests(
    app: &App,
    actor: &Actor,
    view: RequestView,
    cursor: Option<Cursor>,
) -> Result<RequestPage> {
    if actor.role != Role::Customer {
        return Err(Error::NotFound);
    }
    let mut conn = app.db.read().await?;
    let texts = match view {
        RequestView::All => request_texts!("t.requester = $4"),
        RequestView::Open => request_texts!("t.requester = $4 AND t.active = 1"),
        RequestView::Closed => request_texts!("t.requester = $4 AND t.active = 0"),
    };
    let key = |row: &RequestRow| (row.updated_at, row.number);
    let page = page(&mut conn, &texts, Some(actor.id), cursor, key).await?;
    let names = [counters::customer_open(actor.id), counters::customer_closed(actor.id)];
    let counts = counters::get_many(&mut conn, &names).await?;
    Ok(RequestPage { page, open: counts[0], closed: counts[1] })
}

async fn page<T: db::FromRow + Send>(
    conn: &mut Conn,
    texts: &Texts,
    person: Option<PersonId>,
    cursor: Option<Cursor>,
    key: impl Fn(&T) -> (i64, i64),
) -> Result<Page<T>> {
    let (sql, place) = match cursor {
        None => (texts.older, (i64::MAX, i64::MAX)),
        Some(Cursor::Before(time, number)) => (texts.older, (time, number)),
        Some(Cursor::After(time, number)) => (texts.newer, (time, number)),
    };
    // One more than is shown tells whether there is another page.
    let mut rows: Vec<T> = rows(conn, sql, place, PAGE + 1, person).await?;
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

async fn rows<T: db::FromRow + Send>(
    conn: &mut Conn,
    sql: &str,
    (time, number): (i64, i64),
    most: usize,
    person: Option<PersonId>,
) -> Result<Vec<T>> {
    let most = most as i64;
    Ok(match person {
        Some(person) => conn.all(sql, params![time, number, most, person]).await?,
        None => conn.all(sql, params![time, number, most]).await?,
    })
}
