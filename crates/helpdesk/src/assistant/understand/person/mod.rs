//! Whether a message asks for a person. That must never be missed, so it is learnt from a great many sentences in each
//! language that no setting takes away: by words in all, in English by meaning too.

mod known;
#[cfg(test)]
mod tests;

use std::sync::LazyLock;

use assist::{Vector, pieces};
use known::KNOWN;

use super::Intent;

/// From how much sureness on a person is fetched, in hundredths: less than for other intents, since one who wants a
/// person and gets none is worse off than one who gets a person without asking.
pub const FETCH_FROM: i64 = 25;
/// The same where a rule takes the message for something else, or something is under way.
pub const FETCH_INSTEAD_FROM: i64 = 73;
/// From how much on a person is offered.
pub const OFFER_FROM: i64 = 15;
/// Parts of a message whose meaning is read.
const MOST_READ: usize = 4;
/// What meaning counts beside words.
const MEANING: f32 = 2.0 / 3.0;

/// How surely a message asks for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// The part of the message that says it most clearly.
    pub part: String,
    /// In hundredths.
    pub sure: i64,
    /// Whether its meaning was compared, not its words alone.
    pub by_meaning: bool,
}

impl Asking {
    /// Whether a person is fetched where the message is taken for this otherwise.
    pub fn fetches(&self, otherwise: Intent) -> bool {
        self.sure >= if otherwise == Intent::Question { FETCH_FROM } else { FETCH_INSTEAD_FROM }
    }

    pub fn is_offered(&self) -> bool {
        self.sure >= OFFER_FROM
    }
}

/// What was heard of a message so far.
pub struct Heard {
    pieces: Vec<Piece>,
}

struct Piece {
    text: String,
    is_english: bool,
    by_words: f32,
    by_meaning: Option<f32>,
}

/// Learns from the sentences, unless that was done: it takes a fifth of a second, for which no other request waits.
pub async fn learn() {
    if LazyLock::get(&KNOWN).is_none()
        && let Err(error) = tokio::task::spawn_blocking(|| LazyLock::force(&KNOWN)).await
    {
        tracing::warn!("asking for a person was not learnt: {error}");
    }
}

/// Hears the words of a message.
pub fn listen(text: &str) -> Heard {
    let heard = |piece: &str| Piece {
        text: piece.to_owned(),
        is_english: KNOWN.is_english(piece),
        by_words: KNOWN.judge.odds(piece),
        by_meaning: None,
    };
    let says_something = |piece: &&str| piece.contains(char::is_alphanumeric);
    Heard { pieces: pieces(text).into_iter().filter(says_something).map(heard).collect() }
}

/// By words alone.
pub fn by_words(text: &str) -> Asking {
    listen(text).asking()
}

impl Heard {
    /// Parts whose meaning tells more, the likeliest first.
    pub fn unclear(&self) -> Vec<String> {
        let mut unclear: Vec<&Piece> = self.pieces.iter().filter(|piece| piece.is_english).collect();
        unclear.sort_by(|one, other| other.by_words.total_cmp(&one.by_words));
        unclear.iter().take(MOST_READ).map(|piece| piece.text.clone()).collect()
    }

    /// What this part means; None where it could not be read.
    pub fn means(&mut self, part: &str, vector: Option<&Vector>) {
        let odds = vector.zip(KNOWN.meaning.as_ref()).map(|(vector, meaning)| meaning.odds(vector));
        self.pieces.iter_mut().filter(|piece| piece.text == part).for_each(|piece| piece.by_meaning = odds);
    }

    pub fn asking(&self) -> Asking {
        let clearest = self.pieces.iter().max_by(|one, other| one.odds().total_cmp(&other.odds()));
        Asking {
            part: clearest.map(|piece| piece.text.clone()).unwrap_or_default(),
            sure: clearest.map_or(0, |piece| hundredths(piece.odds())),
            by_meaning: clearest.is_some_and(|piece| piece.by_meaning.is_some()),
        }
    }
}

impl Piece {
    fn odds(&self) -> f32 {
        match self.by_meaning {
            Some(meaning) => MEANING.mul_add(meaning, (1.0 - MEANING) * self.by_words),
            None => self.by_words,
        }
    }
}

fn hundredths(odds: f32) -> i64 {
    (100.0 / (1.0 + (-odds).exp())).round() as i64
}
