//! The parts of a conversation, shared by the customer's and the agents' page.

use helpdesk::assistant::{HandedOver, Turn};

use crate::attachments::FileView;
use crate::page::{Marked, PersonView, StatusView, When};

/// Turns of a chat that are not folded away.
const TURNS_SHOWN: usize = 6;

/// One thing in the course of a ticket, in order of time.
#[derive(Debug, Clone)]
pub enum Entry {
    /// A new day begins: "Today", "Yesterday", "3 November".
    Day(String),
    Event(EventLine),
    Message(MessageView),
    /// The other side has seen the message before it, at this time.
    Seen(String),
}

/// Something that happened between messages, in one line.
#[derive(Debug, Clone)]
pub struct EventLine {
    pub id: i64,
    /// The shape before it: a status key (`new open you pending solved closed`) or `person`, `priority`.
    pub shape: &'static str,
    /// "Noor Haddad took this on"
    pub text: Marked,
    pub when: When,
}

#[derive(Debug, Clone)]
pub struct MessageView {
    pub id: i64,
    pub author: PersonView,
    /// The viewer wrote it: customers read "You" above it.
    pub mine: bool,
    /// Written by the desk rather than by the customer.
    pub ours: bool,
    /// Only the team sees it. Never true on a customer's page.
    pub note: bool,
    /// What it says, as safe HTML; empty when it is deleted.
    pub html: String,
    /// In place of that: the chat that the assistant handed over with this note.
    pub transcript: Option<Box<TranscriptView>>,
    pub files: Vec<FileView>,
    pub quote: Option<QuoteView>,
    pub edited: bool,
    pub deleted: bool,
    /// What it said before, oldest first. Never anything on a customer's page.
    pub former: Vec<FormerView>,
    pub can_quote: bool,
    pub can_edit: bool,
    pub can_delete: bool,
    pub when: When,
}

/// A message that another one answers, or is about to.
#[derive(Debug, Clone)]
pub struct QuoteView {
    pub message: i64,
    /// The viewer, a customer, wrote it: they read "You" above it.
    pub mine: bool,
    pub name: String,
    /// Its beginning; empty when it is deleted.
    pub words: String,
    pub deleted: bool,
    /// Where it stands.
    pub href: String,
}

/// A chat before a person took it on.
#[derive(Debug, Clone)]
pub struct TranscriptView {
    pub facts: Vec<String>,
    /// Folded away when the chat was long.
    pub earlier: Vec<TurnView>,
    pub last: Vec<TurnView>,
}

#[derive(Debug, Clone)]
pub struct TurnView {
    pub from_assistant: bool,
    /// Safe.
    pub html: String,
}

impl From<HandedOver> for TranscriptView {
    fn from(chat: HandedOver) -> Self {
        let turn = |turn: Turn| TurnView {
            from_assistant: turn.from_assistant,
            html: text::to_html(&turn.words, text::Format::Markdown, text::Pictures::Linked("")),
        };
        let mut earlier: Vec<TurnView> = chat.turns.into_iter().map(turn).collect();
        let last = earlier.split_off(earlier.len().saturating_sub(TURNS_SHOWN));
        Self { facts: chat.facts, earlier, last }
    }
}

/// What a message said until its author changed it.
#[derive(Debug, Clone)]
pub struct FormerView {
    pub html: String,
    pub until: When,
}

/// One line of the history beside a request.
#[derive(Debug, Clone)]
pub struct HistoryLine {
    pub shape: &'static str,
    pub text: Marked,
    pub when: When,
}

impl HistoryLine {
    pub fn of(status: StatusView, text: Marked, when: When) -> Self {
        Self { shape: status.key, text, when }
    }
}

/// The id of the last message: where a page opens so that the newest is in view.
pub fn newest(entries: &[Entry]) -> Option<i64> {
    entries.iter().rev().find_map(|entry| match entry {
        Entry::Message(message) => Some(message.id),
        _ => None,
    })
}
