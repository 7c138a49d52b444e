//! Bare web and mail addresses in running text.

use crate::address;
use crate::sink::Sink;

/// Words of one line; the addresses in them become links.
pub(crate) fn linked(line: &str, sink: &mut impl Sink) {
    let mut rest = line;
    while let Some(start) = web_address(rest) {
        let (before, from) = rest.split_at(start);
        let (address, after) = from.split_at(length(from));
        sink.text(before);
        match address::safe(&with_scheme(address)) {
            Some(goal) => {
                sink.link(&goal);
                sink.text(address);
                sink.end_link();
            }
            None => sink.text(address),
        }
        rest = after;
    }
    sink.text(rest);
}

/// With the scheme that people leave out.
pub(crate) fn with_scheme(address: &str) -> String {
    if address.starts_with("www.") { format!("http://{address}") } else { address.to_owned() }
}

/// Where the next web address begins: at its scheme or "www.", with nothing word-like before it and something
/// after it.
fn web_address(text: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text[from..].find(['h', 'w']).map(|at| from + at) {
        let starts = ["https://", "http://", "www."]
            .into_iter()
            .find_map(|start| text[at..].strip_prefix(start))
            .is_some_and(|host| host.starts_with(|first: char| first.is_alphanumeric() || first == '['));
        let inside_word = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        if starts && !inside_word {
            return Some(at);
        }
        from = at + 1;
    }
    None
}

/// How many bytes belong to the address: up to space or a mark that parts it from the text, without the
/// punctuation of the sentence around it.
fn length(text: &str) -> usize {
    let end = text
        .find(|c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '<' | '>' | '"' | '`' | '\u{201c}' | '\u{201d}')
        })
        .unwrap_or(text.len());
    let mut address = &text[..end];
    let count = |mark: char| address.matches(mark).count();
    let (mut round, mut square) =
        (count(')').saturating_sub(count('(')), count(']').saturating_sub(count('[')));
    while let Some(last) = address.chars().next_back() {
        let spare = match last {
            ')' => &mut round,
            ']' => &mut square,
            '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '…' => &mut 1,
            _ => break,
        };
        if *spare == 0 {
            break;
        }
        *spare -= 1;
        address = &address[..address.len() - last.len_utf8()];
    }
    address.len()
}
