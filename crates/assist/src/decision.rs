//! Whether a ranking is good enough to answer, to offer a choice, or to say that nothing was found.

use crate::library::{Basis, Ranked, Ranking};

/// More than this is no choice.
const CHOICES: usize = 3;
/// Over how many that follow the first one leads: where all articles are about the same, none leads by much.
const FOLLOWERS: usize = 5;
/// How far the first is ahead of the second at least: two that say nearly the same are a choice.
const AHEAD: f32 = 0.02;
/// How near a text comes that has nothing to do with the question, for libraries with few texts.
const STRANGER: f32 = 0.15;

/// From which scores on something is done. Meaning and words have scales of their own.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Thresholds {
    /// The first one's score and its lead over those that follow, together, from which it is the answer.
    pub answer: f32,
    /// The score from which a text is among the choices.
    pub offer: f32,
    pub answer_by_words: f32,
    pub offer_by_words: f32,
    /// How far behind the first a choice may be.
    pub behind: f32,
}

impl Default for Thresholds {
    fn default() -> Thresholds {
        Thresholds { answer: 1.0, offer: 0.35, answer_by_words: 1.05, offer_by_words: 0.15, behind: 0.25 }
    }
}

#[derive(Clone, Debug)]
pub enum Decision<K> {
    Answer(Ranked<K>),
    /// One to three, the best first.
    Choices(Vec<Ranked<K>>),
    Nothing,
}

pub fn decide<K: Clone>(ranking: &Ranking<K>, thresholds: &Thresholds) -> Decision<K> {
    let (answer, offer) = match ranking.basis {
        Basis::Meaning => (thresholds.answer, thresholds.offer),
        Basis::Words => (thresholds.answer_by_words, thresholds.offer_by_words),
    };
    let Some(first) = ranking.ranked.first() else { return Decision::Nothing };
    let is_ahead = ranking.ranked.get(1).is_none_or(|second| first.score - second.score >= AHEAD);
    if is_ahead && strength(ranking) >= answer {
        return Decision::Answer(first.clone());
    }
    let near = |ranked: &&Ranked<K>| ranked.score >= offer && ranked.score >= first.score - thresholds.behind;
    let choices: Vec<Ranked<K>> = ranking.ranked.iter().filter(near).take(CHOICES).cloned().collect();
    if choices.is_empty() { Decision::Nothing } else { Decision::Choices(choices) }
}

/// The first one's score and its lead over the mean of those that follow: what `answer` is compared with.
pub fn strength<K>(ranking: &Ranking<K>) -> f32 {
    let Some(first) = ranking.ranked.first() else { return 0.0 };
    let stranger = if ranking.basis == Basis::Meaning { STRANGER } else { 0.0 };
    let score =
        |place: usize| ranking.ranked.get(place).map_or(stranger.min(first.score), |ranked| ranked.score);
    let followers = (1..=FOLLOWERS).map(score).sum::<f32>() / FOLLOWERS as f32;
    2.0 * first.score - followers
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranking(scores: &[f32]) -> Ranking<usize> {
        let ranked = scores.iter().enumerate().map(|(key, score)| Ranked {
            key,
            score: *score,
            words: 0.0,
            bm25: 0.0,
            passage: None,
        });
        Ranking { basis: Basis::Meaning, ranked: ranked.collect() }
    }

    fn decided(scores: &[f32]) -> String {
        match decide(&ranking(scores), &Thresholds::default()) {
            Decision::Answer(one) => format!("answer {}", one.key),
            Decision::Choices(some) => format!("{} choices", some.len()),
            Decision::Nothing => "nothing".to_owned(),
        }
    }

    #[test]
    fn a_clear_winner_is_the_answer() {
        assert_eq!(decided(&[0.75, 0.5, 0.4]), "answer 0");
        assert_eq!(decided(&[0.95]), "answer 0");
    }

    #[test]
    fn near_duplicates_and_middling_scores_are_a_choice_of_three() {
        assert_eq!(decided(&[0.75, 0.74, 0.73, 0.72]), "3 choices");
        assert_eq!(decided(&[0.5, 0.45, 0.1]), "2 choices");
    }

    #[test]
    fn what_is_far_away_is_nothing() {
        assert_eq!(decided(&[0.3, 0.2]), "nothing");
        assert_eq!(decided(&[]), "nothing");
    }
}
