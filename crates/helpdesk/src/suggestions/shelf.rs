//! The words of all articles, in memory: read again a minute after they were read last, and meanwhile as they were.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, PoisonError, RwLock};

use assist::{Document, Library, tongue_of};
use locales::Language;

use crate::app::App;
use crate::articles;
use crate::clock::MINUTE;
use crate::error::Result;

/// How old it may be.
const FRESH: i64 = MINUTE;
/// Texts that are read at once.
const PIECE: i64 = 200;
/// Bytes of an article that count.
const BODY_MAX: usize = 20_000;

type Key = (i64, String);

#[derive(Default)]
pub(crate) struct Shelf {
    filled: RwLock<Option<Filled>>,
    /// Whether somebody fills it at this moment.
    filling: AtomicBool,
}

struct Filled {
    library: Arc<Library<Key>>,
    at: i64,
}

impl Shelf {
    fn now(&self) -> Option<(Arc<Library<Key>>, i64)> {
        let filled = self.filled.read().unwrap_or_else(PoisonError::into_inner);
        filled.as_ref().map(|filled| (Arc::clone(&filled.library), filled.at))
    }

    fn put(&self, library: Library<Key>, at: i64) -> Arc<Library<Key>> {
        let library = Arc::new(library);
        let filled = Filled { library: Arc::clone(&library), at };
        *self.filled.write().unwrap_or_else(PoisonError::into_inner) = Some(filled);
        library
    }
}

/// Articles whose words are these, each once, the best first; whoever may read them is asked elsewhere. Texts in this
/// language count before others of the same article.
pub(super) async fn find(app: &App, words: &str, language: Language, most: usize) -> Result<Vec<(i64, f32)>> {
    let library = library(app).await?;
    let ranking = library.rank(words, None, 4 * most, |_| true);
    let floor = assist::Thresholds::default().offer_by_words;
    let mut seen = HashSet::new();
    let mut ranked: Vec<_> = ranking.ranked.into_iter().filter(|ranked| ranked.score >= floor).collect();
    ranked.sort_by(|a, b| {
        let other = |key: &Key| key.1 != language.tag();
        b.score.total_cmp(&a.score).then(other(&a.key).cmp(&other(&b.key)))
    });
    Ok(ranked
        .into_iter()
        .filter(|ranked| seen.insert(ranked.key.0))
        .map(|ranked| (ranked.key.0, ranked.score))
        .take(most)
        .collect())
}

/// The first to ask waits until it is filled; later it is filled anew while the old one answers.
async fn library(app: &App) -> Result<Arc<Library<Key>>> {
    let Some((library, at)) = app.shelf.now() else { return fill(app).await };
    if app.now() - at >= FRESH && !app.shelf.filling.swap(true, Ordering::AcqRel) {
        let app = app.clone();
        tokio::spawn(async move {
            if let Err(error) = fill(&app).await {
                tracing::warn!(%error, "the articles were not read again");
            }
            app.shelf.filling.store(false, Ordering::Release);
        });
    }
    Ok(library)
}

async fn fill(app: &App) -> Result<Arc<Library<Key>>> {
    let at = app.now();
    let mut library = Library::default();
    let mut last = (0, String::new());
    loop {
        let mut conn = app.read().await?;
        let texts = articles::indexed_after(&mut conn, (last.0, &last.1), PIECE).await?;
        drop(conn);
        let Some(newest) = texts.last() else { break };
        last = (newest.article, newest.language.clone());
        for text in &texts {
            let body = text::to_text(&text.body, text::Format::Markdown, BODY_MAX);
            let document = Document { title: &text.title, body: &body, tongue: tongue_of(&body) };
            library.insert((text.article, text.language.clone()), &document, None);
        }
        tokio::task::yield_now().await;
    }
    Ok(app.shelf.put(library, at))
}
