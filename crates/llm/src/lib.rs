//! A language model that words an answer anew from passages which anybody may read. It is asked at an address of the
//! OpenAI kind, believed in nothing, and held against its sources sentence by sentence. Knows no helpdesk.

mod answer;
mod check;
mod model;
mod prompt;
mod rest;
mod sentences;
mod settings;
mod words;

pub use model::Model;
pub use settings::{Settings, Wrong};

/// Something that anybody may read, and from which an answer may be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// From 1; the answer names it in brackets.
    pub number: usize,
    pub title: String,
    /// Plain words.
    pub text: String,
}

/// An answer that was held against its sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rephrased {
    /// Plain words; each sentence names its sources, as `[1]`.
    pub text: String,
    /// The numbers of the passages that it names, in their order.
    pub cites: Vec<usize>,
}
