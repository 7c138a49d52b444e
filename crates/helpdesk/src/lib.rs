//! What a helpdesk is: people, tickets, messages, and the rules between them. No HTTP, SMTP or HTML in here.

pub mod actor;
pub mod app;
pub mod articles;
pub mod assistant;
pub mod attachments;
pub mod bulk;
pub mod canned;
pub mod clock;
pub mod codes;
pub mod drafts;
pub mod error;
pub mod event;
pub mod event_store;
pub mod fields;
pub mod limits;
pub mod links;
pub mod live;
pub mod mails;
pub mod passwords;
pub mod people;
mod place;
pub mod push;
pub mod search;
pub mod secrets;
pub mod services;
pub mod sessions;
pub mod settings;
pub mod signatures;
mod slug;
pub mod submissions;
pub mod suggestions;
pub mod tickets;
pub mod widget;

pub use actor::{Actor, PersonId, Role, full_name};
pub use app::{App, DISPATCH, Tx};
pub use error::{Error, Problems, Result, Shortage};
pub use event::{Event, Kind, NewEvent};
pub use place::Place;

#[cfg(test)]
mod testing;
