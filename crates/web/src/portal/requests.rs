//! A customer's requests.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::tickets::{self, Cursor, RequestView};
use helpdesk::{Actor, full_name};
use locales::Language;

use crate::form::Query;
use crate::help::CardView;
use crate::help::home::most_read;
use crate::page::{Frame, Here, PersonView, StatusView, When, name_or_deleted};
use crate::services::notice::ServiceNotice;
use crate::session::{Customer, Visitor};
use crate::{Result, Web, paging, render, sample};

/// Articles below the search.
const OFTEN: i64 = 3;

#[derive(Template)]
#[template(path = "portal/requests.html")]
pub struct Requests {
    /// At [`Here::Requests`].
    pub frame: Frame,
    pub counts: RequestCounts,
    pub filter: Filter,
    /// What was looked for; empty for everything.
    pub search: String,
    pub rows: Vec<RequestRow>,
    /// What most people read in the help.
    pub often: Vec<CardView>,
    /// That a service is not available.
    pub notice: Option<ServiceNotice>,
    /// Addresses of the pages beside this one.
    pub older: Option<String>,
    pub newer: Option<String>,
}

#[derive(Debug, Clone, Copy, Default)]
pub struct RequestCounts {
    pub all: u64,
    pub yours: u64,
    pub ours: u64,
    pub done: u64,
}

/// Whose turn it is in the requests that are shown: `/requests`, `/requests?show=yours` and so on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    All,
    Yours,
    Ours,
    Done,
}

impl Filter {
    /// As it stands in an address.
    pub const fn key(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Yours => "yours",
            Self::Ours => "ours",
            Self::Done => "done",
        }
    }

    fn parse(key: &str) -> Self {
        [Self::Yours, Self::Ours, Self::Done]
            .into_iter()
            .find(|filter| filter.key() == key)
            .unwrap_or(Self::All)
    }

    /// The text that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::All => "requests-all",
            Self::Yours => "requests-yours",
            Self::Ours => "requests-ours",
            Self::Done => "requests-done",
        }
    }

    /// The text for when nothing stands under it.
    pub const fn none(self) -> &'static str {
        match self {
            Self::All => "requests-none",
            Self::Yours => "requests-none-yours",
            Self::Ours => "requests-none-ours",
            Self::Done => "requests-none-done",
        }
    }

    const fn view(self) -> RequestView {
        match self {
            Self::All => RequestView::All,
            Self::Yours => RequestView::WaitingForYou,
            Self::Ours => RequestView::WaitingForUs,
            Self::Done => RequestView::Done,
        }
    }
}

/// One of the filters, with how many requests stand under it.
#[derive(Debug, Clone)]
pub struct Tab {
    pub filter: Filter,
    pub href: String,
    pub count: u64,
}

#[derive(Debug, Clone)]
pub struct RequestRow {
    pub number: i64,
    pub subject: String,
    /// Who wrote the newest public message, by first name; None when nobody is known any more.
    pub last_author: Option<String>,
    /// That message in short.
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
    pub fn tabs(&self) -> [Tab; 4] {
        let counts = self.counts;
        [
            (Filter::All, counts.all),
            (Filter::Yours, counts.yours),
            (Filter::Ours, counts.ours),
            (Filter::Done, counts.done),
        ]
        .map(|(filter, count)| Tab { filter, href: address(filter, ""), count })
    }

    pub fn sample() -> Self {
        let row = |number, subject: &str, last_words: &str, status, agent, updated| RequestRow {
            number,
            subject: subject.to_owned(),
            last_author: last_words.split_once(": ").map(|(who, _)| who.to_owned()),
            last_words: last_words.split_once(": ").map_or(last_words, |(_, words)| words).to_owned(),
            status: StatusView::customer(status),
            agent,
            updated,
        };
        Self {
            frame: sample::customer().at(Here::Requests),
            counts: RequestCounts { all: 5, yours: 1, ours: 2, done: 2 },
            filter: Filter::All,
            search: String::new(),
            often: vec![CardView::sample("What the lights of the router mean", "")],
            notice: Some(ServiceNotice::sample()),
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

    pub fn sample_none_done() -> Self {
        Self { rows: Vec::new(), filter: Filter::Done, ..Self::sample() }
    }

    pub fn sample_nothing_fits() -> Self {
        Self { rows: Vec::new(), search: "splittr".to_owned(), ..Self::sample() }
    }
}

/// Query: `show` (yours, ours, done; else all), `q` (a part of number or subject) and a place, `before` or `after`.
pub async fn list(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    Query(query): Query,
) -> Result<Response> {
    let (filter, search) = (Filter::parse(query.get("show")), query.get("q").trim());
    let cursor = paging::cursor(&query);
    let found = tickets::own_requests(&web.app, &actor, filter.view(), search, cursor).await?;
    let path = address(filter, search);
    let address = |cursor: Cursor| paging::address(&path, cursor);
    let times = web.times(&visitor);
    let language = visitor.language;
    let rows =
        found.page.rows.iter().map(|row| RequestRow::of(row, &actor, language, times.when(row.updated_at)));
    let [yours, ours, done] =
        [found.waiting_for_you, found.waiting_for_us, found.done].map(i64::unsigned_abs);
    render(&Requests {
        counts: RequestCounts { all: yours + ours + done, yours, ours, done },
        filter,
        search: search.to_owned(),
        rows: rows.collect(),
        often: most_read(&web, &visitor, OFTEN).await?,
        notice: ServiceNotice::of(&web, &visitor).await?,
        older: found.page.older.map(address),
        newer: found.page.newer.map(address),
        frame: web.frame(&visitor, Here::Requests).await?,
    })
}

/// The list's address with this filter and these words.
fn address(filter: Filter, search: &str) -> String {
    let mut query = form_urlencoded::Serializer::new(String::new());
    if filter != Filter::All {
        query.append_pair("show", filter.key());
    }
    if !search.is_empty() {
        query.append_pair("q", search);
    }
    let query = query.finish();
    if query.is_empty() { "/requests".to_owned() } else { format!("/requests?{query}") }
}

impl RequestRow {
    fn of(row: &tickets::RequestRow, actor: &Actor, language: Language, updated: When) -> Self {
        let name = |first: &Option<String>, last: &Option<String>| {
            full_name(first.as_deref().unwrap_or(""), last.as_deref().unwrap_or(""))
        };
        Self {
            number: row.number,
            subject: row.subject.clone(),
            last_author: if row.last_author == Some(actor.id) {
                Some(language.say("requests-you").to_owned())
            } else {
                row.last_author_first.as_deref().map(|name| name_or_deleted(name, language).to_owned())
            },
            last_words: row.last_words.clone(),
            status: StatusView::customer(row.status.as_str()),
            agent: row.assignee.map(|id| {
                let name = name(&row.assignee_first, &row.assignee_last);
                PersonView::or_deleted(id, &name, false, language)
            }),
            updated,
        }
    }
}
