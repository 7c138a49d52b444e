//! Suggestions to customers, and what they say of the assistant's own answer.

pub mod helped;
pub mod solved;
pub mod typing;
