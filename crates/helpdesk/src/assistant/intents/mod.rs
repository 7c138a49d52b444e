//! Intents by their examples: built in, edited by administrators, learnt again as soon as they are saved. What must
//! never be missed is known by rules as well.

mod builtin;
mod nearest;
mod store;

use std::sync::{Arc, PoisonError, RwLock};

use locales::Phrase;

pub use builtin::examples as built_in;
pub use nearest::Near;
use nearest::Nearest;

use super::understand::{Intent, rule, understand};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::settings;

/// Most examples of one intent, and letters of one.
const MOST: usize = 500;
const LETTERS: usize = 200;

/// What was learnt, by the version of the examples it was learnt from.
#[derive(Default)]
pub struct Learnt(RwLock<Option<(i64, Arc<Nearest>)>>);

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
pub struct Explained {
    /// The part of the message.
    pub text: String,
    pub intent: Intent,
    /// The rule that decided; None when examples did, or nothing.
    pub rule: Option<&'static str>,
    /// The nearest examples, the best first.
    pub near: Vec<Near>,
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
    let version = app.settings().intents_version + 1;
    settings::put(&mut tx, app, "intents_version", &version.to_string()).await?;
    let data = serde_json::json!({ "intent": intent.as_str(), "examples": lines.len() });
    tx.record(NewEvent::new(Kind::SettingsChanged).by(actor.id).with(data)).await?;
    tx.commit().await
}

/// What was learnt from the examples as they are now.
async fn learnt(app: &App) -> Result<Arc<Nearest>> {
    let version = app.settings().intents_version;
    let known = app.learnt.0.read().unwrap_or_else(PoisonError::into_inner).clone();
    if let Some((_, nearest)) = known.filter(|(of, _)| *of == version) {
        return Ok(nearest);
    }
    let examples = current(app).await?;
    let pairs = examples.into_iter().flat_map(|edited| {
        let intent = edited.intent;
        edited.examples.into_iter().map(move |example| (intent, example))
    });
    let nearest = Arc::new(Nearest::learn(pairs));
    *app.learnt.0.write().unwrap_or_else(PoisonError::into_inner) = Some((version, Arc::clone(&nearest)));
    Ok(nearest)
}

/// The intent that the examples suggest strongly enough; None when they do not.
pub(super) async fn suggested(app: &App, text: &str) -> Result<Option<Intent>> {
    let near = learnt(app).await?.of(text, 1);
    let from = app.settings().intent_from;
    Ok(near.into_iter().find(|near| near.likeness >= from).map(|near| near.intent))
}

/// Why this message is taken for what it is taken, for administrators.
pub async fn explain(app: &App, actor: &Actor, message: &str) -> Result<Vec<Explained>> {
    actor.require_admin()?;
    let nearest = learnt(app).await?;
    let from = app.settings().intent_from;
    Ok(understand(message)
        .into_iter()
        .map(|part| {
            let near = nearest.of(&part.text, 3);
            let strong = near.first().filter(|near| near.likeness >= from).map(|near| near.intent);
            let by_rule = rule(&part.text);
            let intent = if by_rule.is_some() { part.intent } else { strong.unwrap_or(part.intent) };
            Explained { rule: by_rule, intent, near, text: part.text }
        })
        .collect())
}
