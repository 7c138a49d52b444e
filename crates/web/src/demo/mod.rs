//! The demo's outgoing mails, to read what people would get.

pub mod mail;
pub mod mails;
