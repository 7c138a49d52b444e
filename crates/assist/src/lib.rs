//! What the assistant needs to understand a question: sentences as vectors, ranking by words and by meaning, a decision
//! whether to answer, and intents learnt from a few examples. Knows texts and vectors, no helpdesk.

#![forbid(unsafe_code)]

mod decision;
mod encoder;
pub mod eval;
mod intents;
mod judge;
mod lexical;
mod library;
mod outline;
mod passages;
mod pool;
mod postings;
mod stems;
mod typos;
mod vector;
mod words;

pub use decision::{Decision, Thresholds, decide, strength};
pub use encoder::Encoder;
pub use intents::{Classifier, Example};
pub use judge::{Judge, Lesson, Meaning, pieces};
pub use library::{Basis, Document, Library, Ranked, Ranking, Vectors};
pub use passages::{beginning, excerpt, found_in};
pub use vector::{DIMENSIONS, Vector};
pub use words::{Tongue, is_filler, tongue_of, words};
