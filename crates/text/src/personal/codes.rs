//! Codes that lead to somebody, or let somebody in: bank accounts, network addresses, secrets.

use std::net::{IpAddr, SocketAddr};

use super::{Kind, Personal, one};
use crate::redact::secrets;

/// Letters and digits of a bank account's number (IBAN).
const IBAN_LENGTHS: std::ops::RangeInclusive<usize> = 15..=34;

/// Those that stand within another are left out.
pub(super) fn codes(text: &str) -> Vec<(usize, Personal)> {
    let mut found = accounts(text);
    let secret = |(start, end): (usize, usize)| one(start, Kind::Secret, &text[start..end]);
    for (at, code) in networks(text).into_iter().chain(secrets(text).into_iter().map(secret)) {
        let is_within = |(start, other): &(usize, Personal)| {
            *start < at + code.words.len() && at < start + other.words.len()
        };
        if !found.iter().any(is_within) {
            found.push((at, code));
        }
    }
    found
}

/// Words without the marks around them, of which addresses of networks have some inside.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(move |word| {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric() && c != ':').trim_end_matches(':');
        (bare.as_ptr() as usize - text.as_ptr() as usize, bare)
    })
}

fn networks(text: &str) -> Vec<(usize, Personal)> {
    let is_network = |word: &str| {
        let host = word.split('/').next().unwrap_or(word);
        let address = host.parse::<IpAddr>().ok();
        let address = address.or_else(|| host.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
        address.is_some_and(|address| !address.is_loopback() && !address.is_unspecified())
    };
    words(text).filter(|(_, word)| is_network(word)).map(|(at, word)| one(at, Kind::Network, word)).collect()
}

fn accounts(text: &str) -> Vec<(usize, Personal)> {
    let mut found: Vec<(usize, Personal)> = Vec::new();
    for (at, word) in words(text) {
        let is_behind = found.last().is_none_or(|(start, last)| at >= start + last.words.len());
        if is_behind && begins_iban(word) {
            found.extend(iban(&text[at..]).map(|iban| one(at, Kind::Account, iban)));
        }
    }
    found
}

fn begins_iban(word: &str) -> bool {
    let begin: Vec<char> = word.chars().take(4).collect();
    begin.len() == 4
        && begin[..2].iter().all(char::is_ascii_alphabetic)
        && begin[2..].iter().all(char::is_ascii_digit)
}

/// The longest stretch with the right check digits, in groups or in one.
fn iban(text: &str) -> Option<&str> {
    let mut code = String::new();
    let mut longest = None;
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            ' ' => continue,
            _ if c.is_ascii_alphanumeric() && code.len() < *IBAN_LENGTHS.end() => {
                code.push(c.to_ascii_uppercase());
            }
            _ => break,
        }
        let ends = chars.peek().is_none_or(|(_, next)| !next.is_alphanumeric());
        if ends && IBAN_LENGTHS.contains(&code.len()) && passes_check(&code) {
            longest = Some(&text[..=at]);
        }
    }
    longest
}

/// The first four go to the end, letters count from 10, and the whole leaves 1 when it is parted by 97.
fn passes_check(code: &str) -> bool {
    let (begin, rest) = code.split_at(4);
    let digits = rest.chars().chain(begin.chars()).filter_map(|c| c.to_digit(36));
    digits.fold(0, |left, digit| (left * if digit > 9 { 100 } else { 10 } + digit) % 97) == 1
}
