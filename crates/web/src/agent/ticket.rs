//! One ticket, as the team works on it.

use askama::Template;
use helpdesk::Place;
use helpdesk::services::Availability;
use locales::Language;

use super::chat::ChatView;
use crate::composer::Composer;
use crate::conversation::Entry;
use crate::page::{Choice, Frame, Here, PersonView, PriorityView, StatusView, When};
use crate::sample;
use crate::services::view::ServiceView;

#[derive(Template)]
#[template(path = "agent/ticket.html")]
pub struct Ticket {
    pub frame: Frame,
    pub number: i64,
    pub subject: String,
    pub status: StatusView,
    pub priority: PriorityView,
    pub assignee: Option<PersonView>,
    pub requester: Requester,
    /// The service that it is about, as it is doing now.
    pub service: Option<ServiceView>,
    /// What it can be set to, for who may; the first is none.
    pub services: Vec<Choice>,
    /// It came through a chat, and what is known of that one.
    pub by_chat: bool,
    pub chat: Option<ChatView>,
    pub sent: When,
    /// Where the messages before these are.
    pub earlier: Option<String>,
    /// Oldest first.
    pub entries: Vec<Entry>,
    pub statuses: Vec<Choice>,
    pub priorities: Vec<Choice>,
    /// Value = id; the first is "Unassigned" with an empty value.
    pub assignees: Vec<Choice>,
    /// None for who may not answer.
    pub reply: Option<Composer>,
    /// None on a closed ticket.
    pub note: Option<Composer>,
    pub can_set_status: bool,
    pub can_set_priority: bool,
    pub can_assign: bool,
    pub can_take: bool,
    pub can_close: bool,
    pub can_reopen: bool,
    /// The receiving server refused the customer's address, in its words.
    pub mail_trouble: Option<String>,
    /// The list this ticket stands in, to the start of it; none when it is not read along.
    pub list: Option<SideList>,
}

#[derive(Debug, Clone)]
pub struct Requester {
    pub person: PersonView,
    /// Empty for a deleted person.
    pub email: String,
    pub mobile: String,
    /// "Customer since 2021"
    pub since: String,
    pub other_requests: Vec<OtherRequest>,
}

#[derive(Debug, Clone)]
pub struct OtherRequest {
    pub number: i64,
    pub subject: String,
    pub status: StatusView,
}

#[derive(Debug, Clone)]
pub struct SideList {
    /// The text that names its view.
    pub title: &'static str,
    pub href: &'static str,
    pub count: u64,
    pub rows: Vec<SideRow>,
}

#[derive(Debug, Clone)]
pub struct SideRow {
    pub number: i64,
    pub subject: String,
    pub requester: String,
    pub status: StatusView,
    pub priority: PriorityView,
    /// The short form of its last update.
    pub updated: String,
    pub unanswered: bool,
    pub chat: bool,
}

impl Ticket {
    pub fn can_write(&self) -> bool {
        self.reply.is_some() || self.note.is_some()
    }

    /// Whether a script shows one of both fields at a time.
    pub fn is_switched(&self) -> bool {
        self.reply.is_some() && self.note.is_some()
    }

    /// Whether it begins with the note: one was begun, or refused.
    pub fn is_noting(&self) -> bool {
        let begun = |note: &Composer| !note.text.value.is_empty() || note.text.error.is_some();
        self.note.as_ref().is_some_and(begun)
    }

    pub fn sample() -> Self {
        Self {
            frame: sample::agent().at(Here::Mine),
            number: 1042,
            subject: "Internet drops every evening around eight".to_owned(),
            status: StatusView::staff("open"),
            priority: PriorityView::of("high"),
            assignee: Some(sample::noor()),
            requester: sample::requester(),
            service: Some(ServiceView::sample("Home internet", Availability::Degraded)),
            services: vec![
                Choice::new("", "None in particular", false),
                Choice::new("1", "Home internet", true),
            ],
            by_chat: false,
            chat: None,
            sent: sample::when("2026-11-21T19:41:00Z", "21 Nov, 20:41"),
            earlier: None,
            entries: sample::conversation_for_staff(),
            statuses: Choice::statuses("open", Language::En),
            priorities: Choice::priorities("high", Language::En),
            assignees: Vec::new(),
            reply: Some(Composer::new(Place::Reply(1042), "Amara Okafor")),
            note: Some(Composer::new(Place::Note(1042), "")),
            can_set_status: true,
            can_set_priority: true,
            can_assign: false,
            can_take: false,
            can_close: true,
            can_reopen: false,
            mail_trouble: None,
            list: Some(sample::side_list()),
        }
    }

    pub fn sample_of_admin_unassigned() -> Self {
        let mut page = Self {
            frame: sample::admin().at(Here::Unassigned),
            status: StatusView::staff("new"),
            statuses: Choice::statuses("new", Language::En),
            assignee: None,
            can_assign: true,
            can_take: true,
            assignees: std::iter::once(Choice::new("", "Unassigned", true))
                .chain(
                    sample::staff()
                        .into_iter()
                        .map(|person| Choice::new(person.id.to_string(), person.name, false)),
                )
                .collect(),
            mail_trouble: Some("550 5.1.1 No such mailbox".to_owned()),
            by_chat: true,
            entries: sample::conversation_from_chat(),
            chat: Some(ChatView::sample(sample::when("2026-11-21T19:41:00Z", "21 Nov, 20:41"))),
            list: None,
            ..Self::sample()
        };
        page.reply = Some(sample::refused(Place::Reply(1042)));
        page
    }

    pub fn sample_closed() -> Self {
        Self {
            status: StatusView::staff("closed"),
            reply: None,
            note: None,
            can_set_status: false,
            can_set_priority: false,
            can_close: false,
            can_reopen: true,
            ..Self::sample()
        }
    }

    /// An agent looks at somebody else's ticket: notes only.
    pub fn sample_of_other_agent() -> Self {
        Self {
            assignee: Some(sample::dev()),
            reply: None,
            can_set_status: false,
            can_set_priority: false,
            can_close: false,
            ..Self::sample()
        }
    }
}
