//! Numbers that say who somebody is: cards, phones, days of birth.

use super::{Kind, Personal, one};
use crate::redact::luhn;

/// Digits that a phone number has, and a card number.
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;
const CARD_DIGITS: std::ops::RangeInclusive<usize> = 13..=19;

/// Runs of digits with what people write between them.
pub(super) fn numbers(text: &str) -> Vec<(usize, Personal)> {
    let mut found = Vec::new();
    let is_part =
        |c: char| c.is_ascii_digit() || matches!(c, ' ' | '-' | '+' | '(' | ')' | '/' | '.' | '\u{a0}');
    let mut rest = 0;
    while let Some(start) = text[rest..].find(|c: char| c.is_ascii_digit() || c == '+').map(|at| rest + at) {
        let length = text[start..].find(|c: char| !is_part(c)).unwrap_or(text.len() - start);
        let run = ends_in_digit(&text[start..start + length]);
        let first = ends_in_digit(run.split([' ', '\u{a0}']).next().unwrap_or(run));
        let (run, kind) = if is_date(first) { (first, Some(Kind::Date)) } else { (run, number(run)) };
        found.extend(kind.map(|kind| one(start, kind, run)));
        rest = start + if kind == Some(Kind::Date) { run.len() } else { length.max(1) };
    }
    found
}

fn ends_in_digit(run: &str) -> &str {
    run.trim_end_matches(|c: char| !c.is_ascii_digit())
}

fn number(run: &str) -> Option<Kind> {
    let digits: Vec<u32> = run.chars().filter_map(|c| c.to_digit(10)).collect();
    if CARD_DIGITS.contains(&digits.len()) && luhn(&digits) {
        return Some(Kind::Card);
    }
    PHONE_DIGITS.contains(&digits.len()).then_some(Kind::Phone)
}

/// Day, month and year in any order that people use, with the year in full.
fn is_date(run: &str) -> bool {
    let parts: Vec<&str> = run.split(['-', '.', '/']).collect();
    let [first, second, third] = parts.as_slice() else { return false };
    let number = |part: &str, longest: usize| {
        let fits = (1..=longest).contains(&part.len()) && part.chars().all(|c| c.is_ascii_digit());
        fits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let is_year =
        |part: &str| part.len() == 4 && number(part, 4).is_some_and(|year| (1900..2100).contains(&year));
    let are_day_and_month = |one: &str, other: &str| match (number(one, 2), number(other, 2)) {
        (Some(one), Some(other)) => one.min(other) >= 1 && one.min(other) <= 12 && one.max(other) <= 31,
        _ => false,
    };
    is_year(first) && are_day_and_month(second, third) || is_year(third) && are_day_and_month(first, second)
}
