//! Words that were looked for, marked in what was found.

use helpdesk::search::found_in;

/// Characters of an excerpt, and how many of them stand before the first word that was found.
const LONGEST: usize = 240;
const BEFORE: usize = 60;

/// A run of characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub text: String,
    pub is_found: bool,
}

/// The pieces together are the text.
pub fn marked(text: &str, words: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut at = 0;
    let mut push = |text: &str, is_found| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), is_found });
        }
    };
    for range in found_in(text, words) {
        push(&text[at..range.start], false);
        push(&text[range.clone()], true);
        at = range.end;
    }
    push(&text[at..], false);
    pieces
}

/// In one line, from a little before the first word that was found, cut between words.
pub fn beginning(text: &str, words: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = found_in(&line, words).first().map_or(0, |range| range.start);
    let before: Vec<usize> = line[..first].char_indices().map(|(at, _)| at).collect();
    let from = match before.len().checked_sub(BEFORE) {
        Some(skipped) if skipped > 0 => {
            let at = before[skipped];
            line[at..first].find(' ').map_or(first, |blank| at + blank + 1)
        }
        _ => 0,
    };
    let rest = text::excerpt(&line[from..], LONGEST);
    if from > 0 { format!("… {rest}") } else { rest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn found_words_are_marked_and_nothing_is_lost() {
        let pieces = marked("Lights: a red light, <b>.", "the lights");
        let found: Vec<&str> =
            pieces.iter().filter(|piece| piece.is_found).map(|piece| piece.text.as_str()).collect();
        assert_eq!(found, ["Lights", "light"]);
        let all: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(all, "Lights: a red light, <b>.");
    }

    #[test]
    fn an_excerpt_begins_a_little_before_what_was_found() {
        assert_eq!(beginning("Short\nand whole.", "whole"), "Short and whole.");
        let long =
            format!("{}Then the light is red. {}", "Nothing to see here. ".repeat(20), "More. ".repeat(80));
        let shown = beginning(&long, "light");
        assert!(shown.starts_with("… ") && shown.contains("Then the light is red."), "{shown}");
        assert!(shown.chars().count() <= LONGEST + 3, "{shown}");
    }
}
