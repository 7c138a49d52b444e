//! Requests and their conversation: the types, and one file for each thing a person can do.

mod assign;
mod beside;
mod body;
mod change;
mod close;
mod counter_store;
pub mod counters;
mod delete_message;
mod edit_message;
mod give;
mod history;
mod list;
mod list_store;
#[cfg(test)]
mod message_tests;
mod note;
mod once;
mod open_chat;
mod post;
mod priority;
mod question;
mod quote;
mod raise;
mod read_store;
mod release;
mod reopen;
mod revision_store;
mod rules;
mod seen;
mod service;
mod show;
mod solve_own;
mod status;
pub mod store;
mod take;
#[cfg(test)]
mod tests;
mod typing;
mod writing;

pub use assign::{Assignment, assign};
pub(crate) use beside::{lock_new, say_beside};
pub use body::{clean_draft, excerpt, file_at};
pub use change::own_message;
pub use close::close;
pub use delete_message::delete_message;
pub use edit_message::edit_message;
pub(crate) use give::give_to;
pub use history::{Entry, is_public, shows_to_customers};
pub use list::{
    Cursor, InboxCounts, InboxPage, InboxView, RequestPage, RequestView, inbox, inbox_counts, inbox_top,
    own_requests,
};
pub use list_store::{InboxRow, RequestRow};
pub use note::add_note;
pub(crate) use open_chat::{ChatTicket, open_chat};
pub(crate) use post::LAST_WORDS_MAX;
pub use post::{Posted, post_message, reply};
pub use priority::set_priority;
pub(crate) use question::question_of;
pub use quote::{Quote, quote, quoted_by};
pub use raise::{NewTicket, raise};
pub(crate) use read_store::seen_by as read_up_to;
pub use release::{lock_all_of, release_all};
pub use reopen::reopen;
pub use revision_store::Revision;
pub(crate) use rules::{require_readable, require_writable, still_active};
pub(crate) use seen::require_message_in;
pub use seen::{Seen, is_news, mark_seen};
pub use service::set_service;
pub use show::{Author, Said, ShownTicket, require_visible, require_visible_in, show_request, show_ticket};
pub(crate) use solve_own::solve_own;
pub use status::set_status;
pub use store::{Brief, closed_since, find, message, messages_since, newest_of};
pub(crate) use store::{awaits_answer, has_more_than_one_message, subject_key};
pub use take::{Answering, answering, take};
pub use typing::show_typing;
pub use writing::Writing;

use crate::actor::PersonId;

/// Longest subject, in characters.
pub const SUBJECT_MAX: usize = 200;
/// Longest message, in characters.
pub const BODY_MAX: usize = 20_000;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$note:meta])* $variant:ident = $text:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$note])* $variant,)* }
        impl $name {
            pub const ALL: &[Self] = &[$(Self::$variant,)*];
            /// As stored and as sent by forms.
            pub const fn as_str(self) -> &'static str { match self { $(Self::$variant => $text,)* } }
            pub fn parse(text: &str) -> Option<Self> { match text { $($text => Some(Self::$variant),)* _ => None } }
        }
        impl db::FromValue for $name {
            fn from_value(value: db::Value) -> db::Result<Self> {
                let text = String::from_value(value)?;
                Self::parse(&text).ok_or_else(|| db::Error::Other(format!("unknown {} {text}", stringify!($name))))
            }
        }
    };
}

words! {
    /// Where a ticket stands.
    Status {
        New = "new",
        Open = "open",
        Pending = "pending",
        Solved = "solved",
        Closed = "closed",
    }
}

impl Status {
    /// Whether work remains.
    pub const fn is_active(self) -> bool {
        matches!(self, Self::New | Self::Open | Self::Pending)
    }
}

words! {
    Priority {
        Low = "low",
        Normal = "normal",
        High = "high",
        Urgent = "urgent",
    }
}

words! {
    /// Who may read a message: everybody on the ticket, or staff alone.
    Visibility {
        Public = "public",
        Internal = "internal",
    }
}

db::record! {
    /// One request. `number` is what people call it by and its key.
    #[derive(Debug, Clone)]
    pub struct Ticket {
        pub number: i64,
        pub subject: String,
        pub requester: PersonId,
        /// The service that it is about.
        pub service: Option<i64>,
        pub assignee: Option<PersonId>,
        pub status: Status,
        pub priority: Priority,
        /// Milliseconds since 1970 UTC, as all times.
        pub created_at: i64,
        pub updated_at: i64,
        pub solved_at: Option<i64>,
        pub closed_at: Option<i64>,
        pub channel: Channel,
    }
}

words! {
    /// Through which door a request came.
    Channel {
        Web = "web",
        Chat = "chat",
        Mail = "mail",
    }
}

words! {
    /// How a message was written.
    #[derive(Default)]
    Format {
        #[default]
        Plain = "plain",
        Markdown = "markdown",
        /// Cleaned when it was stored.
        Html = "html",
    }
}

impl From<Format> for text::Format {
    fn from(format: Format) -> Self {
        match format {
            Format::Plain => Self::Plain,
            Format::Markdown => Self::Markdown,
            Format::Html => Self::Html,
        }
    }
}

db::record! {
    /// One entry of a conversation.
    #[derive(Debug, Clone)]
    pub struct Message {
        pub id: i64,
        pub ticket: i64,
        pub author: PersonId,
        pub visibility: Visibility,
        pub format: Format,
        /// Empty once it is deleted.
        pub body: String,
        /// The message of the same ticket that it answers.
        pub quotes: Option<i64>,
        pub created_at: i64,
        pub edited_at: Option<i64>,
        pub deleted_at: Option<i64>,
    }
}
