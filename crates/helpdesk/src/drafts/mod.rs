//! What somebody has typed and not sent yet. A draft belongs to its author alone, waits on the server, so that it is
//! there on another device too, and vanishes when it is sent.

mod find;
mod save;
mod store;
mod sweep;
#[cfg(test)]
mod tests;

pub use find::{new_request, on_ticket};
pub use save::{NewDraft, save};
pub(crate) use store::{forget, forget_all_of};
pub use sweep::sweep;

use crate::place::Place;

/// Longest draft that is kept, in bytes: the longest message, with room for what is still to be shortened.
const TEXT_MAX: usize = 256 * 1024;

db::record! {
    #[derive(Debug, Clone)]
    pub struct Draft {
        pub place: Place,
        /// Of a new request; empty elsewhere.
        pub subject: String,
        pub text: String,
        /// Whether the text is HTML from the rich editor.
        pub rich: bool,
        /// The message it answers to.
        pub quotes: Option<i64>,
        /// Milliseconds since 1970 UTC.
        pub saved_at: i64,
    }
}
