//! What a dialogue may know: what its reader may read, and nothing else.

use locales::Language;

use crate::assistant::understand::Intent;
use crate::error::Result;
use crate::search;
use crate::tickets::Status;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    Article,
    Service,
}

/// Something that fits a question.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    pub what: What,
    pub title: String,
    pub slug: String,
    pub language: Language,
    /// Its own words.
    pub excerpt: String,
    pub score: f32,
}

/// What a question leads to.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    Answer(Hit),
    /// At most three.
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

impl From<search::Hit> for Hit {
    fn from(hit: search::Hit) -> Self {
        let what = match hit.what {
            search::What::Article => What::Article,
            search::What::Service => What::Service,
        };
        let search::Hit { title, slug, language, excerpt, score, .. } = hit;
        Self { what, title, slug, language, excerpt, score }
    }
}

impl From<search::Finding> for Finding {
    fn from(finding: search::Finding) -> Self {
        match finding {
            search::Finding::Answer(hit) => Self::Answer(hit.into()),
            search::Finding::Choices(hits) => Self::Choices(hits.into_iter().map(Hit::from).collect()),
            search::Finding::Nothing => Self::Nothing,
        }
    }
}

impl From<search::Found> for Found {
    fn from(found: search::Found) -> Self {
        let search::Found { finding, strength, by_words } = found;
        Self { finding: finding.into(), strength, by_words }
    }
}

/// One of the reader's own requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRequest {
    pub number: i64,
    pub subject: String,
    pub status: Status,
}

pub trait Knowledge: Sync {
    fn is_signed_in(&self) -> bool;

    fn ask(&self, question: &str) -> impl Future<Output = Result<Found>> + Send;

    /// What the examples say of a message that no rule knows.
    fn intent(&self, _text: &str) -> impl Future<Output = Result<Option<Intent>>> + Send {
        async { Ok(None) }
    }

    /// Services that fit these words, the best first.
    fn services(&self, words: &str) -> impl Future<Output = Result<Vec<Hit>>> + Send;

    /// What was offered, read again: None when the reader may not read it any more.
    fn read(&self, title: &str, slug: &str) -> impl Future<Output = Result<Option<Hit>>> + Send;

    /// The reader's newest requests; none for somebody who is not signed in.
    fn requests(&self) -> impl Future<Output = Result<Vec<OwnRequest>>> + Send;

    /// The reader's own request with this number.
    fn request(&self, number: i64) -> impl Future<Output = Result<Option<OwnRequest>>> + Send;

    /// An answer to the question in other words than this article's, which it names as `[1]`; None to say the
    /// article's own.
    fn word(&self, _question: &str, _hit: &Hit) -> impl Future<Output = Option<String>> + Send {
        async { None }
    }

    /// When the desk is there, in words; None when nobody wrote it down.
    fn hours(&self) -> Option<String>;
}
