//! What somebody wrote on a request, as a mail repeats it.

use helpdesk::tickets::{Message, Quote};
use minijinja::value::Value;
use text::Pictures;

use super::letter::Letter;
use super::words;

/// Characters of a message that a mail repeats; the page has the rest.
const MESSAGE_MAX: usize = 5_000;

pub(super) struct Written {
    text: String,
    html: String,
    /// Some was left out.
    cut: bool,
    /// Whom it quotes, and what they said.
    quote: Option<(String, String)>,
}

impl Written {
    /// Pictures become links to the page that shows them, at `origin`.
    pub(super) fn of(message: &Message, quote: Option<Quote>, origin: &str) -> Self {
        let (body, cut) = beginning(&message.body);
        let mut text = text::to_text(body, message.format.into(), 2 * MESSAGE_MAX);
        if cut {
            text.push('…');
        }
        let quote = quote.filter(|quote| !quote.is_deleted);
        Self {
            html: text::to_html(body, message.format.into(), Pictures::Linked(origin)),
            text,
            cut,
            quote: quote.map(|quote| (quote.name, quote.words)),
        }
    }

    pub(super) fn told_in(&self, letter: Letter) -> Letter {
        let (name, words) = self.quote.as_ref().map_or(("", ""), |(name, words)| (name, words));
        letter
            .with("message", self.text.as_str())
            .with("message_html", Value::from_safe_string(self.html.clone()))
            .with("cut", self.cut)
            .saying("quoted_name", |language| words::name(name, language.say("deleted-person")))
            .with("quoted", words)
    }
}

fn beginning(body: &str) -> (&str, bool) {
    match body.char_indices().nth(MESSAGE_MAX) {
        Some((end, _)) => (body[..end].trim_end(), true),
        None => (body, false),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_message_is_cut() {
        let body = "ä".repeat(6_000);
        let (text, cut) = beginning(&body);
        assert!(cut && text.chars().count() == MESSAGE_MAX);
        assert_eq!(beginning("short"), ("short", false));
    }
}
