//! A stored message taken apart, to be shown.

use mail_parser::MessageParser;

/// What a mail program would show.
#[derive(Debug, Clone, Default)]
pub struct Shown {
    pub to: String,
    pub subject: String,
    pub message_id: String,
    pub text: String,
    pub html: String,
}

/// None when the bytes are no message (a mail whose content was wiped has none).
pub fn parts(content: &[u8]) -> Option<Shown> {
    let message = MessageParser::default().parse(content)?;
    let to = message.to().and_then(|to| to.first()).and_then(|to| to.address()).unwrap_or_default();
    Some(Shown {
        to: to.to_owned(),
        subject: message.subject().unwrap_or_default().to_owned(),
        message_id: message.message_id().unwrap_or_default().to_owned(),
        text: message.body_text(0).unwrap_or_default().into_owned(),
        html: message.body_html(0).unwrap_or_default().into_owned(),
    })
}
