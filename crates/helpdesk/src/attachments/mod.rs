//! Files that people attach: handed in at a field, bound to the message that is sent from it.

mod article;
mod bind;
mod list;
mod open;
mod receive;
mod remove;
mod store;
mod sweep;
#[cfg(test)]
mod tests;
mod words;

use crate::error::{Error, Shortage};

pub(crate) use article::{bind_to_article, of_article, open_of_article, remove_from_article};
pub(crate) use bind::{bind, contents, discard};
pub use list::{of_message, of_messages, unsent};
pub(crate) use open::open_of_ticket;
pub use open::{Download, open};
pub use receive::{Receiving, receive};
pub use remove::remove;
pub(crate) use remove::remove_of_person;
pub use sweep::sweep;

/// A mebibyte, in which settings give sizes.
pub const MIB: i64 = 1 << 20;

db::record! {
    /// One file as it is listed: no more than whoever may see it may know.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Attachment {
        pub id: i64,
        /// The message it was sent with; None while it waits.
        pub message: Option<i64>,
        /// Safe to show and to save under.
        pub name: String,
        pub bytes: i64,
        /// Of a picture that pages show, in pixels.
        pub width: Option<i64>,
        pub height: Option<i64>,
    }
}

impl Attachment {
    /// Whether pages show it instead of only naming it.
    pub const fn is_picture(&self) -> bool {
        self.width.is_some()
    }
}

impl From<files::Error> for Error {
    fn from(error: files::Error) -> Self {
        match error {
            files::Error::Full => Self::Unavailable(Shortage::DiskFull),
            other => Self::Internal(other.to_string()),
        }
    }
}
