//! Intents by their examples: built in, edited by administrators, learnt again as soon as they are saved. What must
//! never be missed is known by rules as well.

mod builtin;
mod learnt;
mod store;
#[cfg(test)]
mod tests;

use assist::{Classifier, Example};
use locales::Phrase;

pub use builtin::examples as built_in;
pub use learnt::Learnt;

use super::meanings::Meanings;
use super::understand::person::Asking;
use super::understand::{Intent, Part, rule, understand};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::settings::{self, Settings};

/// Most examples of one intent, and letters of one.
const MOST: usize = 500;
const LETTERS: usize = 200;

/// An intent with its examples, as they count now.
#[derive(Debug, Clone)]
pub struct Edited {
    pub intent: Intent,
    pub examples: Vec<String>,
    /// Whether an administrator changed them.
    pub changed: bool,
}

/// Why a message is taken for what it is taken.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// How surely it asks for a person.
    pub asking: Asking,
    /// What rules take it for.
    pub otherwise: Intent,
    /// Whether a person is fetched; then nothing else counts.
    pub fetches: bool,
    pub parts: Vec<Explained>,
}

/// Why a part of it is taken for what it is taken.
#[derive(Debug, Clone)]
pub struct Explained {
    /// The part of the message.
    pub text: String,
    pub intent: Intent,
    /// The rule that decided; None when examples did, or nothing.
    pub rule: Option<&'static str>,
    /// What the examples say, whether or not it counted.
    pub guess: Option<Guess>,
}

/// What a message seems to be by the examples.
#[derive(Debug, Clone)]
pub struct Guess {
    pub intent: Intent,
    /// How sure that is, in hundredths.
    pub confidence: i64,
    /// The nearest examples of all, the best first.
    pub near: Vec<Near>,
}

/// An example that is like a message.
#[derive(Debug, Clone)]
pub struct Near {
    pub intent: Intent,
    pub example: String,
    /// In hundredths.
    pub likeness: i64,
}

/// All intents that have examples, for administrators.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Edited>> {
    actor.require_admin()?;
    current(app).await
}

async fn current(app: &App) -> Result<Vec<Edited>> {
    let stored = store::all(&mut *app.db.read().await?).await?;
    Ok(Intent::ALL
        .iter()
        .filter(|intent| **intent != Intent::Question)
        .map(|intent| {
            let changed = stored.iter().find(|(name, _)| name == intent.as_str());
            let examples = match changed {
                Some((_, text)) => text.lines().map(str::to_owned).collect(),
                None => built_in(*intent),
            };
            Edited { intent: *intent, examples, changed: changed.is_some() }
        })
        .collect())
}

/// Stores the examples of an intent, one a line; empty puts the built-in ones back. They count at once.
pub async fn save(app: &App, actor: &Actor, intent: &str, typed: &str) -> Result<()> {
    actor.require_admin()?;
    let intent = Intent::parse(intent).filter(|intent| *intent != Intent::Question).ok_or(Error::NotFound)?;
    let lines: Vec<String> = typed.lines().map(text::one_line).filter(|line| !text::is_blank(line)).collect();
    if lines.len() > MOST || lines.iter().any(|line| line.chars().count() > LETTERS) {
        let phrase = Phrase::new("examples-too-many").with("most", MOST).with("letters", LETTERS);
        return Err(Error::invalid("examples", phrase));
    }
    let mut tx = app.begin().await?;
    if lines.is_empty() {
        store::remove(&mut tx, intent.as_str()).await?;
    } else {
        store::put(&mut tx, intent.as_str(), &lines.join("\n"), actor.id, app.now()).await?;
    }
    let data = serde_json::json!({ "intent": intent.as_str(), "examples": lines.len() });
    // Of two who save at once each has a version of its own.
    let version = tx.record(NewEvent::new(Kind::SettingsChanged).by(actor.id).with(data)).await?;
    settings::put(&mut tx, app, "intents_version", &version.to_string()).await?;
    tx.commit().await?;
    // They are stored, whatever comes of it: whoever asks next learns them then.
    if let Err(error) = learnt::learn(app).await {
        tracing::warn!("intents were not learnt: {error}");
    }
    Ok(())
}

/// All examples as they count now, to be learnt from.
async fn examples(app: &App) -> Result<Vec<Example>> {
    let of = |edited: Edited| to_learn(edited.intent, edited.examples);
    Ok(current(app).await?.into_iter().flat_map(of).collect())
}

/// As long as nobody changed them.
pub(super) fn built_in_examples() -> Vec<Example> {
    Intent::ALL.iter().flat_map(|intent| to_learn(*intent, built_in(*intent))).collect()
}

fn to_learn(intent: Intent, examples: Vec<String>) -> impl Iterator<Item = Example> {
    let intent = intent.as_str();
    examples.into_iter().map(move |text| Example { text, intent: intent.to_owned(), vector: None })
}

/// The intent that the examples suggest surely enough; None when they do not.
pub(super) async fn suggested(app: &App, meanings: &Meanings<'_>, text: &str) -> Result<Option<Intent>> {
    let Some(learnt) = learnt::known(app).await else { return Ok(None) };
    Ok(counted(&app.settings(), guess_of(&learnt, meanings, text).await.as_ref()))
}

pub(super) fn counted(settings: &Settings, guess: Option<&Guess>) -> Option<Intent> {
    guess.filter(|guess| guess.confidence >= settings.intent_from).map(|guess| guess.intent)
}

pub(super) async fn guess_of(learnt: &Classifier, meanings: &Meanings<'_>, text: &str) -> Option<Guess> {
    let vector = meanings.of(text).await;
    let guess = learnt.classify(text, vector.as_ref());
    let near = guess.why.into_iter().filter_map(|near| {
        let likeness = hundredths(near.likeness);
        Some(Near { intent: Intent::parse(&near.intent)?, example: near.text, likeness })
    });
    Some(Guess {
        intent: Intent::parse(&guess.intent)?,
        confidence: hundredths(guess.confidence),
        near: near.collect(),
    })
}

fn hundredths(share: f32) -> i64 {
    (100.0 * share).round() as i64
}

/// Why this message is taken for what it is taken, for administrators.
pub async fn explain(app: &App, actor: &Actor, message: &str) -> Result<Explanation> {
    actor.require_admin()?;
    let meanings = Meanings::new(&app.encoder);
    let asking = meanings.asking(message).await;
    let understood = understand(message);
    let otherwise = understood.first().map_or(Intent::Question, |part| part.intent);
    let fetches = asking.fetches(otherwise);
    let learnt = learnt::learn(app).await?;
    let mut parts = Vec::new();
    for Part { intent, text } in understood.into_iter().filter(|_| !fetches) {
        let guess = match &learnt {
            Some(learnt) => guess_of(learnt, &meanings, &text).await,
            None => None,
        };
        let counted = counted(&app.settings(), guess.as_ref()).filter(|_| intent == Intent::Question);
        parts.push(Explained { intent: counted.unwrap_or(intent), rule: rule(&text), guess, text });
    }
    Ok(Explanation { asking, otherwise, fetches, parts })
}
