//! What the form for a canned text holds, checked.

use locales::{Language, Phrase};

use crate::error::{Problems, Result};
use crate::fields;

const NAME_MAX: usize = 100;
const TEXT_MAX: usize = 10_000;

/// As typed.
#[derive(Debug, Clone, Default)]
pub struct CannedForm {
    pub name: String,
    /// Markdown.
    pub text: String,
    /// A tag such as `de`; empty for one that fits every language.
    pub language: String,
}

impl CannedForm {
    pub(super) fn checked(&self) -> Result<Self> {
        let mut problems = Problems::default();
        let name = fields::required_line(&mut problems, "name", &self.name, NAME_MAX, "canned-name-missing");
        let text = fields::lines(&mut problems, "text", &self.text, TEXT_MAX);
        if text.is_empty() {
            problems.add("text", Phrase::new("canned-text-missing"));
        }
        if !self.language.is_empty() && Language::parse(&self.language).is_none() {
            problems.add("language", Phrase::new("canned-language-unknown"));
        }
        problems.check().map(|()| Self { name, text, language: self.language.clone() })
    }
}
