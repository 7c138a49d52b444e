//! Whether a message asks for one certain thing, learnt from many sentences that do and many that do not. Words of a
//! kind count as one in every language, so what is learnt in one helps in the others.

mod kinds;
mod meaning;
mod pieces;
mod signs;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use crate::intents::softmax::{Sample, Softmax};
use kinds::Kinds;
use signs::{Signs, signs};

pub use meaning::Meaning;
pub use pieces::pieces;

/// Signs that stand in fewer sentences than this teach nothing.
const LEAST: usize = 2;

#[derive(Clone, Copy, Debug)]
pub struct Lesson<'a> {
    pub text: &'a str,
    /// Whether it asks.
    pub asks: bool,
}

/// Judges by words.
pub struct Judge {
    kinds: Kinds,
    /// Signs with their number and how rare they are.
    known: HashMap<String, (u32, f32)>,
    learnt: Softmax,
}

impl Judge {
    /// Learns in a fifth of a second from some thousand sentences. `kinds` has a line for each kind: its name, a colon,
    /// and its words; `word*` is the beginning of one, `a+b` are words that follow each other, `#` begins a comment.
    pub fn learn(kinds: &str, lessons: &[Lesson]) -> Judge {
        let kinds = Kinds::read(kinds);
        let seen: Vec<Signs> = lessons.iter().map(|lesson| signs(&kinds, lesson.text)).collect();
        let known = known_among(&seen);
        let samples: Vec<Sample> = seen
            .iter()
            .zip(lessons)
            .map(|(signs, lesson)| Sample {
                features: signs.weighed(&known),
                class: usize::from(lesson.asks),
                weight: 1.0,
            })
            .collect();
        let learnt = Softmax::train(&samples, known.len(), 2);
        Judge { kinds, known, learnt }
    }

    /// The logarithm of the odds that it asks: above zero it rather does.
    pub fn odds(&self, text: &str) -> f32 {
        let chances = self.learnt.chances(&signs(&self.kinds, text).weighed(&self.known));
        (chances[1] / chances[0]).ln()
    }
}

fn known_among(seen: &[Signs]) -> HashMap<String, (u32, f32)> {
    let mut times: HashMap<&str, usize> = HashMap::new();
    for name in seen.iter().flat_map(Signs::names) {
        *times.entry(name).or_default() += 1;
    }
    let mut kept: Vec<(&str, usize)> = times.into_iter().filter(|(_, times)| *times >= LEAST).collect();
    // In a fixed order, so that the same sentences always teach the same.
    kept.sort_unstable();
    let rarity = |times: usize| ((1 + seen.len()) as f32 / (1 + times) as f32).ln() + 1.0;
    (0..).zip(kept).map(|(number, (name, times))| (name.to_owned(), (number, rarity(times)))).collect()
}
