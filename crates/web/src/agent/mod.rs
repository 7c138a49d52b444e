//! Pages for the people who answer.

pub mod canned;
mod chat;
pub mod inbox;
pub mod list;
pub mod show;
pub mod suggestions;
pub mod ticket;
pub mod waiting;
pub mod work;
