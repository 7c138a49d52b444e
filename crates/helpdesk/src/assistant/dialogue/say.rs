//! What the assistant says: a text of ours with slots, or the words of an article. Nothing else can be made, so every
//! message has its source.

use locales::{Language, Phrase};
use serde::{Deserialize, Serialize};

use super::{Hit, What};

/// A button below a message.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub value: String,
    pub label: String,
}

/// Where a message leads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    pub href: String,
    pub label: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Say {
    /// `template:id` or `article:slug`.
    pub source: String,
    pub text: String,
    pub link: Option<Link>,
    pub choices: Vec<Choice>,
}

impl Say {
    /// A text of ours; its values are stored fields that the reader may see, or the reader's own words.
    pub fn template(language: Language, phrase: Phrase) -> Self {
        Self {
            source: format!("template:{}", phrase.id()),
            text: phrase.to(language).to_string(),
            link: None,
            choices: Vec::new(),
        }
    }

    /// The article's own words, and the way to it.
    pub fn article(hit: &Hit) -> Self {
        Self {
            source: format!("article:{}", hit.slug),
            text: hit.excerpt.clone(),
            link: Some(link(hit)),
            choices: Vec::new(),
        }
    }

    /// Words that a language model made of the article, and nothing that does not stand in it.
    pub fn worded(hit: &Hit, text: String) -> Self {
        Self { text, link: None, ..Self::article(hit) }
    }

    /// The same with the way to the source of this number.
    #[must_use]
    pub fn naming(self, number: usize, hit: &Hit) -> Self {
        Self { link: Some(link(hit).numbered(number)), ..self }
    }

    /// The same with the way to what was found.
    #[must_use]
    pub fn leading_to(self, hit: &Hit) -> Self {
        Self { link: Some(link(hit)), ..self }
    }
}

impl Link {
    /// As the source with this number.
    #[must_use]
    fn numbered(self, number: usize) -> Self {
        Self { label: format!("[{number}] {}", self.label), ..self }
    }
}

fn link(hit: &Hit) -> Link {
    let folder = match hit.what {
        What::Article => "help",
        What::Service => "services",
    };
    Link { href: format!("/{folder}/{}", hit.slug), label: hit.title.clone() }
}
