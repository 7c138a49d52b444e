//! What an event touched, and what may be said of it.

use crate::actor::PersonId;
use crate::event::Kind;
use crate::tickets;

/// A ticket, and the customer whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TicketRef {
    pub number: i64,
    pub requester: PersonId,
}

/// What an event touched.
#[derive(Debug, Clone, Copy)]
pub struct Change {
    /// The event's id.
    pub event: i64,
    pub kind: Kind,
    pub ticket: Option<TicketRef>,
    pub person: Option<PersonId>,
}

impl Change {
    /// Whether the ticket's requester may know that it happened.
    pub fn shows_to_customers(&self) -> bool {
        tickets::shows_to_customers(self.kind)
    }
}

/// What kind of thing changed on a ticket, as a stream names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    Message,
    Note,
    /// Status, priority, assignee: everything but the conversation.
    State,
    /// The other side saw one's message.
    Seen,
}

impl Topic {
    const ALL: [Self; 4] = [Self::Message, Self::Note, Self::State, Self::Seen];

    pub(super) const fn of(kind: Kind) -> Self {
        match kind {
            Kind::TicketRaised | Kind::MessagePosted => Self::Message,
            Kind::NoteAdded => Self::Note,
            _ => Self::State,
        }
    }

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Note => "note",
            Self::State => "state",
            Self::Seen => "seen",
        }
    }
}

/// A set of topics.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Topics(u8);

impl Topics {
    pub(super) const fn add(&mut self, topic: Topic) {
        self.0 |= 1 << topic as u8;
    }

    pub fn iter(self) -> impl Iterator<Item = Topic> {
        Topic::ALL.into_iter().filter(move |topic| self.0 & (1 << *topic as u8) != 0)
    }
}
