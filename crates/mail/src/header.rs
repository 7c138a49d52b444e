//! Header values: whatever the text holds, the result is one header, in ASCII, on short lines.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

/// Longest line that is written where words allow it (RFC 5322 asks for 78).
const LINE: usize = 76;
/// Bytes of text in one encoded word, so that it stays under 76 characters (RFC 2047) beside a header's name.
const ENCODED: usize = 36;
/// A longer word is encoded, so that it can be folded.
const WORD: usize = 60;

/// One line without control characters: every run of them or of space becomes one blank.
pub(crate) fn neutral(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    spaced.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a reader sees this text as it stands: ASCII, and nothing that looks like an encoded word.
pub(crate) fn is_plain(text: &str) -> bool {
    text.bytes().all(|b| (b' '..=b'~').contains(&b)) && !text.contains("=?")
}

/// The text as encoded words, to be parted by folds or blanks.
pub(crate) fn encoded_words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let mut end = rest.len().min(ENCODED);
        while !rest.is_char_boundary(end) {
            end -= 1;
        }
        words.push(format!("=?utf-8?B?{}?=", STANDARD.encode(&rest[..end])));
        rest = &rest[end..];
    }
    words
}

/// Appends `Name: value`, the value as free text. Words in plain ASCII stay readable, runs of others are encoded.
pub(crate) fn put_text(out: &mut String, name: &str, value: &str) {
    let value = neutral(value);
    let mut words: Vec<String> = Vec::new();
    let mut run = String::new();
    for word in value.split(' ').filter(|word| !word.is_empty()) {
        if is_plain(word) && word.len() <= WORD {
            words.extend(encoded_words(&std::mem::take(&mut run)));
            words.push(word.to_owned());
        } else {
            if !run.is_empty() {
                run.push(' ');
            }
            run.push_str(word);
        }
    }
    words.extend(encoded_words(&run));
    put_words(out, name, &words);
}

/// Appends `Name: value` for values of a fixed form (identifiers, dates): characters that such a value
/// cannot hold are left out.
pub(crate) fn put_token(out: &mut String, name: &str, value: &str) {
    let value: String = value.chars().filter(|c| (' '..='~').contains(c)).collect();
    put_words(out, name, &[value]);
}

/// Appends `Name: value` with a value that is encoded and folded already.
pub(crate) fn put_encoded(out: &mut String, name: &str, value: &str) {
    out.push_str(name);
    out.push_str(": ");
    out.push_str(value);
    out.push_str("\r\n");
}

fn put_words(out: &mut String, name: &str, words: &[String]) {
    out.push_str(name);
    out.push(':');
    let mut line = name.len() + 1;
    for word in words {
        if line + 1 + word.len() > LINE && line > name.len() + 1 {
            out.push_str("\r\n");
            line = 0;
        }
        out.push(' ');
        out.push_str(word);
        line += 1 + word.len();
    }
    out.push_str("\r\n");
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn subject(text: &str) -> String {
        let mut out = String::new();
        put_text(&mut out, "Subject", text);
        out
    }

    #[test]
    fn plain_words_stay_readable_beside_encoded_ones() {
        assert_eq!(subject("[#12] Größe fehlt"), "Subject: [#12] =?utf-8?B?R3LDtsOfZQ==?= fehlt\r\n");
    }

    #[test]
    fn long_subjects_are_folded() {
        let header = subject(&"word ".repeat(60));
        assert!(header.split("\r\n").all(|line| line.len() <= 78), "{header}");
        assert!(
            header.split("\r\n").skip(1).all(|line| line.is_empty() || line.starts_with(' ')),
            "{header}"
        );
    }

    proptest! {
        #[test]
        fn any_text_is_one_header_that_reads_back(text in "(?s).{0,200}") {
            let header = subject(&text);
            prop_assert!(header.is_ascii());
            prop_assert!(header.ends_with("\r\n"));
            for line in header[..header.len() - 2].split("\r\n").skip(1) {
                prop_assert!(line.starts_with(' '), "{:?}", header);
            }
            let message = format!("{header}\r\nbody");
            let parsed = mail_parser::MessageParser::default().parse(message.as_bytes());
            let read = parsed.as_ref().and_then(|m| m.subject()).unwrap_or_default();
            prop_assert_eq!(read, neutral(&text));
        }
    }
}
