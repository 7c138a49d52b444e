//! Ranking by words: BM25 over an index in memory that takes texts in and out at any time.

use std::collections::{HashMap, HashSet};

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
/// Texts that were taken out are swept away when they are this many, or an eighth.
const SWEEP: usize = 64;

/// Number of a text in its library.
pub(crate) type Slot = u32;

#[derive(Default)]
pub(crate) struct Lexical {
    numbers: HashMap<Box<str>, u32>,
    /// For each word its texts.
    postings: Vec<Postings>,
    /// How many words the text in a slot has; zero when it is gone.
    lengths: Vec<u32>,
    live: usize,
    gone: usize,
    total: u64,
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
        self.gone = 0;
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = self.postings.len() as u32;
        self.numbers.insert(word.into(), number);
        self.postings.push(Postings::default());
        number
    }

    pub(crate) fn find(&self, question: &str) -> Found {
        let mut found = Found { scores: vec![0.0; self.lengths.len()], best_possible: 0.0 };
        let average = self.total as f32 / self.live.max(1) as f32;
        for word in asked(question) {
            let terms = self.terms(&word);
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

    /// The words of the index that stand for this one, with what each counts.
    fn terms(&self, word: &str) -> Vec<(u32, f32)> {
        let mut forms =
            [Tongue::English, Tongue::German, Tongue::Other].map(|tongue| stem(word, tongue)).to_vec();
        forms.dedup();
        let known =
            forms.iter().filter_map(|form| self.numbers.get(*form)).filter(|term| self.is_used(**term));
        let mut terms: Vec<(u32, f32)> = known.map(|term| (*term, 1.0)).collect();
        terms.sort_unstable_by_key(|(term, _)| *term);
        terms.dedup();
        if terms.is_empty() {
            terms = self.stand_ins(stem(word, Tongue::English));
        }
        terms
    }

    /// For a word that stands nowhere: those that it is a slip or a part of, or that are parts of it.
    fn stand_ins(&self, word: &str) -> Vec<(u32, f32)> {
        let letters: Vec<char> = word.chars().collect();
        if letters.len() < 4 || letters.iter().any(char::is_ascii_digit) {
            return Vec::new();
        }
        let slips = if letters.len() < 8 { 1 } else { 2 };
        let mut found = Vec::new();
        for (other, term) in self.numbers.iter().filter(|(_, term)| self.is_used(**term)) {
            let long = other.chars().count();
            let weight = if long >= 5 && word.contains(&**other) || letters.len() >= 5 && other.contains(word)
            {
                PART
            } else if long >= 4
                && long.abs_diff(letters.len()) <= slips
                && is_near(&letters, &other.chars().collect::<Vec<_>>(), slips)
            {
                NEARLY
            } else {
                continue;
            };
            found.push((long.abs_diff(letters.len()), other, *term, weight));
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
}
