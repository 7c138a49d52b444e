//! Requests that the program makes to addresses which somebody else named. The host is resolved here, addresses
//! inside a network are refused, and only what was checked is dialled. Knows no helpdesk.

mod address;
mod client;
mod destination;
mod dial;
mod error;
mod resolve;

pub use address::is_public;
pub use client::Client;
pub use destination::Rules;
pub use error::{Error, Result};
pub use resolve::{Addresses, Resolve, System};
