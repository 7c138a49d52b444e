//! A text to be said: its id and the values that stand in it.

use std::fmt::{self, Write};

use crate::Language;
use crate::catalogue::catalogue;

/// A text with values, in English until it is told otherwise. Errors carry one, so that whoever shows them says them
/// in the reader's language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    pub(crate) id: &'static str,
    pub(crate) values: Vec<(&'static str, Value)>,
    language: Language,
}

/// What stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// Somebody's name or words, in whatever language and direction.
    Text(String),
    /// Chooses the plural form too. Written in the digits 0 to 9 in every language.
    Number(i64),
    /// Chooses a variant and is never shown.
    Choice(&'static str),
    /// A text of ours, said in the language of the one around it.
    Phrase(Box<Phrase>),
}

/// Writes somebody's words so that they keep their direction and cannot become markup.
pub type Wrap = fn(&str, &mut dyn Write) -> fmt::Result;

impl Phrase {
    pub const fn new(id: &'static str) -> Self {
        Self { id, values: Vec::new(), language: Language::En }
    }

    /// Which text it is.
    pub const fn id(&self) -> &'static str {
        self.id
    }

    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Value>) -> Self {
        self.values.push((name, value.into()));
        self
    }

    /// Picks one of the variants that the text has for `name`.
    #[must_use]
    pub fn choosing(mut self, name: &'static str, variant: &'static str) -> Self {
        self.values.push((name, Value::Choice(variant)));
        self
    }

    #[must_use]
    pub const fn to(mut self, language: Language) -> Self {
        self.language = language;
        self
    }

    /// Said in this language.
    pub fn say_in(&self, language: Language) -> String {
        let mut text = String::new();
        catalogue(language).write(self, None, &mut text).expect("a String takes everything");
        text
    }

    /// Said in its language, with people's words put through `wrap`.
    pub fn write_wrapped(&self, wrap: Wrap, out: &mut dyn Write) -> fmt::Result {
        catalogue(self.language).write(self, Some(wrap), out)
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        catalogue(self.language).write(self, None, f)
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Value {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Phrase> for Value {
    fn from(phrase: Phrase) -> Self {
        Self::Phrase(Box::new(phrase))
    }
}

macro_rules! numbers {
    ($($number:ty),*) => {
        $(impl From<$number> for Value {
            fn from(number: $number) -> Self {
                Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
            }
        }

        // As templates hand in what a page holds.
        impl From<&$number> for Value {
            fn from(number: &$number) -> Self {
                Self::from(*number)
            }
        })*
    };
}
numbers!(i64, u64, usize, u16);
