//! Numbers of cards, whatever stands between their groups.

use super::Span;

/// Digits that a card number has.
const LENGTHS: std::ops::RangeInclusive<usize> = 13..=19;
/// Blanks and line breaks that may stand between two groups.
const MOST_BLANKS: usize = 3;

/// Digits without anything between them.
#[derive(Debug)]
struct Group {
    start: usize,
    end: usize,
    digits: Vec<u32>,
}

pub(super) fn cards(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut run: Vec<Group> = Vec::new();
    for group in groups(text) {
        if run.last().is_some_and(|last| !may_part(&text[last.end..group.start])) {
            search(&run, &mut found);
            run.clear();
        }
        run.push(group);
    }
    search(&run, &mut found);
    found
}

fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (at, c) in text.char_indices() {
        let Some(digit) = digit(c) else { continue };
        let end = at + c.len_utf8();
        match groups.last_mut().filter(|last| last.end == at) {
            Some(last) => {
                last.digits.push(digit);
                last.end = end;
            }
            None => groups.push(Group { start: at, end, digits: vec![digit] }),
        }
    }
    groups
}

/// Latin and Arabic digits.
fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| matches!(c, '٠'..='٩').then(|| c as u32 - '٠' as u32))
}

fn may_part(between: &str) -> bool {
    matches!(between, "-" | ".") || between.chars().count() <= MOST_BLANKS && between.trim().is_empty()
}

/// A run that is a card, or has one among other numbers: an expiry date, say.
fn search(run: &[Group], found: &mut Vec<Span>) {
    let (Some(first), Some(last)) = (run.first(), run.last()) else { return };
    if is_card(run) {
        found.push((first.start, last.end));
        return;
    }
    let most = run.len().min(*LENGTHS.end());
    let inside = (0..run.len()).flat_map(|from| (1..=most).map(move |many| (from, from + many)));
    let inside = inside.filter(|(_, to)| *to <= run.len());
    // Others' numbers pass the check by chance, one in ten.
    let looks_it = |groups: &[Group]| {
        (3..=6).contains(&groups[0].digits[0]) && groups.iter().all(|group| group.digits.len() > 1)
    };
    let card = inside.into_iter().find(|(from, to)| looks_it(&run[*from..*to]) && is_card(&run[*from..*to]));
    if let Some((from, to)) = card {
        found.push((run[from].start, run[to - 1].end));
        search(&run[to..], found);
    }
}

fn is_card(groups: &[Group]) -> bool {
    let digits: Vec<u32> = groups.iter().flat_map(|group| group.digits.iter().copied()).take(20).collect();
    LENGTHS.contains(&digits.len()) && luhn(&digits)
}

/// The check digit that cards end with; not all digits are the same.
pub(crate) fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match digit * (1 + place as u32 % 2) {
            doubled @ 10.. => doubled - 9,
            digit => digit,
        })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != digits[0])
}
