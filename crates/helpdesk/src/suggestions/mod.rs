//! Suggestions: what may answer a request before it is sent, what may help whoever answers it, and the assistant's own
//! answer to a new one.

mod agents;
mod articles;
mod auto_reply;
mod canned;
mod customers;
mod draft;
mod helped;
mod insert;
mod internal;
mod similar;
mod solved;
mod store;
#[cfg(test)]
mod tests;

pub use agents::{ForAgent, for_ticket};
pub use auto_reply::{FLOOR, answer_new_request, auto_reply_to};
pub use customers::{Suggestion, while_typing};
pub use draft::{DraftReply, Source, Typed, use_draft};
pub use helped::{Behind, Helped, Standing, answer, behind};
pub use insert::{FilledText, canned_for, filled};
pub use internal::holds_internal;
pub(crate) use internal::require_confirmed;
pub(crate) use similar::SolvedTickets;
pub use similar::{Similar, forget as forget_solved, sweep as read_solved};
pub use solved::{Target, note_solved};
pub(crate) use store::{forget_article, forget_successes_of};

/// Of each kind that are suggested at once.
pub const MOST: usize = 3;
/// Characters of what somebody typed that are looked at.
const TYPED_MAX: usize = 2_000;
/// Characters of an article that are shown or put into a reply.
const EXCERPT_MAX: usize = 600;
