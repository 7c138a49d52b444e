//! A customer's requests.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::tickets::{self, Cursor, RequestView};
use helpdesk::{Actor, full_name};

use crate::form::Query;
use crate::page::{Frame, Here, PersonView, StatusView, When};
use crate::session::{Customer, Visitor};
use crate::{Result, Web, paging, render, sample};

#[derive(Template)]
#[template(path = "portal/requests.html")]
pub struct Requests {
    /// At [`Here::Requests`].
    pub frame: Frame,
    pub counts: RequestCounts,
    pub filter: Filter,
    pub rows: Vec<RequestRow>,
    /// Addresses of the pages beside this one.
    pub older: Option<String>,
    pub newer: Option<String>,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct RequestCounts {
    pub all: u64,
    pub open: u64,
    pub closed: u64,
}

/// Which of the three counters is chosen: `/requests`, `/requests?show=open`, `/requests?show=closed`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    All,
    Open,
    Closed,
}

#[derive(Debug, Clone)]
pub struct RequestRow {
    pub number: i64,
    pub subject: String,
    /// The newest public message in short, with who wrote it: "Noor: I think we have found the cause."
    pub last_words: String,
    /// As customers read it.
    pub status: StatusView,
    pub agent: Option<PersonView>,
    pub updated: When,
}

impl RequestRow {
    /// It is the customer's turn.
    pub fn asks(&self) -> bool {
        self.status.key == "you"
    }
}

impl Requests {
    pub fn sample() -> Self {
        let row = |number, subject: &str, last_words: &str, status, agent, updated| RequestRow {
            number,
            subject: subject.to_owned(),
            last_words: last_words.to_owned(),
            status: StatusView::customer(status),
            agent,
            updated,
        };
        Self {
            frame: sample::customer().at(Here::Requests),
            counts: RequestCounts { all: 5, open: 3, closed: 2 },
            filter: Filter::All,
            rows: vec![
                row(
                    1042,
                    "Internet drops every evening around eight",
                    "Noor: I think we have found the cause. Could you send me a photo of the lights after 14:00?",
                    "pending",
                    Some(sample::noor()),
                    sample::when("2026-11-22T09:28:00Z", "4 min ago"),
                ),
                row(
                    1039,
                    "Second invoice for October",
                    "You: The amount is right, but it came twice",
                    "open",
                    Some(sample::rosalind()),
                    sample::when("2026-11-22T08:12:00Z", "09:12"),
                ),
                row(
                    1027,
                    "Fixed IP address for the shop camera",
                    "You sent this request",
                    "new",
                    None,
                    sample::when("2026-11-21T13:02:00Z", "Yesterday"),
                ),
                row(
                    988,
                    "Moving to Harbour Lane 3 on 1 November",
                    "Dev: All switched over. Welcome to the new place",
                    "solved",
                    Some(sample::dev()),
                    sample::when("2026-11-03T10:44:00Z", "3 Nov"),
                ),
                row(
                    871,
                    "Router reboots after the storm",
                    "You closed this request",
                    "closed",
                    Some(sample::jonas()),
                    sample::when("2026-09-18T16:20:00Z", "18 Sep"),
                ),
            ],
            older: None,
            newer: None,
        }
    }

    pub fn sample_empty() -> Self {
        Self { rows: Vec::new(), counts: RequestCounts::default(), ..Self::sample() }
    }

    pub fn sample_none_closed() -> Self {
        Self { rows: Vec::new(), filter: Filter::Closed, ..Self::sample() }
    }
}

/// Query: `show` (open, closed; else all) and a place, `before` or `after`.
pub async fn list(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    Query(query): Query,
) -> Result<Response> {
    let (filter, view, path) = match query.get("show") {
        "open" => (Filter::Open, RequestView::Open, "/requests?show=open"),
        "closed" => (Filter::Closed, RequestView::Closed, "/requests?show=closed"),
        _ => (Filter::All, RequestView::All, "/requests"),
    };
    let cursor = paging::cursor(&query);
    let found = tickets::own_requests(&web.app, &actor, view, cursor).await?;
    let address = |cursor: Cursor| paging::address(path, cursor);
    let times = web.times(&visitor);
    let rows = found.page.rows.iter().map(|row| RequestRow::of(row, &actor, times.when(row.updated_at)));
    let [open, closed] = [found.open, found.closed].map(i64::unsigned_abs);
    render(&Requests {
        counts: RequestCounts { all: open + closed, open, closed },
        filter,
        rows: rows.collect(),
        older: found.page.older.map(address),
        newer: found.page.newer.map(address),
        frame: web.frame(&visitor, Here::Requests).await?,
    })
}

impl RequestRow {
    fn of(row: &tickets::RequestRow, actor: &Actor, updated: When) -> Self {
        let who =
            if row.last_author == Some(actor.id) { Some("You") } else { row.last_author_first.as_deref() };
        let name = |first: &Option<String>, last: &Option<String>| {
            full_name(first.as_deref().unwrap_or(""), last.as_deref().unwrap_or(""))
        };
        Self {
            number: row.number,
            subject: row.subject.clone(),
            last_words: who
                .map_or_else(|| row.last_words.clone(), |who| format!("{who}: {}", row.last_words)),
            status: StatusView::customer(row.status.as_str()),
            agent: row
                .assignee
                .map(|id| PersonView::new(id, name(&row.assignee_first, &row.assignee_last), false)),
            updated,
        }
    }
}
