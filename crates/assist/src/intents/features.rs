//! What a text looks like: its words and pairs of words, and the letters in them, weighted by how rare they are.

use std::collections::HashMap;

use crate::words::words;

/// In how many examples a feature must stand when there are many examples.
const MANY_EXAMPLES: usize = 2_000;

/// Numbers of features and their weights; the length over all is one.
pub(super) type Sparse = Vec<(u32, f32)>;

pub(super) struct Features {
    numbers: HashMap<String, (u32, f32)>,
}

impl Features {
    pub(super) fn of_all(texts: &[&str]) -> Features {
        let mut seen: HashMap<String, usize> = HashMap::new();
        for text in texts {
            for name in counted(text).into_keys() {
                *seen.entry(name).or_default() += 1;
            }
        }
        let all = texts.len();
        let least = if all > MANY_EXAMPLES { 2 } else { 1 };
        let mut kept: Vec<(String, usize)> = seen.into_iter().filter(|(_, times)| *times >= least).collect();
        // In a fixed order, so that the same examples always give the same answers.
        kept.sort_unstable();
        let numbers = (0..).zip(kept).map(|(number, (name, times))| {
            let rarity = ((1 + all) as f32 / (1 + times) as f32).ln() + 1.0;
            (name, (number, rarity))
        });
        Features { numbers: numbers.collect() }
    }

    pub(super) fn len(&self) -> usize {
        self.numbers.len()
    }

    /// Words and letters weigh the same.
    pub(super) fn of(&self, text: &str) -> Sparse {
        let (mut by_words, mut by_letters) = (Sparse::new(), Sparse::new());
        for (name, times) in counted(text) {
            if let Some((number, rarity)) = self.numbers.get(&name) {
                let side = if name.starts_with('#') { &mut by_letters } else { &mut by_words };
                side.push((*number, rarity * (1.0 + (times as f32).ln())));
            }
        }
        let mut all = Sparse::new();
        for mut side in [by_words, by_letters] {
            side.sort_unstable_by_key(|(number, _)| *number);
            let length = side.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
            all.extend(side.into_iter().map(|(number, weight)| (number, weight / length * 0.5f32.sqrt())));
        }
        all.sort_unstable_by_key(|(number, _)| *number);
        all
    }
}

fn counted(text: &str) -> HashMap<String, u32> {
    let mut counts = HashMap::new();
    let mut count = |name: String| *counts.entry(name).or_default() += 1;
    let words: Vec<String> = words(text).take(128).collect();
    for pair in words.windows(2) {
        count(pair.join(" "));
    }
    for word in words {
        let letters: Vec<char> = std::iter::once('_').chain(word.chars().take(32)).chain(['_']).collect();
        for size in 2..=4 {
            for run in letters.windows(size) {
                count(std::iter::once('#').chain(run.iter().copied()).collect());
            }
        }
        count(word);
    }
    counts
}

/// How alike two texts are, from 0 to 1.
pub(super) fn likeness(a: &Sparse, b: &Sparse) -> f32 {
    let (mut i, mut j, mut sum) = (0, 0, 0.0);
    while let (Some((left, x)), Some((right, y))) = (a.get(i), b.get(j)) {
        sum += if left == right { x * y } else { 0.0 };
        i += usize::from(left <= right);
        j += usize::from(right <= left);
    }
    sum
}
