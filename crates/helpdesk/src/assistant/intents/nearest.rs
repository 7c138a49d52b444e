//! The nearest example: compared by words and by runs of three letters, so that slips and endings matter little.

use std::collections::HashMap;

use crate::assistant::understand::{Intent, words};

/// An example that is like a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Near {
    pub intent: Intent,
    pub example: String,
    /// In hundredths.
    pub likeness: i64,
}

#[derive(Debug)]
pub struct Nearest(Vec<(Intent, String, Features)>);

/// Weights whose squares add up to one.
type Features = HashMap<String, f32>;

impl Nearest {
    pub(super) fn learn(examples: impl Iterator<Item = (Intent, String)>) -> Self {
        let known = |(intent, text): (Intent, String)| {
            let features = features(&text);
            (intent, text, features)
        };
        Self(examples.map(known).collect())
    }

    /// The examples that are most like this message, the best first.
    pub(super) fn of(&self, text: &str, most: usize) -> Vec<Near> {
        let asked = features(text);
        let mut near: Vec<Near> = self
            .0
            .iter()
            .map(|(intent, example, known)| Near {
                intent: *intent,
                example: example.clone(),
                likeness: (100.0 * likeness(&asked, known)).round() as i64,
            })
            .collect();
        near.sort_by_key(|near| std::cmp::Reverse(near.likeness));
        near.truncate(most);
        near
    }
}

fn features(text: &str) -> Features {
    let mut found = Features::new();
    for word in words(text) {
        *found.entry(format!(" {word}")).or_default() += 2.0;
        let letters: Vec<char> = format!("^{word}$").chars().collect();
        for run in letters.windows(3) {
            *found.entry(run.iter().collect()).or_default() += 1.0;
        }
    }
    let length = found.values().map(|weight| weight * weight).sum::<f32>().sqrt();
    found.values_mut().for_each(|weight| *weight /= length);
    found
}

fn likeness(one: &Features, other: &Features) -> f32 {
    one.iter().filter_map(|(feature, weight)| Some(weight * other.get(feature)?)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_example_wins_in_spite_of_slips() {
        let examples = [(Intent::Hours, "opening hours on holidays"), (Intent::Bye, "see you soon")];
        let nearest = Nearest::learn(examples.into_iter().map(|(intent, text)| (intent, text.to_owned())));
        let near = nearest.of("openning hours on holiday", 1);
        assert_eq!(near[0].intent, Intent::Hours);
        assert!(near[0].likeness >= 70, "{near:?}");
        assert!(nearest.of("my router is broken", 1)[0].likeness < 40);
    }
}
