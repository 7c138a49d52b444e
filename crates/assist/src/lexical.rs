//! Ranking by words: BM25 over an index in memory that takes texts in and out at any time.

use std::collections::{HashMap, HashSet};

use crate::outline::Outline;
use crate::postings::Postings;
use crate::stems::stem;
use crate::typos::is_near;
use crate::words::{Tongue, is_filler, words};

const SATURATION: f32 = 1.2;
const LENGTH: f32 = 0.75;
/// A word of the title counts as often as two of the body.
const TITLE: u32 = 2;
/// More words than this tell no more about a question.
const MOST_WORDS: usize = 48;
/// What a word counts that is only nearly the one asked for, or a part of it.
const NEARLY: f32 = 0.6;
const PART: f32 = 0.5;
/// How many such words stand in for one.
const STAND_INS: usize = 4;
/// For more words of a question than this nothing stands in: each is held against the whole vocabulary.
const MOST_UNKNOWN: usize = 6;
/// Letters beyond which a word is no word, and nothing stands in for it.
const LONGEST: usize = 40;
/// Texts that were taken out are swept away when they are this many, or an eighth.
const SWEEP: usize = 64;

/// Number of a text in its library.
pub(crate) type Slot = u32;

#[derive(Default)]
pub(crate) struct Lexical {
    words: HashMap<Box<str>, Word>,
    /// For each word its texts, by its number.
    postings: Vec<Postings>,
    /// Numbers of words that stand in no text any more.
    unused: Vec<u32>,
    /// How many words the text in a slot has; zero when it is gone.
    lengths: Vec<u32>,
    live: usize,
    gone: usize,
    total: u64,
}

struct Word {
    number: u32,
    outline: Outline,
}

/// What the words say about all texts.
pub(crate) struct Found {
    /// BM25 by slot; zero without any of the words.
    pub scores: Vec<f32>,
    /// The score that a text would have if every word of the question stood in it all the time.
    pub best_possible: f32,
}

impl Lexical {
    pub(crate) fn insert(&mut self, slot: Slot, title: &str, body: &str, tongue: Tongue) {
        let mut counts: HashMap<u32, u32> = HashMap::new();
        let mut length = 0;
        for (text, weight) in [(title, TITLE), (body, 1)] {
            for word in words(text) {
                *counts.entry(self.number(stem(&word, tongue))).or_default() += weight;
                length += weight;
            }
        }
        for (word, count) in counts {
            self.postings[word as usize].push(slot, count);
        }
        self.lengths.resize(self.lengths.len().max(slot as usize + 1), 0);
        self.lengths[slot as usize] = length.max(1);
        self.live += 1;
        self.total += u64::from(length.max(1));
    }

    /// True when the slots of all that is gone can be used again.
    pub(crate) fn remove(&mut self, slot: Slot) -> bool {
        self.total -= u64::from(std::mem::take(&mut self.lengths[slot as usize]));
        self.live -= 1;
        self.gone += 1;
        let sweep = self.gone >= SWEEP.max(self.live / 8);
        if sweep {
            self.sweep();
        }
        sweep
    }

    fn sweep(&mut self) {
        for texts in &mut self.postings {
            texts.retain(|slot| self.lengths[slot as usize] > 0);
        }
        self.words.retain(|_, word| {
            let stays = !self.postings[word.number as usize].is_empty();
            if !stays {
                self.unused.push(word.number);
            }
            stays
        });
        self.gone = 0;
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(word) = self.words.get(word) {
            return word.number;
        }
        let number = self.unused.pop().unwrap_or_else(|| {
            self.postings.push(Postings::default());
            self.postings.len() as u32 - 1
        });
        self.words.insert(word.into(), Word { number, outline: Outline::of(word) });
        number
    }

    pub(crate) fn find(&self, question: &str) -> Found {
        let mut found = Found { scores: vec![0.0; self.lengths.len()], best_possible: 0.0 };
        let average = self.total as f32 / self.live.max(1) as f32;
        let mut unknown = 0;
        for word in asked(question) {
            let mut terms = self.terms(&word);
            if terms.is_empty() && unknown < MOST_UNKNOWN {
                unknown += 1;
                terms = self.stand_ins(stem(&word, Tongue::English));
            }
            let rarity = terms.iter().map(|(term, _)| self.rarity(*term)).fold(0.0, f32::max);
            found.best_possible +=
                if terms.is_empty() { self.unknown() } else { rarity } * (SATURATION + 1.0);
            for (term, weight) in terms {
                let rarity = self.rarity(term) * weight;
                for (slot, count) in self.postings[term as usize].iter() {
                    let slot = slot as usize;
                    let (count, length) = (count as f32, self.lengths[slot] as f32);
                    if length > 0.0 {
                        let norm = SATURATION * (1.0 - LENGTH + LENGTH * length / average);
                        found.scores[slot] += rarity * count * (SATURATION + 1.0) / (count + norm);
                    }
                }
            }
        }
        found
    }

    /// The words of the index that are this one in any tongue, with what each counts.
    fn terms(&self, word: &str) -> Vec<(u32, f32)> {
        let mut forms =
            [Tongue::English, Tongue::German, Tongue::Other].map(|tongue| stem(word, tongue)).to_vec();
        forms.dedup();
        let known = forms.iter().filter_map(|form| self.words.get(*form)).map(|word| word.number);
        let mut terms: Vec<(u32, f32)> =
            known.filter(|term| self.is_used(*term)).map(|term| (term, 1.0)).collect();
        terms.sort_unstable_by_key(|(term, _)| *term);
        terms.dedup();
        terms
    }

    /// For a word that stands nowhere: those that it is a slip or a part of, or that are parts of it.
    fn stand_ins(&self, word: &str) -> Vec<(u32, f32)> {
        let letters: Vec<char> = word.chars().take(LONGEST + 1).collect();
        if !(4..=LONGEST).contains(&letters.len()) || letters.iter().any(char::is_ascii_digit) {
            return Vec::new();
        }
        let slips = if letters.len() < 8 { 1 } else { 2 };
        let own = Outline::of(word);
        let is_part_of = |other: &str, outline: &Outline| {
            outline.long >= 5 && outline.may_be_part_of(&own) && word.contains(other)
                || own.long >= 5 && own.may_be_part_of(outline) && other.contains(word)
        };
        let is_slip_of = |other: &str, outline: &Outline| {
            outline.long >= 4
                && outline.may_be_near(&own, slips)
                && is_near(&letters, &other.chars().collect::<Vec<_>>(), usize::from(slips))
        };
        let mut found = Vec::new();
        for (other, Word { number, outline }) in &self.words {
            let weight = if is_part_of(other, outline) {
                PART
            } else if is_slip_of(other, outline) {
                NEARLY
            } else {
                continue;
            };
            if self.is_used(*number) {
                found.push((outline.long.abs_diff(own.long), other, *number, weight));
            }
        }
        found.sort_unstable_by(|a, b| b.3.total_cmp(&a.3).then(a.0.cmp(&b.0)).then(a.1.cmp(b.1)));
        found.into_iter().take(STAND_INS).map(|(_, _, term, weight)| (term, weight)).collect()
    }

    fn is_used(&self, term: u32) -> bool {
        !self.postings[term as usize].is_empty()
    }

    /// The rarer a word, the more it tells.
    fn rarity(&self, term: u32) -> f32 {
        let texts = self.postings[term as usize].len().min(self.live) as f32;
        (1.0 + (self.live as f32 - texts + 0.5) / (texts + 0.5)).ln()
    }

    fn unknown(&self) -> f32 {
        (1.0 + (self.live as f32 + 0.5) / 0.5).ln()
    }
}

/// The words that a question is about, each once; all of them when it has nothing but fillers.
fn asked(question: &str) -> Vec<String> {
    let mut seen = HashSet::new();
    let all: Vec<String> =
        words(question).filter(|word| seen.insert(word.clone())).take(MOST_WORDS).collect();
    if all.iter().all(|word| is_filler(word)) {
        all
    } else {
        all.into_iter().filter(|word| !is_filler(word)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(texts: &[(&str, &str)]) -> Lexical {
        let mut lexical = Lexical::default();
        for (slot, (title, body)) in (0..).zip(texts) {
            lexical.insert(slot, title, body, crate::words::tongue_of(&format!("{title} {body}")));
        }
        lexical
    }

    fn best(lexical: &Lexical, question: &str) -> Option<usize> {
        let scores = lexical.find(question).scores;
        let best = (0..scores.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b]))?;
        (scores[best] > 0.0).then_some(best)
    }

    #[test]
    fn the_text_with_the_words_comes_first() {
        let lexical = index(&[
            ("Refunds", "How money comes back to your card."),
            ("Delivery", "How a parcel comes to your door."),
            ("Rechnungsadresse ändern", "So ändern Sie die Adresse auf der Rechnung."),
            ("تغيير كلمة المرور", "افتح الإعدادات ثم اختر كلمة المرور."),
        ]);
        assert_eq!(best(&lexical, "where is my parcel"), Some(1));
        assert_eq!(best(&lexical, "Ich möchte die Adresse der Rechnungen ändern"), Some(2));
        assert_eq!(best(&lexical, "نسيت كلمة مرور"), Some(3));
        assert_eq!(best(&lexical, "zebra"), None);
    }

    #[test]
    fn slips_and_parts_of_words_are_forgiven() {
        let lexical = index(&[("Refunds", "Money back."), ("Rechnungsadresse", "Wohin die Rechnung geht.")]);
        assert_eq!(best(&lexical, "refnud"), Some(0));
        assert_eq!(best(&lexical, "adresse"), Some(1));
    }

    #[test]
    fn a_text_that_was_taken_out_is_not_found() {
        let mut lexical = index(&[("Refunds", "Money back."), ("Delivery", "A parcel.")]);
        lexical.remove(0);
        assert_eq!(best(&lexical, "refund"), None);
        assert_eq!(best(&lexical, "parcel"), Some(1));
    }

    #[test]
    fn slots_come_free_after_many_removals() {
        let mut lexical = Lexical::default();
        for slot in 0..64 {
            lexical.insert(slot, "Same title", "Same body.", Tongue::English);
        }
        let swept: Vec<bool> = (0..64).map(|slot| lexical.remove(slot)).collect();
        assert!(swept[63] && !swept[62]);
        assert!(lexical.postings.iter().all(Postings::is_empty));
    }

    #[test]
    fn words_that_stand_nowhere_any_more_are_forgotten_and_their_places_used_again() {
        let mut lexical = Lexical::default();
        for round in 0..5 {
            for slot in 0..64 {
                let title = format!("kept{} gone{round}x{slot}", slot % 2);
                lexical.insert(slot, &title, "", Tongue::English);
            }
            assert_eq!((lexical.words.len(), lexical.postings.len()), (66, 66));
            assert_eq!(best(&lexical, &format!("gone{round}x7")), Some(7));
            let swept = (0..64).filter(|slot| lexical.remove(*slot)).count();
            assert_eq!(swept, 1);
            assert!(lexical.words.is_empty());
        }
    }

    #[test]
    fn nothing_stands_in_for_a_seventh_unknown_word() {
        let lexical = index(&[("Refunds", "Money back.")]);
        let unknown = "qwxyv zzkjh jjkqz vvbbq xxyyz kkqqj";
        assert_eq!(best(&lexical, &format!("refnud {unknown}")), Some(0));
        assert_eq!(best(&lexical, &format!("{unknown} refnud")), None);
    }
}
