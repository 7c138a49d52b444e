//! The views of the inbox: lists of tickets.

use askama::Template;

use super::waiting::WaitingChat;
use crate::page::{Frame, Here, PriorityView, StatusView, When};
use crate::sample;

#[derive(Template)]
#[template(path = "agent/inbox.html")]
pub struct Inbox {
    /// At the view's [`Here`].
    pub frame: Frame,
    pub view: View,
    /// Chats whose customers wait for a person.
    pub waiting: Vec<WaitingChat>,
    /// Without those that wait above.
    pub rows: Vec<TicketRow>,
    pub is_empty: bool,
    /// Administrators assign from the list: then each row has the select.
    pub can_assign: bool,
    /// Everybody who can be assigned, in the order of the select.
    pub assignees: Vec<Assignee>,
    /// Addresses of the pages beside this one.
    pub older: Option<String>,
    pub newer: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    Mine,
    Unassigned,
    AllOpen,
    Closed,
}

impl View {
    /// The text that names it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Mine => "view-mine",
            Self::Unassigned => "view-unassigned",
            Self::AllOpen => "view-all-open",
            Self::Closed => "view-closed",
        }
    }

    pub fn path(self) -> &'static str {
        match self {
            Self::Mine => "/inbox/mine",
            Self::Unassigned => "/inbox/unassigned",
            Self::AllOpen => "/inbox/all",
            Self::Closed => "/inbox/closed",
        }
    }

    pub fn here(self) -> Here {
        match self {
            Self::Mine => Here::Mine,
            Self::Unassigned => Here::Unassigned,
            Self::AllOpen => Here::AllOpen,
            Self::Closed => Here::Closed,
        }
    }
}

#[derive(Debug, Clone)]
pub struct TicketRow {
    pub number: i64,
    pub subject: String,
    /// How the newest message begins; empty where that says no more than the subject.
    pub last_words: String,
    pub requester: String,
    pub status: StatusView,
    pub priority: PriorityView,
    /// Id and full name.
    pub assignee: Option<(i64, String)>,
    pub updated: When,
    /// The customer wrote last and nobody has answered: bold, with a dot.
    pub unanswered: bool,
    /// It came through a chat.
    pub chat: bool,
}

/// Somebody who can be assigned. A row's option carries only the name, which halves the page; namesakes
/// carry their id.
#[derive(Debug, Clone)]
pub struct Assignee {
    pub id: i64,
    pub name: String,
    pub namesake: bool,
}

/// Prepares the options from id and full name.
pub fn assignees(people: impl IntoIterator<Item = (i64, String)>) -> Vec<Assignee> {
    let mut list: Vec<Assignee> =
        people.into_iter().map(|(id, name)| Assignee { id, name, namesake: false }).collect();
    let ambiguous = |assignee: &Assignee| {
        assignee.name.is_empty()
            || assignee.name.bytes().all(|byte| byte.is_ascii_digit())
            || list.iter().any(|other| other.id != assignee.id && other.name == assignee.name)
    };
    let marks: Vec<bool> = list.iter().map(ambiguous).collect();
    list.iter_mut().zip(marks).for_each(|(assignee, mark)| assignee.namesake = mark);
    list
}

/// What a sent `assignee` means: `Some(None)` is nobody, `None` somebody unknown. Takes an id or a full name
/// that only one person has.
pub fn chosen(value: &str, people: &[(i64, String)]) -> Option<Option<i64>> {
    let value = value.trim();
    if value.is_empty() {
        return Some(None);
    }
    if let Ok(id) = value.parse() {
        return Some(Some(id));
    }
    let same = |name: &str| name.split_whitespace().eq(value.split_whitespace());
    let mut found = people.iter().filter(|(_, name)| same(name));
    match (found.next(), found.next()) {
        (Some((id, _)), None) => Some(Some(*id)),
        _ => None,
    }
}

impl Inbox {
    /// Whether a row says who has it: in these views each would say the same.
    pub fn names_assignees(&self) -> bool {
        !matches!(self.view, View::Mine | View::Unassigned)
    }

    /// How many tickets the view holds.
    pub fn count(&self) -> u64 {
        match self.view {
            View::Mine => self.frame.counts.mine,
            View::Unassigned => self.frame.counts.unassigned,
            View::AllOpen => self.frame.counts.all_open,
            View::Closed => self.frame.counts.closed,
        }
    }

    pub fn sample() -> Self {
        Self {
            frame: sample::agent().at(Here::Mine),
            view: View::Mine,
            waiting: WaitingChat::sample(),
            rows: sample::ticket_rows(),
            is_empty: false,
            can_assign: false,
            assignees: Vec::new(),
            older: Some("/inbox/mine?before=1".to_owned()),
            newer: None,
        }
    }

    pub fn sample_of_admin() -> Self {
        Self {
            frame: sample::admin().at(Here::AllOpen),
            view: View::AllOpen,
            can_assign: true,
            assignees: assignees(sample::staff().into_iter().map(|person| (person.id, person.name))),
            newer: Some("/inbox/all".to_owned()),
            ..Self::sample()
        }
    }

    pub fn sample_empty() -> Self {
        let mut page =
            Self { rows: Vec::new(), is_empty: true, waiting: Vec::new(), older: None, ..Self::sample() };
        page.frame.counts.mine = 0;
        page
    }

    /// As full as a page gets: 50 rows and 20 people to assign.
    pub fn sample_full() -> Self {
        let mut page = Self::sample_of_admin();
        page.rows = sample::ticket_rows().into_iter().cycle().take(50).collect();
        page.rows.iter_mut().zip(9_950..).for_each(|(row, number)| row.number = number);
        let names = ["Noor", "Dev", "Jonas", "Marit", "Tove"].into_iter().flat_map(|first| {
            ["Haddad", "Malhotra", "Kivelä", "Achterberg"].map(|last| format!("{first} {last}"))
        });
        page.assignees = assignees((1..).zip(names));
        page
    }

    pub fn sample_full_of_agent() -> Self {
        Self { frame: sample::agent().at(Here::AllOpen), can_assign: false, ..Self::sample_full() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn people() -> Vec<(i64, String)> {
        [(1, "Noor Haddad"), (2, "Jo Li"), (3, "Jo Li")].map(|(id, name)| (id, name.to_owned())).into()
    }

    #[test]
    fn an_assignee_is_understood_by_id_or_by_a_name_nobody_shares() {
        assert_eq!(chosen("", &people()), Some(None));
        assert_eq!(chosen("3", &people()), Some(Some(3)));
        assert_eq!(chosen("Noor  Haddad", &people()), Some(Some(1)));
        assert_eq!(chosen("Jo Li", &people()), None);
        assert_eq!(chosen("Nobody", &people()), None);
    }

    #[test]
    fn only_namesakes_carry_their_id() {
        let marks: Vec<bool> = assignees(people()).iter().map(|assignee| assignee.namesake).collect();
        assert_eq!(marks, [false, true, true]);
    }
}
