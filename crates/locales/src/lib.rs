//! The product's words in every language it speaks: Fluent files, read once and embedded in the program. Knows no
//! helpdesk.

mod catalogue;
mod dates;
mod files;
mod language;
mod negotiation;
mod phrase;

pub use catalogue::{find, ids, ids_of_team, values_of};
pub use dates::Months;
pub use language::{Direction, Language};
pub use phrase::{Phrase, Value, Wrap};
