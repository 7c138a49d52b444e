//! What a form on a ticket sends: a text, how it was written, what it answers.

use helpdesk::tickets::{Format, Writing};

use crate::form::Fields;

/// A text from the plain field, which everybody may write in Markdown.
pub fn markdown<'a>(fields: &'a Fields, name: &str) -> Writing<'a> {
    Writing {
        text: fields.get(name),
        format: Format::Markdown,
        quotes: quoted(fields.get("quote")),
        key: fields.get("key"),
        files: &[],
        confirmed: false,
    }
}

/// A reply, which a rich editor may have written.
pub fn reply<'a>(fields: &'a Fields, name: &str) -> Writing<'a> {
    let format = if fields.get("format") == Format::Html.as_str() { Format::Html } else { Format::Markdown };
    Writing { format, confirmed: fields.get("internal_words") == "yes", ..markdown(fields, name) }
}

/// What the fields of a page shall quote.
#[derive(Debug, Clone, Copy)]
pub enum Quoting {
    /// What their drafts do.
    AsDrafted,
    /// This message, or nothing.
    Asked(Option<i64>),
}

impl Quoting {
    /// As the page's address says.
    pub fn of(query: &Fields) -> Self {
        if query.has("quote") { Self::Asked(quoted(query.get("quote"))) } else { Self::AsDrafted }
    }

    pub const fn in_place_of(self, drafted: Option<i64>) -> Option<i64> {
        match self {
            Self::AsDrafted => drafted,
            Self::Asked(asked) => asked,
        }
    }
}

/// The id of the quoted message. What is no number is no message that exists.
fn quoted(typed: &str) -> Option<i64> {
    (!typed.is_empty()).then(|| typed.parse().unwrap_or(0))
}
