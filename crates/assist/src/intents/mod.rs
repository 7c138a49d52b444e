//! What somebody wants, learnt from a few examples of each intent.

mod features;
pub(crate) mod softmax;

use crate::encoder::Encoder;
use crate::vector::{DIMENSIONS, Vector};
use features::{Features, Sparse, likeness};
use softmax::{Sample, Softmax, softmax};

/// What words weigh beside the meaning.
const WORDS: f32 = 0.5;
/// The intent's own name is an example too, but a poor one.
const NAME: f32 = 0.5;
/// What the nearest examples weigh beside what was learnt, and how sharply they are told apart.
const NEAREST: f32 = 0.1;
const SHARPNESS: f32 = 16.0;
/// What likeness in words adds to nearness in meaning.
const ALIKE: f32 = 0.3;
/// How many examples explain a guess.
const REASONS: usize = 3;

#[derive(Clone, Debug)]
pub struct Example {
    pub text: String,
    pub intent: String,
    /// `None` when it has to be encoded yet.
    pub vector: Option<Vector>,
}

/// An example that is near to what was said.
#[derive(Clone, Debug, PartialEq)]
pub struct Near {
    pub text: String,
    pub intent: String,
    /// From 0 to 1.
    pub likeness: f32,
}

#[derive(Clone, Debug)]
pub struct Guess {
    pub intent: String,
    /// From 0 to 1: how sure it is that this is meant, and not something that no example is about.
    pub confidence: f32,
    /// All intents with their chances, the best first; the chances together are one.
    pub ranked: Vec<(String, f32)>,
    /// The nearest examples of all, the nearest first.
    pub why: Vec<Near>,
}

pub struct Classifier {
    intents: Vec<String>,
    features: Features,
    examples: Vec<Known>,
    learnt: Softmax,
}

struct Known {
    text: String,
    intent: usize,
    vector: Option<Vector>,
    words: Sparse,
    is_name: bool,
}

/// What a sentence is compared by.
struct Seen {
    vector: Option<Vector>,
    words: Sparse,
}

impl Classifier {
    /// Gives the examples the vectors that they lack, and learns from all. Takes seconds at most, and waits for the
    /// encoder in between. `None` without an example.
    pub async fn learn(encoder: &Encoder, mut examples: Vec<Example>) -> Option<Classifier> {
        for example in examples.iter_mut().filter(|example| example.vector.is_none()) {
            example.vector = encoder.encode(&example.text).await;
        }
        let mut names = Vec::new();
        for intent in intents_of(&examples) {
            if let Some(words) = name_in_words(&intent) {
                names.push(Example { vector: encoder.encode(&words).await, text: words, intent });
            }
        }
        let whole = |example: &Example| example.vector.is_some();
        if !examples.iter().chain(&names).all(whole) {
            // Some with and some without a meaning would not compare.
            examples.iter_mut().chain(&mut names).for_each(|example| example.vector = None);
        }
        tokio::task::spawn_blocking(move || Classifier::train(&examples, &names)).await.ok()?
    }

    fn train(examples: &[Example], names: &[Example]) -> Option<Classifier> {
        let intents = intents_of(examples);
        let place = |intent: &str| intents.binary_search_by(|known| known.as_str().cmp(intent)).ok();
        let given = examples.iter().map(|example| (example, false));
        let all: Vec<_> = given.chain(names.iter().map(|name| (name, true))).collect();
        let texts: Vec<&str> = all.iter().map(|(example, _)| example.text.as_str()).collect();
        let features = Features::of_all(&texts);
        let known = |(example, is_name): (&Example, bool)| {
            let (text, vector) = (example.text.clone(), example.vector.clone());
            Some(Known { words: features.of(&text), text, intent: place(&example.intent)?, vector, is_name })
        };
        let examples: Vec<Known> = all.into_iter().filter_map(known).collect();
        let samples: Vec<Sample> = examples
            .iter()
            .map(|known| Sample {
                features: together(known.vector.as_ref(), &known.words),
                class: known.intent,
                weight: if known.is_name { NAME } else { 1.0 },
            })
            .collect();
        if intents.is_empty() {
            return None;
        }
        let learnt = Softmax::train(&samples, DIMENSIONS + features.len(), intents.len());
        Some(Classifier { intents, features, examples, learnt })
    }

    /// A vector that came too late may be missing; then words decide.
    pub fn classify(&self, text: &str, vector: Option<&Vector>) -> Guess {
        let seen = Seen { vector: vector.cloned(), words: self.features.of(text) };
        let mut chances = self.learnt.chances(&together(vector, &seen.words));
        let all: Vec<f32> = self.examples.iter().map(|known| known.likeness(&seen)).collect();
        let mut nearest = vec![0.0f32; self.intents.len()];
        for (known, likeness) in self.examples.iter().zip(&all) {
            nearest[known.intent] = nearest[known.intent].max(likeness * SHARPNESS);
        }
        softmax(&mut nearest);
        for (chance, near) in chances.iter_mut().zip(nearest) {
            *chance = (*chance + NEAREST * near) / (1.0 + NEAREST);
        }
        let mut ranked: Vec<(String, f32)> = self.intents.iter().cloned().zip(chances).collect();
        ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
        let (intent, chance) = ranked[0].clone();
        Guess { intent, confidence: chance * self.familiarity(&seen), ranked, why: self.reasons(&all) }
    }

    /// Whether anything of this kind is among the examples, from 0 to 1.
    fn familiarity(&self, seen: &Seen) -> f32 {
        let (mut near, mut alike) = (0.0f32, 0.0f32);
        for known in &self.examples {
            alike = alike.max(likeness(&known.words, &seen.words));
            near = near.max(known.cosine(seen).unwrap_or(alike));
        }
        near * near * (ALIKE + alike) / (ALIKE + 1.0)
    }

    fn reasons(&self, all: &[f32]) -> Vec<Near> {
        let mut order: Vec<usize> = (0..all.len()).filter(|number| !self.examples[*number].is_name).collect();
        order.sort_by(|a, b| all[*b].total_cmp(&all[*a]));
        let near = order.into_iter().take(REASONS).map(|number| {
            let known = &self.examples[number];
            let likeness = (all[number] / (1.0 + ALIKE)).clamp(0.0, 1.0);
            Near { text: known.text.clone(), intent: self.intents[known.intent].clone(), likeness }
        });
        near.collect()
    }
}

fn intents_of(examples: &[Example]) -> Vec<String> {
    let mut intents: Vec<String> = examples.iter().map(|example| example.intent.clone()).collect();
    intents.sort_unstable();
    intents.dedup();
    intents
}

/// "CHECK_OrderStatus" as "check order status"; `None` for a name without words, like a number.
fn name_in_words(name: &str) -> Option<String> {
    let mut words = String::with_capacity(name.len() + 8);
    let mut before = ' ';
    for c in name.chars() {
        if c.is_uppercase() && before.is_lowercase() {
            words.push(' ');
        }
        words.push(if c.is_alphanumeric() { c } else { ' ' });
        before = c;
    }
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    words.contains(|c: char| c.is_alphabetic()).then_some(words)
}

impl Known {
    /// From 0 to 1.3.
    fn likeness(&self, seen: &Seen) -> f32 {
        let alike = likeness(&self.words, &seen.words);
        self.cosine(seen).unwrap_or(alike).max(0.0) + ALIKE * alike
    }

    fn cosine(&self, seen: &Seen) -> Option<f32> {
        Some(self.vector.as_ref()?.cosine(seen.vector.as_ref()?))
    }
}

/// The meaning's numbers first, then the words'.
fn together(vector: Option<&Vector>, words: &Sparse) -> Vec<(u32, f32)> {
    let meaning = (0..).zip(vector.into_iter().flat_map(Vector::floats));
    let words = words.iter().map(|(number, weight)| (DIMENSIONS as u32 + number, weight * WORDS));
    meaning.chain(words).collect()
}

#[cfg(test)]
mod tests;
