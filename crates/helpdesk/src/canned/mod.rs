//! Canned texts: what the team answers often, ready to be put into a reply.

mod fill;
mod form;
mod list;
mod search;
mod store;
#[cfg(test)]
mod tests;
mod write;

pub use fill::PLACEHOLDERS;
pub(crate) use fill::{Facts, filled, literal};
pub use form::CannedForm;
pub(crate) use list::of;
pub use list::{find, list, names};
pub use search::FOUND_MOST;
pub(crate) use search::{search, suits};
pub use store::CannedText;
pub use write::{create, remove, update};

/// Canned texts that there may be: pages show them all.
pub const MOST: usize = 200;
