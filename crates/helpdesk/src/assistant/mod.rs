//! The assistant: chats, the dialogue in them, and the way to a person.

mod asker;
mod chat;
mod contact;
mod desk;
pub mod dialogue;
pub mod eval;
mod figure_store;
mod figures;
mod file;
mod gaps;
mod hand_over;
pub mod intents;
mod meanings;
mod own;
mod own_act;
mod question_store;
mod replay;
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
mod unseen;
mod waiting;
mod wording;

pub use asker::{Asker, VisitorToken};
pub use chat::{Chat, ChatMessage};
pub use contact::{ask_code, enter_code};
pub use figures::{DAYS, Figures, figures};
pub use file::open_file;
pub use gaps::{Gap, gaps};
pub use intents::Learnt;
pub use replay::{Cut, Replay, replay};
pub use seen::mark_seen;
pub use show::{Entry, Said, Side, Standing, Window, show, ticket, window};
pub use stand_in::{assistant, is_assistant};
pub use sweep::{forget_person, sweep};
pub use talk::{Told, start_again, tell};
pub use transcript::{HandedOver, Turn, handed_over};
pub use unseen::{MAIL_UNSEEN, UNSEEN_AFTER, Unseen, can_be_told, note_mailed, unseen};
pub use waiting::{TicketChat, Waiting, note_waiting, of_ticket, waiting};

use crate::clock::DAY;

/// Longest message to the assistant, in characters.
pub const WORDS_MAX: usize = 2_000;
/// How long a visitor can come back to a chat, in milliseconds.
pub const KEPT: i64 = 30 * DAY;
