//! Points out what in a text may say who somebody is: for whoever is about to publish it.

/// What it looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Mail,
    Card,
    Phone,
    Address,
    Name,
}

/// A stretch of the text, as it stands there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personal {
    pub kind: Kind,
    pub words: String,
}

/// Digits that a phone number has at least, and a card number.
const PHONE_DIGITS: usize = 7;
const CARD_DIGITS: std::ops::RangeInclusive<usize> = 13..=19;

/// Each once, in the order of the text. `names` are those of the people who wrote it.
pub fn personal(text: &str, names: &[&str]) -> Vec<Personal> {
    let mut found: Vec<(usize, Personal)> = Vec::new();
    found.extend(mails(text));
    found.extend(numbers(text));
    found.extend(addresses(text));
    found.extend(names.iter().flat_map(|name| places_of(text, name)));
    found.sort_by_key(|(at, _)| *at);
    let mut each: Vec<Personal> = Vec::new();
    for (_, one) in found {
        if !each.contains(&one) {
            each.push(one);
        }
    }
    each
}

fn one(at: usize, kind: Kind, words: &str) -> (usize, Personal) {
    (at, Personal { kind, words: words.to_owned() })
}

fn mails(text: &str) -> impl Iterator<Item = (usize, Personal)> {
    words(text).filter_map(|(at, word)| {
        let (name, host) = word.split_once('@')?;
        (!name.is_empty() && host.contains('.')).then(|| one(at, Kind::Mail, word))
    })
}

/// The words with their places, without the marks around them.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(char::is_whitespace).filter_map(move |word| {
        let trimmed = word.trim_matches(|c: char| !c.is_alphanumeric());
        let at = trimmed.as_ptr() as usize - text.as_ptr() as usize;
        (!trimmed.is_empty()).then_some((at, trimmed))
    })
}

/// Runs of digits with what people write between them.
fn numbers(text: &str) -> Vec<(usize, Personal)> {
    let mut found = Vec::new();
    let is_part =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | ')' | '/' | '.' | '\u{a0}');
    let mut rest = 0;
    while let Some(start) = text[rest..].find(|c: char| c.is_ascii_digit() || c == '+').map(|at| rest + at) {
        let length = text[start..].find(|c: char| !is_part(c)).unwrap_or(text.len() - start);
        let run = text[start..start + length].trim_end_matches(|c: char| !c.is_ascii_digit());
        found.extend(number(run).map(|kind| one(start, kind, run)));
        rest = start + length.max(1);
    }
    found
}

fn number(run: &str) -> Option<Kind> {
    let digits: Vec<u32> = run.chars().filter_map(|c| c.to_digit(10)).collect();
    if CARD_DIGITS.contains(&digits.len()) && passes_luhn(&digits) {
        return Some(Kind::Card);
    }
    (PHONE_DIGITS..=15).contains(&digits.len()).then_some(Kind::Phone)
}

/// The check digit that cards end with.
fn passes_luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match (place % 2, digit * 2) {
            (0, _) => *digit,
            (_, double) if double > 9 => double - 9,
            (_, double) => double,
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Street and number: a word that streets end with, and a number beside it.
fn addresses(text: &str) -> Vec<(usize, Personal)> {
    const STREETS: [&str; 14] = [
        "street", "road", "lane", "avenue", "drive", "close", "square", "terrace", "straße", "strasse",
        "weg", "platz", "allee", "شارع",
    ];
    let all: Vec<(usize, &str)> = words(text).collect();
    let is_number = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_digit())
            && word.len() <= 5
            && word.chars().all(|c| c.is_ascii_alphanumeric())
    };
    let is_name = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let mut found = Vec::new();
    for (index, (at, word)) in all.iter().enumerate() {
        let lower = word.to_lowercase();
        if !STREETS.iter().any(|street| lower == *street || (street.len() > 4 && lower.ends_with(street))) {
            continue;
        }
        let first = (1..=2)
            .take_while(|back| {
                index >= *back && (is_name(all[index - back].1) || is_number(all[index - back].1))
            })
            .last()
            .map_or(index, |back| index - back);
        let last = all.get(index + 1).filter(|(_, next)| is_number(next)).map_or(index, |_| index + 1);
        if (first..=last).any(|place| is_number(all[place].1)) {
            let (start, end) = (all[first].0, all[last].0 + all[last].1.len());
            found.push(one(start.min(*at), Kind::Address, &text[start..end]));
        }
    }
    found
}

/// Where a name stands as a word of its own.
fn places_of(text: &str, name: &str) -> Vec<(usize, Personal)> {
    if name.chars().count() < 2 {
        return Vec::new();
    }
    let stands_alone = |at: usize| {
        let before = text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let after = text[at + name.len()..].chars().next().is_some_and(char::is_alphanumeric);
        !before && !after
    };
    text.match_indices(name)
        .filter(|(at, _)| stands_alone(*at))
        .map(|(at, _)| one(at, Kind::Name, name))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(Kind, String)> {
        personal(text, &["Ines", "Duarte"]).into_iter().map(|one| (one.kind, one.words)).collect()
    }

    #[test]
    fn mails_numbers_streets_and_names_are_pointed_out() {
        let text = "Hello Ines,\nwrite to (ines@mail.example). Call +44 20 7946 0958, or pay with \
                    4111 1111 1111 1111. I live at 12 Harbour Lane, before that Hafenstraße 7b. Ines Duarte";
        assert_eq!(
            found(text),
            [
                (Kind::Name, "Ines".to_owned()),
                (Kind::Mail, "ines@mail.example".to_owned()),
                (Kind::Phone, "+44 20 7946 0958".to_owned()),
                (Kind::Card, "4111 1111 1111 1111".to_owned()),
                (Kind::Address, "12 Harbour Lane".to_owned()),
                (Kind::Address, "Hafenstraße 7b".to_owned()),
                (Kind::Name, "Duarte".to_owned()),
            ]
        );
    }

    #[test]
    fn ordinary_numbers_and_words_are_left_alone() {
        assert_eq!(
            found("At 20:15 it was 480 Mbit/s, in 2026 twice. Close the lid. Inesita said 1-2-3."),
            []
        );
    }
}
