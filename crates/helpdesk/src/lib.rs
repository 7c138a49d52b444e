//! What a helpdesk is: people, tickets, messages, and the rules between them. No HTTP, SMTP or HTML in here.

pub mod actor;
pub mod app;
pub mod clock;
pub mod error;
pub mod event;
pub mod event_store;
pub mod live;
pub mod secrets;
pub mod settings;
pub mod tickets;

pub use actor::{Actor, PersonId, Role, full_name};
pub use app::{App, DISPATCH, Tx};
pub use error::{Error, Problems, Result, Shortage};
pub use event::{Event, Kind, NewEvent};
