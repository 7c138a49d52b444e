//! Cuts a text into the word pieces that the model knows: lower case, without accents, the longest known piece first.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;

const BEGIN: i32 = 101;
const END: i32 = 102;
const UNKNOWN: i32 = 100;
/// Longer words are no words.
const LONGEST_WORD: usize = 100;

pub(super) struct WordPiece {
    pieces: HashMap<&'static str, i32>,
}

impl WordPiece {
    pub(super) fn new(vocabulary: &'static str) -> WordPiece {
        WordPiece { pieces: vocabulary.lines().zip(0..).collect() }
    }

    /// The numbers of at most `limit` pieces, begin and end among them.
    pub(super) fn encode(&self, text: &str, limit: usize) -> Vec<i32> {
        let mut ids = vec![BEGIN];
        for word in split(&plain(text)) {
            if ids.len() >= limit {
                break;
            }
            self.cut(word, &mut ids);
        }
        ids.truncate(limit - 1);
        ids.push(END);
        ids
    }

    fn cut(&self, word: &str, ids: &mut Vec<i32>) {
        let before = ids.len();
        if word.chars().count() > LONGEST_WORD {
            ids.push(UNKNOWN);
            return;
        }
        let mut piece = String::new();
        let mut from = 0;
        while from < word.len() {
            let found = word[from..].char_indices().rev().find_map(|(at, last)| {
                let to = from + at + last.len_utf8();
                piece.clear();
                piece.push_str(if from > 0 { "##" } else { "" });
                piece.push_str(&word[from..to]);
                self.pieces.get(piece.as_str()).map(|id| (*id, to))
            });
            let Some((id, to)) = found else {
                ids.truncate(before);
                ids.push(UNKNOWN);
                return;
            };
            ids.push(id);
            from = to;
        }
    }
}

/// Without control characters and accents, in lower case, with blanks around Chinese characters.
fn plain(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\t' | '\n' | '\r' => cleaned.push(' '),
            '\0' | '\u{fffd}' => {}
            c if is_invisible(c) => {}
            c if c.is_whitespace() => cleaned.push(' '),
            c if is_chinese(c) => cleaned.extend([' ', c, ' ']),
            c => cleaned.push(c),
        }
    }
    cleaned.nfd().filter(|c| !is_nonspacing_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// Control, format, private and unassigned characters, as far as they turn up in what people write.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{600}'..='\u{605}' | '\u{61c}' | '\u{6dd}' | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{e000}'..='\u{f8ff}' | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The model was made with accents stripped that take no room; marks that do (in Devanagari, Tamil …) stay.
fn is_nonspacing_mark(c: char) -> bool {
    is_combining_mark(c) && !is_spacing_mark(c)
}

fn is_spacing_mark(c: char) -> bool {
    matches!(c, '\u{903}' | '\u{93b}' | '\u{93e}'..='\u{940}' | '\u{949}'..='\u{94c}' | '\u{94e}' | '\u{94f}'
        | '\u{982}' | '\u{983}' | '\u{9be}'..='\u{9c0}' | '\u{9c7}'..='\u{9cc}' | '\u{a03}' | '\u{a3e}'..='\u{a40}'
        | '\u{a83}' | '\u{abe}'..='\u{ac0}' | '\u{ac9}'..='\u{acc}' | '\u{b02}' | '\u{b03}' | '\u{b3e}' | '\u{b40}'
        | '\u{bbe}' | '\u{bbf}' | '\u{bc1}'..='\u{bcc}' | '\u{c01}'..='\u{c03}' | '\u{c41}'..='\u{c44}'
        | '\u{cbe}' | '\u{d3e}'..='\u{d40}' | '\u{d46}'..='\u{d4c}' | '\u{102b}' | '\u{102c}' | '\u{1031}'
        | '\u{1038}')
}

fn is_chinese(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{2ceaf}' | '\u{2f800}'..='\u{2fa1f}')
}

/// Words, and each mark of punctuation by itself.
fn split(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for run in text.split(' ').filter(|run| !run.is_empty()) {
        let mut from = 0;
        for (at, c) in run.char_indices().filter(|(_, c)| is_punctuation(*c)) {
            if from < at {
                found.push(&run[from..at]);
            }
            from = at + c.len_utf8();
            found.push(&run[at..from]);
        }
        if from < run.len() {
            found.push(&run[from..]);
        }
    }
    found
}

fn is_punctuation(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{a1}' | '\u{a7}' | '\u{ab}' | '\u{b6}' | '\u{b7}' | '\u{bb}' | '\u{bf}' | '\u{37e}'
            | '\u{387}' | '\u{55a}'..='\u{55f}' | '\u{589}' | '\u{58a}' | '\u{5be}' | '\u{5c0}' | '\u{5c3}'
            | '\u{5f3}' | '\u{5f4}' | '\u{609}' | '\u{60a}' | '\u{60c}' | '\u{60d}' | '\u{61b}' | '\u{61e}'
            | '\u{61f}' | '\u{66a}'..='\u{66d}' | '\u{6d4}' | '\u{964}' | '\u{965}' | '\u{970}'
            | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{2043}' | '\u{2045}'..='\u{2051}'
            | '\u{2053}'..='\u{205e}' | '\u{207d}' | '\u{207e}' | '\u{208d}' | '\u{208e}' | '\u{2308}'..='\u{230b}'
            | '\u{2329}' | '\u{232a}' | '\u{2e00}'..='\u{2e5d}' | '\u{3001}'..='\u{3003}' | '\u{3008}'..='\u{3011}'
            | '\u{3014}'..='\u{301f}' | '\u{3030}' | '\u{303d}' | '\u{30a0}' | '\u{30fb}' | '\u{fe10}'..='\u{fe19}'
            | '\u{fe30}'..='\u{fe52}' | '\u{fe54}'..='\u{fe61}' | '\u{fe63}' | '\u{fe68}' | '\u{fe6a}' | '\u{fe6b}'
            | '\u{ff01}'..='\u{ff03}' | '\u{ff05}'..='\u{ff0a}' | '\u{ff0c}'..='\u{ff0f}' | '\u{ff1a}' | '\u{ff1b}'
            | '\u{ff1f}' | '\u{ff20}' | '\u{ff3b}'..='\u{ff3d}' | '\u{ff3f}' | '\u{ff5b}' | '\u{ff5d}'
            | '\u{ff5f}'..='\u{ff65}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str, limit: usize) -> Vec<&'static str> {
        let vocabulary = include_str!("../../../../assets/model/vocab.txt");
        let names: Vec<&str> = vocabulary.lines().collect();
        let ids = WordPiece::new(vocabulary).encode(text, limit);
        ids.into_iter().map(|id| names[id as usize]).collect()
    }

    #[test]
    fn words_are_cut_into_the_longest_pieces() {
        assert_eq!(pieces("Glutathione", 9), ["[CLS]", "g", "##lu", "##tat", "##hi", "##one", "[SEP]"]);
        assert_eq!(
            pieces("Can't log in?\tÄrgerlich", 20),
            ["[CLS]", "can", "'", "t", "log", "in", "?", "ar", "##ger", "##lich", "[SEP]"]
        );
    }

    #[test]
    fn what_the_model_does_not_know_is_one_unknown_piece() {
        assert_eq!(pieces("a 🦀🦀 b", 9), ["[CLS]", "a", "[UNK]", "b", "[SEP]"]);
        assert_eq!(pieces(&"x".repeat(101), 9), ["[CLS]", "[UNK]", "[SEP]"]);
        assert_eq!(pieces("", 9), ["[CLS]", "[SEP]"]);
    }

    #[test]
    fn a_long_text_is_cut_off_and_still_ends() {
        let found = pieces(&"word ".repeat(500), 16);
        assert_eq!(found.len(), 16);
        assert_eq!(found[15], "[SEP]");
    }
}
