//! Reads a view of the inbox and fills its page.

use axum::extract::State;
use axum::response::Response;
use helpdesk::tickets::{self, Channel, Cursor, InboxView};
use helpdesk::{Actor, Role, full_name, people};
use locales::Language;

use super::inbox::{Inbox, TicketRow, View, assignees};
use super::waiting::waiting;
use crate::form::{Fields, Query};
use crate::page::{PriorityView, StatusView, When, name_or_deleted};
use crate::session::{Staff, Visitor};
use crate::{Result, Web, paging, render};

/// Characters of a message that a row shows.
const ROW_WORDS: usize = 100;

pub async fn mine(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    query: Query,
) -> Result<Response> {
    list(&web, &visitor, &actor, View::Mine, &query.0).await
}

pub async fn unassigned(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    query: Query,
) -> Result<Response> {
    list(&web, &visitor, &actor, View::Unassigned, &query.0).await
}

pub async fn all(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    query: Query,
) -> Result<Response> {
    list(&web, &visitor, &actor, View::AllOpen, &query.0).await
}

pub async fn closed(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    query: Query,
) -> Result<Response> {
    list(&web, &visitor, &actor, View::Closed, &query.0).await
}

async fn list(web: &Web, visitor: &Visitor, actor: &Actor, view: View, query: &Fields) -> Result<Response> {
    let found = tickets::inbox(&web.app, actor, view.of_helpdesk(), paging::cursor(query)).await?;
    let can_assign = actor.role == Role::Admin && view != View::Closed;
    let people = if can_assign { people::assignees(&mut *web.app.read().await?).await? } else { Vec::new() };
    let times = web.times(visitor);
    let address = |cursor: Cursor| paging::address(view.path(), cursor);
    let waiting = waiting(web, actor, visitor.language).await?;
    let stands_above = |row: &&tickets::InboxRow| waiting.iter().any(|chat| chat.number == row.number);
    render(&Inbox {
        view,
        is_empty: found.page.rows.is_empty(),
        rows: found
            .page
            .rows
            .iter()
            .filter(|row| !stands_above(row))
            .map(|row| TicketRow::of(row, times.when(row.updated_at), times.language))
            .collect(),
        waiting,
        can_assign,
        assignees: assignees(people),
        older: found.page.older.map(address),
        newer: found.page.newer.map(address),
        frame: web.frame_with(visitor, view.here(), found.counts).await?,
    })
}

impl View {
    pub const fn of_helpdesk(self) -> InboxView {
        match self {
            Self::Mine => InboxView::Mine,
            Self::Unassigned => InboxView::Unassigned,
            Self::AllOpen => InboxView::All,
            Self::Closed => InboxView::Closed,
        }
    }
}

impl TicketRow {
    fn of(row: &tickets::InboxRow, updated: When, language: Language) -> Self {
        let name = |id| {
            let (first, last) = (row.assignee_first.as_deref(), row.assignee_last.as_deref());
            (id, name_or_deleted(&full_name(first.unwrap_or(""), last.unwrap_or("")), language).to_owned())
        };
        Self {
            number: row.number,
            last_words: beyond(&row.subject, &row.last_words),
            subject: row.subject.clone(),
            requester: name_or_deleted(&row.requester_name(), language).to_owned(),
            status: StatusView::staff(row.status.as_str()),
            priority: PriorityView::of(row.priority.as_str()),
            assignee: row.assignee.map(name),
            updated,
            unanswered: row.is_unanswered(),
            chat: row.channel == Channel::Chat,
        }
    }
}

/// What these words say beyond the subject, as far as a row has room.
pub(super) fn beyond(subject: &str, words: &str) -> String {
    let same = subject.trim_end_matches('…').trim() == words.trim_end_matches('…').trim();
    if same { String::new() } else { text::excerpt(words, ROW_WORDS) }
}
