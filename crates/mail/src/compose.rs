//! A message as bytes, ready for the wire.

use std::time::{Duration, UNIX_EPOCH};

use lettre::message::header::{ContentTransferEncoding, ContentType, Date, Header};
use lettre::message::{MultiPart, SinglePart};

use crate::address::Mailbox;
use crate::header::{put_encoded, put_text, put_token};

/// What a message says, to one recipient, as text and as HTML.
#[derive(Debug, Clone)]
pub struct Message<'a> {
    pub to: &'a Mailbox,
    pub subject: &'a str,
    pub text: &'a str,
    pub html: &'a str,
    /// Without angle brackets.
    pub message_id: &'a str,
    /// The identifier of what the message belongs to, without angle brackets: mail programs group by it.
    pub thread: Option<&'a str>,
    /// Whether it answers somebody by itself, and not merely tells of something (RFC 3834).
    pub is_answer: bool,
    /// An address at which one POST ends mails of this kind (RFC 8058).
    pub unsubscribe: Option<&'a str>,
    /// Milliseconds since 1970 UTC.
    pub date: i64,
}

/// A composed message and where it goes.
#[derive(Debug, Clone)]
pub struct Ready {
    pub to: String,
    pub content: Vec<u8>,
}

/// The message without a sender, which belongs to the server that it leaves by: see [`with_sender`].
/// Marked as written by a program, so that no robot answers it.
pub fn compose(message: &Message<'_>) -> Vec<u8> {
    let mut head = String::with_capacity(1_024);
    put_encoded(&mut head, "To", &message.to.header());
    put_text(&mut head, "Subject", message.subject);
    put_token(&mut head, "Date", &date(message.date));
    put_token(&mut head, "Message-ID", &identifier(message.message_id));
    if let Some(thread) = message.thread {
        put_token(&mut head, "In-Reply-To", &identifier(thread));
        put_token(&mut head, "References", &identifier(thread));
    }
    if let Some(address) = message.unsubscribe {
        put_token(&mut head, "List-Unsubscribe", &format!("<{address}>"));
        put_token(&mut head, "List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
    }
    put_token(&mut head, "Auto-Submitted", if message.is_answer { "auto-replied" } else { "auto-generated" });
    put_token(&mut head, "X-Auto-Response-Suppress", "All");
    put_token(&mut head, "MIME-Version", "1.0");
    let parts = MultiPart::alternative()
        .singlepart(part(ContentType::TEXT_PLAIN, message.text))
        .singlepart(part(ContentType::TEXT_HTML, message.html));
    let mut bytes = head.into_bytes();
    bytes.extend(parts.formatted());
    bytes
}

/// The message as it goes out: its sender's line, then the bytes as composed.
pub fn with_sender(from: &Mailbox, content: &[u8]) -> Vec<u8> {
    let mut head = String::new();
    put_encoded(&mut head, "From", &from.header());
    let mut bytes = head.into_bytes();
    bytes.extend_from_slice(content);
    bytes
}

fn part(kind: ContentType, body: &str) -> SinglePart {
    let body = body.replace("\r\n", "\n").replace(|c: char| c.is_control() && c != '\n' && c != '\t', "");
    let part = SinglePart::builder().header(kind);
    if is_mostly_ascii(&body) {
        return part.header(ContentTransferEncoding::QuotedPrintable).body(body);
    }
    part.body(body)
}

/// A text with a few letters of other kinds stays readable in the bytes of the message. Plain ASCII on short
/// lines needs no encoding, and a text in another script is shorter in base64: both are chosen by themselves.
fn is_mostly_ascii(body: &str) -> bool {
    let others = body.bytes().filter(|byte| !byte.is_ascii()).count();
    others > 0 && others < body.len() / 4
}

fn identifier(text: &str) -> String {
    let kept: String = text.chars().filter(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>')).collect();
    format!("<{kept}>")
}

fn date(milliseconds: i64) -> String {
    let at = UNIX_EPOCH + Duration::from_millis(u64::try_from(milliseconds).unwrap_or(0));
    let date = Date::new(at);
    let mut headers = lettre::message::header::Headers::new();
    headers.set(date);
    headers.get_raw(&Date::name()).unwrap_or_default().to_owned()
}
