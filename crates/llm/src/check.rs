//! Holds an answer against its sources. One sentence that does not stand in them, and the whole answer is refused: a
//! reader cannot tell which sentence to believe.

use std::collections::HashSet;

use crate::sentences::{sources, split};
use crate::words::Words;
use crate::{Passage, Rephrased};

const LONGEST: usize = 1_500;
/// The share of a sentence's words that its sources must hold.
const SHARE: f32 = 0.6;
/// Words in a row that no source holds.
const FOREIGN_MAX: usize = 3;

/// Why an answer was refused. Holds nothing of what it said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    #[error("it says nothing, or too much")]
    Length,
    #[error("it holds markup or letters that cannot be seen")]
    Markup,
    #[error("a sentence names no source")]
    Uncited,
    #[error("a sentence names a source that does not exist")]
    Unknown,
    #[error("it leads to an address that its source does not hold")]
    Link,
    #[error("it says a number or makes a promise that its source does not")]
    Number,
    #[error("its words are not those of its source")]
    Foreign,
    #[error("it says the opposite of its source")]
    Opposite,
}

pub(crate) fn hold_against(text: &str, passages: &[Passage]) -> Result<Rephrased, Refusal> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > LONGEST {
        return Err(Refusal::Length);
    }
    if text.contains(is_markup) || text.lines().any(begins_with_a_mark) {
        return Err(Refusal::Markup);
    }
    let mut cited = Vec::new();
    for sentence in split(text) {
        for number in held(sentence, passages)? {
            if !cited.contains(&number) {
                cited.push(number);
            }
        }
    }
    cited.sort_unstable();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(Rephrased { text, cites: cited })
}

/// The sources of a sentence that stands in them.
fn held(sentence: &str, passages: &[Passage]) -> Result<Vec<usize>, Refusal> {
    let (said, cites) = sources(sentence).ok_or(Refusal::Markup)?;
    if cites.is_empty() {
        return Err(Refusal::Uncited);
    }
    let mut source = String::new();
    for number in &cites {
        let passage = passages.iter().find(|passage| passage.number == *number).ok_or(Refusal::Unknown)?;
        source.push_str(&passage.title);
        source.push('\n');
        source.push_str(&passage.text);
        source.push('\n');
    }
    same_addresses(&said, &source)?;
    same_words(&said, &source)?;
    Ok(cites)
}

fn same_addresses(said: &str, source: &str) -> Result<(), Refusal> {
    let known: HashSet<String> = addresses(source).collect();
    if addresses(said).all(|address| known.contains(&address)) { Ok(()) } else { Err(Refusal::Link) }
}

/// What leads somewhere: links, mail addresses, names of hosts, paths.
fn addresses(text: &str) -> impl Iterator<Item = String> {
    text.split_whitespace()
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '/').to_lowercase())
        .filter(|word| {
            word.contains('@')
                || word.contains("://")
                || word.starts_with('/')
                || word.starts_with("www.")
                || ["mailto:", "tel:", "javascript:", "data:"].iter().any(|scheme| word.contains(scheme))
                || is_host(word)
        })
}

/// Letters on both sides of a full stop, at least two behind the last.
fn is_host(word: &str) -> bool {
    word.split('/').next().and_then(|host| host.rsplit_once('.')).is_some_and(|(before, last)| {
        let last: Vec<char> = last.split(':').next().unwrap_or_default().chars().collect();
        !before.is_empty() && last.len() > 1 && last.iter().all(|c| c.is_alphabetic())
    })
}

fn same_words(said: &str, source: &str) -> Result<(), Refusal> {
    let (said, whole) = (Words::of(said), Words::of(source));
    if !said.numbers.is_subset(&whole.numbers) || !said.weighty.is_subset(&whole.weighty) {
        return Err(Refusal::Number);
    }
    let known: HashSet<&str> = whole.stems.iter().map(String::as_str).collect();
    let (mut shared, mut in_a_row) = (0_usize, 0);
    for stem in &said.stems {
        if known.contains(stem.as_str()) {
            (shared, in_a_row) = (shared + 1, 0);
        } else {
            in_a_row += 1;
        }
        if in_a_row > FOREIGN_MAX {
            return Err(Refusal::Foreign);
        }
    }
    if shared == 0 || (shared as f32) < SHARE * said.stems.len() as f32 {
        return Err(Refusal::Foreign);
    }
    let nearest = nearest(&said, source);
    if nearest.is_some_and(|sentence| sentence.negated != said.negated) {
        Err(Refusal::Opposite)
    } else {
        Ok(())
    }
}

/// The sentence of the source that shares most words with this one.
fn nearest(said: &Words, source: &str) -> Option<Words> {
    let stems: HashSet<&str> = said.stems.iter().map(String::as_str).collect();
    let shared = |words: &Words| words.stems.iter().filter(|stem| stems.contains(stem.as_str())).count();
    split(source).into_iter().map(Words::of).rev().max_by_key(shared)
}

/// Marks of Markdown and HTML, and letters that have no look of their own.
fn is_markup(c: char) -> bool {
    matches!(c, '<' | '>' | '`' | '*' | '|' | '{' | '}' | '\\' | '~' | '^' | '_' | '&')
        || (c.is_control() && c != '\n')
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

fn begins_with_a_mark(line: &str) -> bool {
    line.trim_start().starts_with(['#', '-', '+', '•', '=', '–'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn passages() -> Vec<Passage> {
        let passage = |number, title: &str, text: &str| Passage {
            number,
            title: title.to_owned(),
            text: text.to_owned(),
        };
        vec![
            passage(
                1,
                "Cancel a crossing",
                "You can cancel a crossing until 24 hours before departure and get the full fare back. \
                 Open your booking and press Cancel crossing. Tickets for festivals cannot be cancelled.",
            ),
            passage(2, "Bring a bicycle", "Bicycles travel for 4 € each. Write to bikes@saltmere.example."),
        ]
    }

    fn checked(text: &str) -> Result<Vec<usize>, Refusal> {
        hold_against(text, &passages()).map(|rephrased| rephrased.cites)
    }

    #[test]
    fn an_answer_that_stands_in_its_sources_is_taken() {
        let text = "You can cancel your crossing up to 24 hours before departure and get the full fare back [1].\n\
                    Open the booking and press Cancel crossing. [1] A bicycle travels for 4 € [2].";
        let taken = hold_against(text, &passages()).expect("taken");
        assert_eq!(taken.cites, [1, 2]);
        assert!(!taken.text.contains('\n') && taken.text.contains("back [1]. Open"), "{}", taken.text);
        assert_eq!(checked("Write to bikes@saltmere.example about bicycles [2]."), Ok(vec![2]));
    }

    #[test]
    fn every_sentence_names_a_source_that_exists() {
        assert_eq!(checked("NONE"), Err(Refusal::Uncited));
        assert_eq!(checked("You can cancel a crossing [1]. Open your booking."), Err(Refusal::Uncited));
        assert_eq!(checked("You can cancel a crossing [7]."), Err(Refusal::Unknown));
        assert_eq!(checked("You can cancel a crossing [0]."), Err(Refusal::Unknown));
    }

    #[test]
    fn a_source_that_says_something_else_is_a_lie() {
        assert_eq!(checked("You can cancel a crossing before departure [2]."), Err(Refusal::Foreign));
        assert_eq!(checked("Your captain loves whales [1]."), Err(Refusal::Foreign));
        let mixed =
            "Cancel a crossing, open your booking, or wire gold bars to Panama, departure fare back [1].";
        assert_eq!(checked(mixed), Err(Refusal::Foreign));
        assert_eq!(checked("You can cancel tickets for festivals [1]."), Err(Refusal::Opposite));
        assert_eq!(
            checked("You can not cancel a crossing until 24 hours before departure [1]."),
            Err(Refusal::Opposite)
        );
    }

    #[test]
    fn numbers_and_promises_come_from_the_source() {
        for lie in [
            "You can cancel a crossing until 48 hours before departure [1].",
            "You can cancel a crossing until twelve hours before departure [1].",
            "You can always cancel a crossing before departure [1].",
            "You get the full fare back in $ before departure [1].",
            "Bicycles travel for 4 € and get the fare back [2]. Bicycles travel for 5 € [2].",
        ] {
            assert!(matches!(checked(lie), Err(Refusal::Number | Refusal::Foreign)), "{lie}");
        }
    }

    #[test]
    fn nothing_leads_anywhere_but_where_the_source_leads() {
        for lie in [
            "Open your booking and press Cancel crossing at evil.example [1].",
            "Open your booking at https://evil.example/x and press Cancel crossing [1].",
            "Open your booking and write to me@evil.example [1].",
            "Open your booking at /login and press Cancel crossing [1].",
            "Write to bikes@saltmere.example and cancel a crossing before departure [1].",
        ] {
            assert_eq!(checked(lie), Err(Refusal::Link), "{lie}");
        }
    }

    #[test]
    fn markup_and_unseen_letters_are_refused() {
        for marked in [
            "You can **cancel** a crossing [1].",
            "<b>You can cancel a crossing</b> [1].",
            "# Cancel a crossing [1]",
            "- Cancel a crossing [1].",
            "You can `cancel` a crossing [1].",
            "You can [cancel](x) a crossing [1].",
            "You can \u{202e}cancel a crossing [1].",
            "You can cancel a crossing &lt; [1].",
        ] {
            assert_eq!(checked(marked), Err(Refusal::Markup), "{marked}");
        }
        assert_eq!(checked(""), Err(Refusal::Length));
        assert_eq!(checked(&"You can cancel a crossing [1]. ".repeat(60)), Err(Refusal::Length));
    }
}
