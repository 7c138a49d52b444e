//! Doors for messages: how what the desk says reaches people outside it.

pub mod email;
pub mod push;
