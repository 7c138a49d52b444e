//! What somebody hands to a verb that stores a message, whatever door they came through.

use super::Format;

#[derive(Debug, Clone, Copy, Default)]
pub struct Writing<'a> {
    /// As typed; the verb cleans and checks it.
    pub text: &'a str,
    /// HTML counts for replies of the team alone; elsewhere it is read as Markdown.
    pub format: Format,
    /// The message that this one answers.
    pub quotes: Option<i64>,
    /// The form's idempotency key; empty for none.
    pub key: &'a str,
    /// Files that wait at the field the text was written in, in their order.
    pub files: &'a [i64],
    /// Whether its author said once more that words of an internal article may go out.
    pub confirmed: bool,
}

impl<'a> From<&'a str> for Writing<'a> {
    /// A text alone.
    fn from(text: &'a str) -> Self {
        Self { text, ..Self::default() }
    }
}

impl Writing<'_> {
    /// The same where no HTML is taken.
    #[must_use]
    pub(super) fn without_html(self) -> Self {
        let format = if self.format == Format::Html { Format::Markdown } else { self.format };
        Self { format, ..self }
    }

    /// What parts this quotation from another in a submission.
    pub(super) fn quotes_as_text(&self) -> String {
        self.quotes.map_or_else(String::new, |id| id.to_string())
    }
}
