//! The SQL of lists.

use db::{Conn, Value, params, sql};

use super::{Channel, InboxView, Priority, RequestView, Status};
use crate::actor::{PersonId, full_name};
use crate::error::Result;

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
        /// Through which door it came.
        pub channel: Channel,
        pub last_words: String,
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

/// Both directions of one list: $1 and $2 are the cursor, $3 the most rows, $4 the person if the list is
/// somebody's, $5 the pattern if it can be searched.
pub(super) struct Texts {
    pub(super) older: &'static str,
    pub(super) newer: &'static str,
}

macro_rules! texts {
    ($select:literal, $filter:expr) => {
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
                    r.first_name, r.last_name, a.first_name, a.last_name, t.channel, t.last_words
             FROM tickets t JOIN people r ON r.id = t.requester LEFT JOIN people a ON a.id = t.assignee",
            $filter
        )
    };
}

macro_rules! request_texts {
    ($filter:expr) => {
        texts!(
            "SELECT t.number, t.subject, t.status, t.updated_at, t.last_words, t.last_author, l.first_name,
                    t.assignee, a.first_name, a.last_name
             FROM tickets t LEFT JOIN people l ON l.id = t.last_author LEFT JOIN people a ON a.id = t.assignee",
            $filter
        )
    };
}

/// The statements of a view, and what they need beside the place: whose it is when it is somebody's.
pub(super) fn inbox_texts(view: InboxView, actor: PersonId) -> (Texts, Vec<Value>) {
    match view {
        InboxView::Mine => (inbox_texts!("t.assignee = $4 AND t.active = 1"), vec![actor.into()]),
        InboxView::Unassigned => (inbox_texts!("t.assignee IS NULL AND t.active = 1"), Vec::new()),
        InboxView::All => (inbox_texts!("t.active = 1"), Vec::new()),
        InboxView::Closed => (inbox_texts!("t.active = 0"), Vec::new()),
    }
}

/// The statements of a customer's view: all of it, and those rows that fit a [`pattern`].
pub(super) fn request_texts(view: RequestView) -> (Texts, Texts) {
    macro_rules! both {
        ($filter:literal) => {
            (
                request_texts!($filter),
                request_texts!(concat!(
                    $filter,
                    " AND (t.subject_key LIKE $5 ESCAPE '!' OR CAST(t.number AS TEXT) LIKE $5 ESCAPE '!')"
                )),
            )
        };
    }
    match view {
        RequestView::All => both!("t.requester = $4"),
        RequestView::WaitingForYou => both!("t.requester = $4 AND t.active = 1 AND t.status = 'pending'"),
        RequestView::WaitingForUs => both!("t.requester = $4 AND t.active = 1 AND t.status <> 'pending'"),
        RequestView::Done => both!("t.requester = $4 AND t.active = 0"),
    }
}

/// What `LIKE` compares with for texts that hold these words in any case.
pub(super) fn pattern(words: &str) -> String {
    let mut pattern = String::from("%");
    for letter in words.trim_start_matches('#').to_lowercase().chars().filter(|letter| *letter != '\0') {
        if matches!(letter, '%' | '_' | '!') {
            pattern.push('!');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}

/// At most `most` rows beyond this place.
pub(super) async fn rows<T: db::FromRow + Send>(
    conn: &mut Conn,
    sql: &str,
    (time, number): (i64, i64),
    most: usize,
    rest: &[Value],
) -> Result<Vec<T>> {
    let mut values: Vec<Value> = params![time, number, most as i64].to_vec();
    values.extend_from_slice(rest);
    Ok(conn.all(sql, &values).await?)
}
