//! A message that an administrator tries: what it is taken for, and why.

use helpdesk::assistant::intents::{Explained, Explanation, Guess};
use helpdesk::assistant::understand::Intent;
use helpdesk::assistant::understand::person::{FETCH_FROM, FETCH_INSTEAD_FROM};
use locales::Language;

/// What a tried message is taken for, and why.
#[derive(Debug, Clone)]
pub struct TriedPart {
    pub text: String,
    pub word: &'static str,
    /// How surely the message asks for a person, in a sentence; with its first part.
    pub asks: Option<String>,
    /// The pattern that decided, if one did.
    pub rule: Option<String>,
    pub is_looked_up: bool,
    /// What the examples say, in a sentence.
    pub guess: Option<String>,
    pub near: Vec<NearRow>,
}

/// An example that is like the message.
#[derive(Debug, Clone)]
pub struct NearRow {
    pub word: &'static str,
    pub example: String,
    pub likeness: i64,
}

/// The parts of a message that is tried, each with why it is taken for what it is taken.
pub(super) fn tried_parts(
    explained: Explanation,
    message: &str,
    from: i64,
    language: Language,
) -> Vec<TriedPart> {
    let asks = asks_for_person(&explained, language);
    if explained.fetches {
        return vec![TriedPart {
            text: message.to_owned(),
            word: Intent::Person.word(),
            asks: Some(asks),
            rule: None,
            is_looked_up: false,
            guess: None,
            near: Vec::new(),
        }];
    }
    let mut parts: Vec<TriedPart> =
        explained.parts.into_iter().map(|one| part(one, from, language)).collect();
    if let Some(first) = parts.first_mut() {
        first.asks = Some(asks);
    }
    parts
}

fn asks_for_person(explained: &Explanation, language: Language) -> String {
    let asking = &explained.asking;
    let known = if asking.by_meaning { "asking-try-person-meaning" } else { "asking-try-person-words" };
    let from = if explained.otherwise == Intent::Question { FETCH_FROM } else { FETCH_INSTEAD_FROM };
    let said = language.say_with(known).with("part", asking.part.as_str()).with("sure", asking.sure);
    said.with("from", from).to_string()
}

fn part(explained: Explained, from: i64, language: Language) -> TriedPart {
    let is_question = explained.intent == Intent::Question;
    TriedPart {
        asks: None,
        text: explained.text,
        word: explained.intent.word(),
        is_looked_up: explained.rule.is_none() && is_question,
        rule: explained.rule.map(str::to_owned),
        guess: explained.guess.as_ref().map(|guess| sentence(guess, from, language)),
        near: explained.guess.map(near).unwrap_or_default(),
    }
}

fn sentence(guess: &Guess, from: i64, language: Language) -> String {
    language
        .say_with("asking-try-guess")
        .with("intent", language.say(guess.intent.word()))
        .with("confidence", guess.confidence)
        .with("from", from)
        .to_string()
}

fn near(guess: Guess) -> Vec<NearRow> {
    let alike = guess.near.into_iter().filter(|near| near.likeness > 0);
    alike
        .map(|near| NearRow { word: near.intent.word(), example: near.example, likeness: near.likeness })
        .collect()
}
