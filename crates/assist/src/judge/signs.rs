//! What a sentence shows: its words, the letters in them, and the kinds of its words in their order.

use std::collections::HashMap;

use super::kinds::{Kinds, bare};
use crate::words::words;

/// Words that are looked at.
const MOST_WORDS: usize = 60;
/// Letters of a word that are looked at.
const MOST_LETTERS: usize = 32;
/// How far apart two kinds may stand to count together, in words of any kind.
const APART: usize = 4;
/// What each side of a sentence weighs: words, letters, kinds.
const SHARES: [f32; 3] = [0.5, 0.35, 0.8];

/// By side, how often each sign is there.
#[derive(Default)]
pub(super) struct Signs([HashMap<String, u32>; 3]);

impl Signs {
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().flat_map(HashMap::keys).map(String::as_str)
    }

    /// Numbers of the known signs and their weights; each side is as long as its share.
    pub(super) fn weighed(&self, known: &HashMap<String, (u32, f32)>) -> Vec<(u32, f32)> {
        let mut all = Vec::new();
        for (side, share) in self.0.iter().zip(SHARES) {
            let weight = |(name, times): (&String, &u32)| {
                let (number, rarity) = known.get(name)?;
                Some((*number, rarity * (1.0 + (*times as f32).ln())))
            };
            let mut some: Vec<(u32, f32)> = side.iter().filter_map(weight).collect();
            some.sort_unstable_by_key(|(number, _)| *number);
            let length = some.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
            all.extend(some.into_iter().map(|(number, weight)| (number, weight / length * share)));
        }
        all
    }
}

pub(super) fn signs(kinds: &Kinds, text: &str) -> Signs {
    let typed: Vec<String> = words(text).take(MOST_WORDS).collect();
    let bare: Vec<&str> = typed.iter().map(|word| bare(word)).collect();
    let mut signs = Signs::default();
    let [by_words, by_letters, by_kinds] = &mut signs.0;
    count_words(&bare, by_words);
    typed.iter().for_each(|word| count_letters(word, by_letters));
    let kinds = kinds.of(&typed);
    count_order(&kinds, by_kinds);
    count_neighbours(&kinds, &bare, by_kinds);
    signs
}

type Counts = HashMap<String, u32>;

fn count(counts: &mut Counts, name: String) {
    *counts.entry(name).or_default() += 1;
}

fn count_words(words: &[&str], counts: &mut Counts) {
    words.iter().for_each(|word| count(counts, (*word).to_owned()));
    words.windows(2).for_each(|pair| count(counts, pair.join(" ")));
}

fn count_letters(word: &str, counts: &mut Counts) {
    let letters: Vec<char> =
        std::iter::once('_').chain(word.chars().take(MOST_LETTERS)).chain(['_']).collect();
    for size in 3..=5 {
        for run in letters.windows(size) {
            count(counts, std::iter::once('#').chain(run.iter().copied()).collect());
        }
    }
}

/// Which kinds there are, which follow each other with or without words between, and how long the sentence is.
fn count_order(kinds: &[Vec<u16>], counts: &mut Counts) {
    let named: Vec<&Vec<u16>> = kinds.iter().filter(|kinds| !kinds.is_empty()).collect();
    for (at, one) in named.iter().enumerate() {
        for a in *one {
            count(counts, format!("@{a}"));
            if at == 0 {
                count(counts, format!("^{a}"));
            }
            if at + 1 == named.len() {
                count(counts, format!("{a}$"));
            }
            let next = |steps: usize| named.get(at + steps).copied().into_iter().flatten();
            for b in next(1) {
                count(counts, format!("@{a} {b}"));
                next(2).for_each(|c| count(counts, format!("@{a} {b} {c}")));
            }
            for b in (2..=APART).flat_map(next) {
                count(counts, format!("@{a}..{b}"));
            }
        }
    }
    let long = match kinds.len() {
        0..=2 => kinds.len(),
        3..=4 => 4,
        5..=8 => 8,
        _ => 9,
    };
    count(counts, format!("long{long}"));
}

/// A kind beside a word.
fn count_neighbours(kinds: &[Vec<u16>], words: &[&str], counts: &mut Counts) {
    for at in 1..words.len() {
        kinds[at - 1].iter().for_each(|a| count(counts, format!("@{a}+{}", words[at])));
        kinds[at].iter().for_each(|b| count(counts, format!("{}+@{b}", words[at - 1])));
    }
}
