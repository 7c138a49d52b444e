//! How well it is recognised that somebody asks for a person, measured on files from outside: each line is the first
//! message of a chat and takes a whole turn of the dialogue, with the examples and settings that are built in.

use std::collections::BTreeMap;

use assist::{Classifier, Encoder};
use serde::Serialize;

use super::dialogue::{
    self, Act, Finding, Found, Hit, Input, Knowledge, OFFER, OwnRequest, Reason, Reply, Say, State,
};
use super::intents::{self, built_in_examples};
use super::meanings::Meanings;
use super::understand::Intent;
use super::understand::person::Asking;
use crate::error::Result;
use crate::settings::Settings;
use locales::Language;

/// What became of messages in one language.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct PersonFigures {
    /// Messages that ask for a person; for how many one is fetched at once, and for how many others offered.
    pub asking: usize,
    pub fetched: usize,
    pub offered: usize,
    /// Messages that ask for something else, and the same.
    pub other: usize,
    pub fetched_unasked: usize,
    pub offered_unasked: usize,
}

/// The figures by language, and the messages that were not taken for what they are.
#[derive(Debug, Default, Serialize)]
pub struct PersonEval {
    pub languages: BTreeMap<String, PersonFigures>,
    pub missed: Vec<String>,
    pub fetched_unasked: Vec<String>,
}

/// Lines of a language, a tab and a message: of those who ask for a person, and of others.
pub async fn person(encoder: &Encoder, asking: &str, other: &str) -> std::result::Result<PersonEval, String> {
    let learnt = Classifier::learn(encoder, built_in_examples()).await;
    let known = BuiltIn { encoder, learnt, settings: Settings::default() };
    let mut eval = PersonEval::default();
    for (rows, asks) in [(rows(asking)?, true), (rows(other)?, false)] {
        for (language, message) in rows {
            let reply = known.hear(language, message).await.map_err(|error| error.to_string())?;
            eval.note(language, message, asks, &reply);
        }
    }
    Ok(eval)
}

impl PersonEval {
    fn note(&mut self, language: &str, message: &str, asks: bool, reply: &Reply) {
        let fetched = matches!(reply.act, Some(Act::HandOver(Reason::Asked | Reason::Anger)));
        let offers = |say: &Say| say.source == format!("template:{OFFER}");
        let offered = !fetched && reply.says.iter().any(offers);
        let figures = self.languages.entry(language.to_owned()).or_default();
        let (all, at_once, later) = if asks {
            (&mut figures.asking, &mut figures.fetched, &mut figures.offered)
        } else {
            (&mut figures.other, &mut figures.fetched_unasked, &mut figures.offered_unasked)
        };
        *all += 1;
        *at_once += usize::from(fetched);
        *later += usize::from(offered);
        match (asks, fetched) {
            (true, false) => self.missed.push(message.to_owned()),
            (false, true) => self.fetched_unasked.push(message.to_owned()),
            _ => {}
        }
    }
}

fn rows(file: &str) -> std::result::Result<Vec<(&str, &str)>, String> {
    let lines = (1..).zip(file.lines()).filter(|(_, line)| !line.trim().is_empty() && !line.starts_with('#'));
    lines
        .map(|(number, line)| {
            line.split_once('\t')
                .ok_or_else(|| format!("line {number} has no tab between language and message"))
        })
        .collect()
}

/// A desk that has no articles, services or requests.
struct BuiltIn<'a> {
    encoder: &'a Encoder,
    learnt: Option<Classifier>,
    settings: Settings,
}

/// One message to it.
struct Heard<'a> {
    known: &'a BuiltIn<'a>,
    meanings: Meanings<'a>,
}

impl BuiltIn<'_> {
    async fn hear(&self, language: &str, message: &str) -> Result<Reply> {
        let heard = Heard { known: self, meanings: Meanings::patient(self.encoder) };
        let language = Language::parse(language).unwrap_or_default();
        let input = Input::Words(message.trim().to_owned());
        dialogue::turn(&heard, language, &mut State::default(), &input).await
    }
}

impl Knowledge for Heard<'_> {
    fn is_signed_in(&self) -> bool {
        false
    }

    async fn ask(&self, _question: &str) -> Result<Found> {
        Ok(Found { finding: Finding::Nothing, strength: 0.0, by_words: true })
    }

    async fn asking(&self, text: &str) -> Asking {
        self.meanings.asking(text).await
    }

    async fn intent(&self, text: &str) -> Result<Option<Intent>> {
        let Some(learnt) = &self.known.learnt else { return Ok(None) };
        let guess = intents::guess_of(learnt, &self.meanings, text).await;
        Ok(intents::counted(&self.known.settings, guess.as_ref()))
    }

    async fn services(&self, _words: &str) -> Result<Vec<Hit>> {
        Ok(Vec::new())
    }

    async fn read(&self, _title: &str, _slug: &str) -> Result<Option<Hit>> {
        Ok(None)
    }

    async fn requests(&self) -> Result<Vec<OwnRequest>> {
        Ok(Vec::new())
    }

    async fn request(&self, _number: i64) -> Result<Option<OwnRequest>> {
        Ok(None)
    }

    fn hours(&self) -> Option<String> {
        None
    }
}
