//! A mail as it arrived at the sink.

use mail_parser::{Message, MessageParser};

/// Recipient and bytes of one delivery.
#[derive(Debug, Clone)]
pub struct Mail {
    pub to: String,
    pub bytes: Vec<u8>,
}

impl Mail {
    fn parsed(&self) -> Message<'_> {
        MessageParser::default().parse(&self.bytes).expect("a mail that parses")
    }

    pub fn subject(&self) -> String {
        self.parsed().subject().unwrap_or_default().to_owned()
    }

    pub fn message_id(&self) -> String {
        self.parsed().message_id().expect("a Message-ID").to_owned()
    }

    /// A header by its name as text, when it is there.
    pub fn header(&self, name: &str) -> Option<String> {
        self.parsed().header_raw(name.to_owned()).map(|raw| raw.trim().to_owned())
    }

    /// The names of all headers, repeated as often as they occur.
    pub fn header_names(&self) -> Vec<String> {
        self.parsed().headers().iter().map(|header| header.name().to_lowercase()).collect()
    }

    /// The plain-text part.
    pub fn text(&self) -> String {
        self.parsed().body_text(0).expect("a text part").into_owned()
    }

    /// The HTML part as it was sent.
    pub fn html(&self) -> String {
        let parsed = self.parsed();
        let part = parsed.html_part(0).expect("an HTML part");
        assert!(part.is_text_html(), "the mail {:?} has no HTML part of its own", self.subject());
        part.text_contents().expect("text").to_owned()
    }

    /// The six digits that stand alone in the text part, if there are any.
    pub fn find_code(&self) -> Option<String> {
        let text = self.text();
        let mut codes = text
            .split(|c: char| !c.is_ascii_alphanumeric())
            .filter(|word| word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit()));
        codes.next().map(str::to_owned)
    }

    pub fn code(&self) -> String {
        self.find_code().unwrap_or_else(|| panic!("no code in the mail:\n{}", self.text()))
    }

    /// The links of the text part, in order.
    pub fn links(&self) -> Vec<String> {
        self.text()
            .split_whitespace()
            .map(|word| word.trim_matches(|c: char| matches!(c, '<' | '>' | '(' | ')' | ',' | '.')))
            .filter(|word| word.starts_with("http://") || word.starts_with("https://"))
            .map(str::to_owned)
            .collect()
    }

    /// The link that the mail is about: the first one.
    pub fn first_link(&self) -> String {
        self.links().first().cloned().unwrap_or_else(|| panic!("no link in the mail:\n{}", self.text()))
    }
}
