//! Finding articles and services: an index in memory for each process, whose findings are checked against the store
//! before anybody sees them.

mod fresh;
mod index;
mod look;
mod reading;
mod store;
#[cfg(test)]
mod tests;

use locales::Language;

pub(crate) use index::Index;
pub use look::{ask, find, services};
pub use reading::sweep;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    Article,
    Service,
}

/// Something that its reader may read at this moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub what: What,
    pub title: String,
    pub slug: String,
    pub language: Language,
    /// Its own words, without markup.
    pub excerpt: String,
    /// For the team only.
    pub internal: bool,
    /// Mostly between 0 and 1.
    pub score: f32,
}

/// What a question leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    Answer(Hit),
    /// One to three, the best first.
    Choices(Vec<Hit>),
    Nothing,
}
