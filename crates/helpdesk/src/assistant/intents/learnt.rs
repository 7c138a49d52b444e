//! What was learnt from the examples, kept by each process until they change.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use assist::Classifier;
use tokio::sync::Mutex;
use tokio::time::timeout;

use super::examples;
use crate::app::App;
use crate::error::Result;

/// How long somebody who writes waits where nothing was learnt yet; then rules decide alone.
const PATIENCE: Duration = Duration::from_secs(1);

#[derive(Default)]
pub struct Learnt {
    /// With the version of the examples that it was learnt from.
    known: RwLock<Option<(i64, Arc<Classifier>)>>,
    /// It is learnt once, however many wait.
    turn: Mutex<()>,
}

impl Learnt {
    fn known(&self) -> Option<(i64, Arc<Classifier>)> {
        self.known.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn of(&self, version: i64) -> Option<Arc<Classifier>> {
        self.known().filter(|(of, _)| *of == version).map(|(_, classifier)| classifier)
    }
}

/// What is known at once: of the examples as they were, while the changed ones are learnt behind the scenes.
pub(super) async fn known(app: &App) -> Option<Arc<Classifier>> {
    let before = app.learnt.known();
    if let Some((version, classifier)) = &before
        && *version == app.settings().intents_version
    {
        return Some(Arc::clone(classifier));
    }
    let behind = app.clone();
    let learning = tokio::spawn(async move {
        learn(&behind).await.inspect_err(|error| tracing::warn!("intents were not learnt: {error}"))
    });
    match before {
        Some((_, classifier)) => Some(classifier),
        None => timeout(PATIENCE, learning).await.ok()?.ok()?.ok()?,
    }
}

/// What the examples teach as they are now. Takes half a second with the built-in ones, and longer with many. None
/// without examples.
pub(super) async fn learn(app: &App) -> Result<Option<Arc<Classifier>>> {
    let _turn = app.learnt.turn.lock().await;
    let version = app.settings().intents_version;
    if let Some(known) = app.learnt.of(version) {
        return Ok(Some(known));
    }
    let Some(classifier) = Classifier::learn(&app.encoder, examples(app).await?).await else {
        return Ok(None);
    };
    let classifier = Arc::new(classifier);
    let known = Some((version, Arc::clone(&classifier)));
    *app.learnt.known.write().unwrap_or_else(PoisonError::into_inner) = known;
    Ok(Some(classifier))
}
