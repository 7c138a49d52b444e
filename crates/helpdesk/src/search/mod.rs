//! Finding articles and services: an index in memory for each process, whose findings are checked against the store
//! before anybody sees them.

mod again;
mod fresh;
mod index;
mod invented;
mod look;
mod readable;
mod reading;
mod searches;
mod store;
#[cfg(test)]
mod tests;

use locales::Language;

use crate::services::Service;

pub use again::{again, article};
pub use assist::found_in;
pub(crate) use index::Index;
pub use invented::invent_meanings;
pub use look::{Asked, articles, ask, find, nearest, recommended, services};
#[cfg(test)]
pub(crate) use reading::read_everything;
pub use reading::sweep;
pub use searches::search;
pub(crate) use store::forget_article;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    Article,
    Service,
}

/// Something that its reader may read at this moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub what: What,
    pub id: i64,
    pub title: String,
    pub slug: String,
    pub language: Language,
    /// Its own words, without markup; of a service the summary first, in a line.
    pub excerpt: String,
    /// For the team only.
    pub internal: bool,
    /// Mostly between 0 and 1.
    pub score: f32,
}

impl Hit {
    fn of_service(service: Service, language: Language, passage: Option<usize>, question: &str) -> Self {
        let body = fresh::service_words(&service);
        let passage = assist::excerpt(&body, passage, question);
        let summary = service.summary.as_str();
        let starts = passage.starts_with(summary);
        Self {
            what: What::Service,
            id: service.id,
            excerpt: if starts { passage.to_owned() } else { format!("{summary}\n{passage}") },
            title: service.name,
            slug: service.slug,
            language,
            internal: false,
            score: 1.0,
        }
    }
}

/// What a question leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    Answer(Hit),
    /// One to three, the best first.
    Choices(Vec<Hit>),
    Nothing,
}

/// A finding, and how sure it is.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    pub finding: Finding,
    /// The best score with its lead over those that follow.
    pub strength: f32,
    /// Words alone were compared, not meaning.
    pub by_words: bool,
}
