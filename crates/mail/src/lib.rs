//! The craft of e-mail: write a message, read one, hand one to a server. Knows no helpdesk.

mod address;
mod compose;
mod header;
pub mod read;
mod smtp;

pub use address::Mailbox;
pub use compose::{Message, Ready, compose, with_sender};
pub use smtp::{Answer, Server, Smtp, Tls};
