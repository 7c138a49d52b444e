//! Cuts a text into passages of about a hundred words, at the ends of sentences, and finds the one to show.

use std::collections::HashSet;

use crate::stems::stem;
use crate::words::{Tongue, folded, is_filler, spans, words};

/// How many words a passage has, roughly.
const WORDS: usize = 100;

/// Where a passage begins and ends in its text, in bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Passage {
    pub from: usize,
    pub to: usize,
}

/// The same text gives the same passages, so that the number of one is enough to find it again.
pub(crate) fn passages(text: &str) -> Vec<Passage> {
    let starts: Vec<usize> = spans(text).map(|(at, _)| at).collect();
    let parts = ((starts.len() + WORDS / 2) / WORDS).max(1);
    let size = starts.len().div_ceil(parts);
    let mut found = Vec::with_capacity(parts);
    let mut from = 0;
    let mut first = 0;
    while first + size + size / 3 < starts.len() {
        // The last end of a sentence between four fifths and six fifths of the size; else between two words.
        let last = first + size;
        let near = last - size / 5..last + size / 5;
        let cut = near.rev().find(|word| ends_a_sentence(&text[..starts[*word]])).unwrap_or(last);
        found.push(Passage { from, to: starts[cut] });
        from = starts[cut];
        first = cut;
    }
    found.push(Passage { from, to: text.len() });
    found
}

fn ends_a_sentence(before: &str) -> bool {
    let trimmed = before.trim_end();
    before.len() > trimmed.len() && trimmed.ends_with(['.', '!', '?', ':', '؟', '。'])
        || before.ends_with('\n')
}

/// The passage with this number, or without one the passage with most words of the question, as it stands in the text.
pub fn excerpt<'a>(text: &'a str, passage: Option<usize>, question: &str) -> &'a str {
    let all = passages(text);
    let chosen = passage.and_then(|number| all.get(number)).or_else(|| {
        let asked = stems(question);
        all.iter()
            .rev()
            .max_by_key(|passage| stems(&text[passage.from..passage.to]).intersection(&asked).count())
    });
    chosen.map_or("", |passage| text[passage.from..passage.to].trim())
}

/// As much of a text as has this many words.
pub fn beginning(text: &str, words: usize) -> &str {
    spans(text).nth(words).map_or(text, |(at, _)| text[..at].trim_end())
}

fn stems(text: &str) -> HashSet<String> {
    let all = words(text).filter(|word| !is_filler(word));
    all.flat_map(|word| {
        [Tongue::English, Tongue::German, Tongue::Other].map(|tongue| stem(&word, tongue).to_owned())
    })
    .collect()
}

/// Where words of the question stand in a text, in bytes: for marking them.
pub fn found_in(text: &str, question: &str) -> Vec<std::ops::Range<usize>> {
    let asked = stems(question);
    let is_asked = |word: &str| {
        let word = folded(word);
        !is_filler(&word)
            && [Tongue::English, Tongue::German, Tongue::Other]
                .iter()
                .any(|tongue| asked.contains(stem(&word, *tongue)))
    };
    spans(text).filter(|(_, word)| is_asked(word)).map(|(at, word)| at..at + word.len()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        passages(text).into_iter().map(|passage| &text[passage.from..passage.to]).collect()
    }

    #[test]
    fn passages_together_are_the_text() {
        for text in
            ["", "one", &"A sentence of five words. ".repeat(73), &"word ".repeat(349), &"كلمة ".repeat(250)]
        {
            assert_eq!(cut(text).concat(), text);
        }
    }

    #[test]
    fn a_passage_ends_with_a_sentence_where_it_can() {
        let text = "Seven words stand in this sentence here. ".repeat(45);
        let found = cut(&text);
        assert_eq!(found.len(), 3);
        assert!(found.iter().all(|passage| passage.ends_with("here. ")), "{found:?}");
    }

    #[test]
    fn the_excerpt_is_the_passage_with_the_words_of_the_question() {
        let text = format!(
            "{} The refund comes in three days. {}",
            "Nothing to see. ".repeat(40),
            "More of it. ".repeat(60)
        );
        assert!(excerpt(&text, None, "when do refunds come?").contains("three days"));
        assert_eq!(excerpt("Only this.", Some(0), "x"), "Only this.");
        assert_eq!(excerpt("", None, "x"), "");
    }

    #[test]
    fn a_beginning_ends_before_the_word_that_is_too_many() {
        assert_eq!(beginning("One, two; three.", 2), "One, two;");
        assert_eq!(beginning("One, two; three.", 3), "One, two; three.");
        assert_eq!(beginning("", 3), "");
    }

    #[test]
    fn words_of_the_question_are_found_in_other_forms() {
        let text = "Refunds are paid to the card.";
        let marked: Vec<&str> =
            found_in(text, "will the refund be paid").into_iter().map(|at| &text[at]).collect();
        assert_eq!(marked, ["Refunds", "paid"]);
    }
}
