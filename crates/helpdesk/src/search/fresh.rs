//! Keeps the index fresh: reads all at the first use, then what events name, whichever process they come from.

use std::collections::{BTreeSet, HashMap};
use std::ops::RangeInclusive;

use assist::Vectors;
use locales::Language;

use super::What;
use super::index::{Key, Known, Shelves};
use super::store::{self, Stored};
use crate::app::App;
use crate::articles::{self, Indexed, Visibility};
use crate::error::Result;
use crate::event::{Event, Kind};
use crate::event_store::{self, Newest};
use crate::secrets;
use crate::services::{self, Service};

/// Texts that are read at once.
const PAGE: i64 = 200;
/// After more events than this everything is read anew.
const MISSED: i64 = 10_000;
/// Events are numbered before they are committed, so one may appear this far below the newest.
const OVERLAP: i64 = 200;
/// Vectors of another model or cut do not compare.
const MODEL: &str = "minilm-l6-q8/1";

/// After this the index holds whatever was committed before it was called.
pub(super) async fn refresh(app: &App) -> Result<()> {
    let _alone = app.search.refreshing.lock().await;
    let newest = event_store::newest_among(&mut *app.read().await?, OVERLAP).await?;
    let seen = app.search.read().seen;
    match seen {
        Some(seen) if seen == newest => Ok(()),
        Some(seen) if newest.last - seen.last <= MISSED => read_changes(app, seen, newest).await,
        _ => read_all(app, newest).await,
    }
}

async fn read_all(app: &App, newest: Newest) -> Result<()> {
    let mut shelves = Shelves::default();
    let mut after = (0, String::new());
    loop {
        let page = articles::indexed_after(&mut *app.read().await?, (after.0, &after.1), PAGE).await?;
        let Some(last) = page.last() else { break };
        after = (last.article, last.language.clone());
        put_articles(&mut shelves, &page, &stored_for(app, &page).await?);
    }
    read_services(app, &mut shelves).await?;
    shelves.seen = Some(newest);
    *app.search.write() = shelves;
    Ok(())
}

async fn read_services(app: &App, shelves: &mut Shelves) -> Result<()> {
    let mut conn = app.read().await?;
    let services = services::store::described(&mut conn).await?;
    let (Some(first), Some(last)) = (services.first(), services.last()) else { return Ok(()) };
    let stored = store::between(&mut conn, What::Service, first.id, last.id).await?;
    let mut stored: HashMap<i64, Stored> = stored.into_iter().map(|stored| (stored.id, stored)).collect();
    for service in services {
        let vectors = stored.remove(&service.id);
        put_service(shelves, Some(service), vectors.as_ref());
    }
    Ok(())
}

async fn read_changes(app: &App, seen: Newest, newest: Newest) -> Result<()> {
    let events = event_store::of_articles_or_services(&mut *app.read().await?, seen.last - OVERLAP).await?;
    let (mut articles, mut services) = (BTreeSet::new(), BTreeSet::new());
    for event in app.search.read().new_among(&events) {
        articles.extend(articles_of(event).into_iter().flatten());
        services.extend(event.service);
    }
    put_changed(app, &Vec::from_iter(articles), services).await?;
    app.search.write().note_seen(&events, newest, OVERLAP);
    Ok(())
}

/// From the first to the last id.
fn articles_of(event: &Event) -> Option<RangeInclusive<i64>> {
    let (first, last) = match event.kind {
        Kind::ArticleWritten | Kind::ArticleRenamed | Kind::ArticleDeleted => ("article", "article"),
        Kind::ArticlesAdded => ("first", "last"),
        _ => return None,
    };
    let id = |name: &str| event.data[name].as_i64();
    Some(id(first)?..=id(last)?)
}

async fn put_changed(app: &App, articles: &[i64], services: BTreeSet<i64>) -> Result<()> {
    for some in articles.chunks(PAGE as usize) {
        let texts = articles::indexed_among(&mut *app.read().await?, some).await?;
        let stored = stored_for(app, &texts).await?;
        let mut shelves = app.search.write();
        for id in some {
            shelves.take(What::Article, *id);
        }
        put_articles(&mut shelves, &texts, &stored);
    }
    for id in services {
        let (service, stored) = service(app, id).await?;
        let mut shelves = app.search.write();
        shelves.take(What::Service, id);
        put_service(&mut shelves, service, stored.first());
    }
    Ok(())
}

async fn stored_for(app: &App, texts: &[Indexed]) -> Result<Vec<Stored>> {
    let (Some(first), Some(last)) = (texts.first(), texts.last()) else { return Ok(Vec::new()) };
    store::between(&mut *app.read().await?, What::Article, first.article, last.article).await
}

fn put_articles(shelves: &mut Shelves, texts: &[Indexed], stored: &[Stored]) {
    let stored: HashMap<(i64, &str), &Stored> =
        stored.iter().map(|stored| ((stored.id, stored.language.as_str()), stored)).collect();
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
}

async fn service(app: &App, id: i64) -> Result<(Option<Service>, Vec<Stored>)> {
    let mut conn = app.read().await?;
    let service = services::store::find(&mut conn, id).await?;
    Ok((service, store::between(&mut conn, What::Service, id, id).await?))
}

fn put_service(shelves: &mut Shelves, service: Option<Service>, stored: Option<&Stored>) {
    let Some(service) = service.filter(|service| service.archived_at.is_none()) else { return };
    let body = service_words(&service);
    let vectors = stored.and_then(|stored| still_true(stored, &service.name, &body));
    let known = Known { internal: false, from: 0, languages: Vec::new() };
    shelves.known.insert((What::Service, service.id), known);
    shelves.put(Key::of_service(service.id), &service.name, &body, vectors);
}

/// What an article says, without markup.
pub(super) fn words_of(body: &str) -> String {
    text::article_text(body, articles::BODY_MAX)
}

/// What a service says, without markup.
pub(super) fn service_words(service: &Service) -> String {
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
