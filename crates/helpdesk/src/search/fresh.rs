//! Keeps the index fresh: reads all at the first use, then what events name, whichever process they come from.

use std::collections::{BTreeSet, HashMap};

use assist::Vectors;
use locales::Language;

use super::What;
use super::index::{Key, Known, Shelves};
use super::store::{self, Stored};
use crate::app::App;
use crate::articles::{self, Indexed, Visibility};
use crate::error::Result;
use crate::event::{Event, Kind};
use crate::{event_store, secrets, services};

/// Texts that are read at once.
const PAGE: i64 = 200;
/// Events that are looked at once; after more than this much was missed everything is read anew.
const EVENTS: i64 = 1_000;
const MISSED: usize = 10;
/// Events are numbered before they are committed, so those a little older than the newest are looked at again.
const OVERLAP: i64 = 200;
/// Vectors of another model or cut do not compare.
const MODEL: &str = "minilm-l6-q8/1";

/// After this the index holds whatever was committed before it was called.
pub(super) async fn refresh(app: &App) -> Result<()> {
    let _alone = app.search.refreshing.lock().await;
    let seen = app.search.read().seen;
    match seen {
        None => read_all(app).await,
        Some(seen) => read_changes(app, seen).await,
    }
}

async fn read_all(app: &App) -> Result<()> {
    let newest = event_store::newest(&mut *app.read().await?).await?.map_or(0, |event| event.id);
    *app.search.write() = Shelves::default();
    let mut after = (0, String::new());
    loop {
        let page = articles::indexed_after(&mut *app.read().await?, (after.0, &after.1), PAGE).await?;
        let Some(last) = page.last() else { break };
        after = (last.article, last.language.clone());
        put_articles(app, &page).await?;
    }
    for choice in services::choices(app).await? {
        put_service(app, choice.id).await?;
    }
    app.search.write().seen = Some(newest);
    Ok(())
}

async fn read_changes(app: &App, seen: i64) -> Result<()> {
    let mut after = seen - OVERLAP;
    let (mut articles, mut services) = (BTreeSet::new(), BTreeSet::new());
    for _ in 0..MISSED {
        let events = event_store::after(&mut *app.read().await?, after, EVENTS).await?;
        let Some(last) = events.last() else { break };
        after = last.id;
        for event in app.search.write().new_among(&events) {
            articles.extend(article_of(event));
            services.extend(event.service);
        }
        if (events.len() as i64) < EVENTS {
            put_changed(app, articles, services).await?;
            app.search.write().note_seen(&events, after.max(seen), OVERLAP);
            return Ok(());
        }
    }
    if after > seen { read_all(app).await } else { Ok(()) }
}

fn article_of(event: &Event) -> Option<i64> {
    matches!(event.kind, Kind::ArticleWritten | Kind::ArticleRenamed)
        .then(|| event.data["article"].as_i64())?
}

async fn put_changed(app: &App, articles: BTreeSet<i64>, services: BTreeSet<i64>) -> Result<()> {
    let articles: Vec<i64> = articles.into_iter().collect();
    for some in articles.chunks(PAGE as usize) {
        let texts = articles::indexed_among(&mut *app.read().await?, some).await?;
        for id in some {
            app.search.write().take(What::Article, *id);
        }
        put_articles(app, &texts).await?;
    }
    for id in services {
        put_service(app, id).await?;
    }
    Ok(())
}

async fn put_articles(app: &App, texts: &[Indexed]) -> Result<()> {
    let (Some(first), Some(last)) = (texts.first(), texts.last()) else { return Ok(()) };
    let stored = store::between(&mut *app.read().await?, What::Article, first.article, last.article).await?;
    let stored: HashMap<(i64, &str), &Stored> =
        stored.iter().map(|stored| ((stored.id, stored.language.as_str()), stored)).collect();
    let mut shelves = app.search.write();
    for text in texts.iter().filter(|text| text.visibility != Visibility::Draft) {
        let language = Language::parse(&text.language).unwrap_or_default();
        let known = shelves.known.entry((What::Article, text.article)).or_insert_with(|| Known {
            internal: text.visibility != Visibility::Public,
            from: text.publish_at.unwrap_or(i64::MAX),
            languages: Vec::new(),
        });
        known.languages.push(language);
        let body = words_of(&text.body);
        let vectors = stored.get(&(text.article, text.language.as_str()));
        let vectors = vectors.and_then(|stored| still_true(stored, &text.title, &body));
        shelves.put(Key::of_article(text.article, language), &text.title, &body, vectors);
    }
    Ok(())
}

async fn put_service(app: &App, id: i64) -> Result<()> {
    let mut conn = app.read().await?;
    let service = services::store::find(&mut conn, id).await?;
    let stored = store::between(&mut conn, What::Service, id, id).await?;
    let mut shelves = app.search.write();
    shelves.take(What::Service, id);
    if let Some(service) = service.filter(|service| service.archived_at.is_none()) {
        let body = service_words(&service);
        let vectors = stored.first().and_then(|stored| still_true(stored, &service.name, &body));
        let known = Known { internal: false, from: 0, languages: Vec::new() };
        shelves.known.insert((What::Service, id), known);
        shelves.put(Key::of_service(id), &service.name, &body, vectors);
    }
    Ok(())
}

/// What an article says, without markup.
pub(super) fn words_of(body: &str) -> String {
    text::article_text(body, articles::BODY_MAX)
}

/// What a service says, without markup.
pub(super) fn service_words(service: &services::Service) -> String {
    format!("{}\n{}", service.summary, words_of(&service.description))
}

/// What was encoded: vectors of other words are worth nothing.
pub(super) fn fingerprint(title: &str, body: &str) -> String {
    secrets::hash(&format!("{MODEL}\n{title}\n{body}"))
}

pub(super) fn still_true(stored: &Stored, title: &str, body: &str) -> Option<Vectors> {
    let same = stored.fingerprint == fingerprint(title, body);
    same.then(|| Vectors::from_bytes(&stored.vectors)).flatten()
}
