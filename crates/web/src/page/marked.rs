//! A text with people's words in it, for a page.

use std::fmt::{self, Write};

use askama::filters::HtmlSafe;
use locales::{Phrase, Value};

/// A text whose values stand in elements of their own, so that a name keeps its direction and stays text whatever it
/// holds.
#[derive(Debug, Clone)]
pub struct Marked(Phrase);

impl Marked {
    pub fn new(phrase: Phrase) -> Self {
        Self(phrase)
    }

    #[must_use]
    pub fn with(self, name: &'static str, value: impl Into<Value>) -> Self {
        Self(self.0.with(name, value))
    }
}

impl HtmlSafe for Marked {}

impl fmt::Display for Marked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.write_wrapped(isolate, f)
    }
}

fn isolate(words: &str, out: &mut dyn Write) -> fmt::Result {
    write!(out, "<bdi>{}</bdi>", text::escape(words))
}

#[cfg(test)]
mod tests {
    use locales::Language;

    use super::*;

    #[test]
    fn a_hostile_name_inside_a_sentence_stays_text() {
        let hostile = "</bdi><img src=x onerror=alert(1)>";
        for language in Language::ALL {
            let said = Marked::new(language.say_with("verify-lead")).with("email", hostile).to_string();
            assert!(said.contains("<bdi>&lt;/bdi&gt;&lt;img src=x"), "{said}");
            assert_eq!(said.matches('<').count(), 2, "{said}");
        }
    }
}
