//! Whole messages, read back by a parser that is not ours.

use mail::{Mailbox, Message, compose, with_sender};
use mail_parser::{HeaderName, MessageParser};
use proptest::prelude::*;

fn bytes(name: &str, address: &str, subject: &str, text: &str) -> Vec<u8> {
    let to = Mailbox::new(name, address);
    let message = Message {
        to: &to,
        subject,
        text,
        html: "<p>Hello</p>",
        message_id: "care.1.0.abc@desk.test",
        thread: Some("ticket.12@desk.test"),
        is_answer: false,
        unsubscribe: None,
        date: 1_795_000_000_000,
    };
    with_sender(&Mailbox::new("Saltmere Fibre", "care@desk.test"), &compose(&message))
}

/// The names of the message's own headers, in order.
fn header_names(content: &[u8]) -> Vec<String> {
    let parsed = MessageParser::default().parse(content).expect("a message");
    parsed.headers().iter().map(|header| header.name().to_owned()).collect()
}

const HEADERS: [&str; 11] = [
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "MIME-Version",
    "Content-Type",
];

#[test]
fn a_message_holds_text_html_and_its_thread() {
    let content = bytes("Ana Ruiz", "ana@home.test", "[#12] Größe", "Grüße\nzweite Zeile\n");
    assert!(content.is_ascii());
    let parsed = MessageParser::default().parse(&content).expect("a message");
    assert_eq!(parsed.subject(), Some("[#12] Größe"));
    assert_eq!(parsed.message_id(), Some("care.1.0.abc@desk.test"));
    assert_eq!(parsed.in_reply_to().as_text(), Some("ticket.12@desk.test"));
    assert_eq!(parsed.references().as_text(), Some("ticket.12@desk.test"));
    assert_eq!(parsed.body_text(0).as_deref(), Some("Grüße\r\nzweite Zeile\r\n"));
    assert_eq!(parsed.body_html(0).as_deref(), Some("<p>Hello</p>"));
    assert_eq!(parsed.date().map(|date| date.to_timestamp()), Some(1_795_000_000));
    assert_eq!(parsed.header("Auto-Submitted").and_then(|h| h.as_text()), Some("auto-generated"));
    assert_eq!(header_names(&content), HEADERS);
}

#[test]
fn a_code_stands_readable_in_the_bytes() {
    for words in ["Your code:", "Ihr Code für Küste & Söhne lautet so, wie er hier in dieser Zeile steht:"]
    {
        let content = bytes("Ana", "ana@home.test", "Your code", &format!("{words}\n\n048211\n"));
        let text = String::from_utf8(content).expect("text");
        assert!(text.contains("\r\n048211\r\n"), "{text}");
    }
}

proptest! {
    #[test]
    fn nothing_that_people_write_adds_a_header_or_a_recipient(
        name in hostile(), subject in hostile(), address in hostile(), text in hostile()
    ) {
        let content = bytes(&name, &format!("a@b.test{address}"), &subject, &text);
        prop_assert_eq!(header_names(&content), HEADERS);
        let parsed = MessageParser::default().parse(&content).expect("a message");
        prop_assert_eq!(parsed.to().map_or(0, |to| to.iter().count()), 1);
        prop_assert!(parsed.header(HeaderName::Bcc).is_none());
        for line in content.split(|byte| *byte == b'\n') {
            prop_assert!(line.len() <= 998);
            prop_assert!(line.is_empty() || line.ends_with(b"\r"), "a bare line feed");
            prop_assert!(!line[..line.len().saturating_sub(1)].contains(&b'\r'), "a bare carriage return");
        }
    }
}

/// Text with the pieces that break headers, quotes, encoded words and MIME boundaries.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\r\n".to_owned()),
        Just("\n".to_owned()),
        Just("\r".to_owned()),
        Just("\r\nBcc: v@x.test".to_owned()),
        Just("\r\n\r\n<script>".to_owned()),
        Just("=?utf-8?q?=0d=0aBcc:_v@x.test?=".to_owned()),
        Just("\" <v@x.test>, \"".to_owned()),
        Just("\\".to_owned()),
        Just("\0\u{b}\u{2028}\u{85}".to_owned()),
        Just(".\r\n".to_owned()),
        "\\PC{0,12}",
        "[a-z]{0,400}",
    ];
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}
