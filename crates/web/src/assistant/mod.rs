//! The chat with the assistant: a page of its own, and the part of it that panels show.

pub mod chat;
mod door;
pub mod page;
mod say;

pub use door::{asker, cookie};
pub use page::{part, part_of, show};
pub use say::{input, named, seen, start_again, tell};
