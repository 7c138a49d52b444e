//! The assistant: chats, the dialogue in them, and the way to a person.

mod asker;
mod chat;
mod desk;
pub mod dialogue;
mod hand_over;
mod own;
mod question_store;
mod seen;
mod show;
mod stand_in;
pub mod store;
mod sweep;
mod talk;
#[cfg(test)]
mod tests;
mod transcript;
pub mod understand;
mod waiting;
mod wording;

pub use asker::{Asker, VisitorToken};
pub use chat::{Chat, ChatMessage};
pub use seen::mark_seen;
pub use show::{Entry, Said, Side, Standing, Window, show, window};
pub use stand_in::{assistant, is_assistant};
pub use sweep::{forget_person, sweep};
pub use talk::{Told, start_again, tell};
pub use waiting::{TicketChat, Waiting, note_waiting, of_ticket, waiting};

use crate::clock::DAY;

/// Longest message to the assistant, in characters.
pub const WORDS_MAX: usize = 2_000;
/// How long a visitor can come back to a chat, in milliseconds.
pub const KEPT: i64 = 30 * DAY;
