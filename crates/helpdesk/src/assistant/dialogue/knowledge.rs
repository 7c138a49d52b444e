//! What a dialogue may know: what its reader may read, and nothing else.

use crate::assistant::understand::Intent;
use crate::assistant::understand::person::{Asking, by_words};
use crate::error::Result;
use crate::search::{Found, Hit};
use crate::services::Availability;
use crate::tickets::Status;

/// One of the reader's own requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnRequest {
    pub number: i64,
    pub subject: String,
    pub status: Status,
}

/// What everybody may know of a service. Texts are empty where nobody wrote them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServiceFacts {
    pub name: String,
    pub slug: String,
    pub state: Availability,
    /// What is said of its state.
    pub note: String,
    pub price: String,
    pub hours: String,
}

pub trait Knowledge: Sync {
    fn is_signed_in(&self) -> bool;

    fn ask(&self, question: &str) -> impl Future<Output = Result<Found>> + Send;

    /// How surely a message asks for a person.
    fn asking(&self, text: &str) -> impl Future<Output = Asking> + Send {
        async move { by_words(text) }
    }

    /// What the examples say of a message that no rule knows.
    fn intent(&self, _text: &str) -> impl Future<Output = Result<Option<Intent>>> + Send {
        async { Ok(None) }
    }

    /// Services that fit these words, the best first.
    fn services(&self, words: &str) -> impl Future<Output = Result<Vec<Hit>>> + Send;

    /// Services to recommend to somebody who tells this, the best first: also such as fit less well.
    fn recommended(&self, told: &str) -> impl Future<Output = Result<Vec<Hit>>> + Send {
        self.services(told)
    }

    /// Services that are not Available; None where the desk offers none at all.
    fn disturbed(&self) -> impl Future<Output = Result<Option<Vec<ServiceFacts>>>> + Send {
        async { Ok(None) }
    }

    /// The service at this address, if it is offered.
    fn service(&self, _slug: &str) -> impl Future<Output = Result<Option<ServiceFacts>>> + Send {
        async { Ok(None) }
    }

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
