//! The e-mail channel against a real SMTP conversation, on both engines.

mod delivery;
#[path = "../../../mail/tests/smtp/sink.rs"]
mod sink;
mod support;
mod waiting;
