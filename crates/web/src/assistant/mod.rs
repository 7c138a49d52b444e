//! The chat with the assistant: a page of its own, and the part of it that panels show.

pub mod chat;
mod contact;
mod door;
pub mod file;
pub mod page;
pub mod pane;
mod say;

pub use contact::{ask_code, enter_code};
pub use door::{asker, cookie};
pub use page::{part, part_of, show};
pub use say::{input, named, seen, start_again, tell};
