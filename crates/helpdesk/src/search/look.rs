//! What a reader finds. The index proposes, the store decides what may be read at this moment.

use std::collections::HashMap;

use assist::{Basis, Decision, Ranked, Ranking, Thresholds, Vector, decide, excerpt, strength};
use locales::Language;

use super::fresh::{self, refresh};
use super::index::Key;
use super::{Finding, Found, Hit, What, reading};
use crate::actor::Actor;
use crate::app::App;
use crate::articles::{Reader, Visibility, indexed_among, visible_among};
use crate::error::Result;
use crate::services;

/// How many are checked against the store.
const CANDIDATES: usize = 20;
/// How many new texts are read before the nearest is named.
const READ_FIRST: usize = 3;
/// A text that has this much of the question in so many words is shown, whatever its meaning.
const ENOUGH_WORDS: f32 = 0.5;
/// Of the score from which something is offered, for somebody who asks for it.
const ASKED_FOR: f32 = 0.6;
/// How far behind the best another may be that is recommended beside it.
const BEHIND: f32 = 0.1;
/// Longest question that is looked at, in characters.
const QUESTION_MAX: usize = 2_000;

/// The best for a page of results or for suggestions: at most `limit`, none that only seems to fit.
pub async fn find(
    app: &App,
    reader: Option<&Actor>,
    language: Language,
    query: &str,
    limit: usize,
) -> Result<Vec<Hit>> {
    Ok(look(app, reader, language, query, |_| true).await?.fitting(app, limit))
}

/// Services that fit these words, the best first.
pub async fn services(app: &App, language: Language, words: &str, limit: usize) -> Result<Vec<Hit>> {
    let is_service = |key: &Key| key.what == What::Service;
    Ok(look(app, None, language, words, is_service).await?.fitting(app, limit))
}

/// Services for somebody who asks for one, the best first: also such as would not do as an answer, and none that is
/// far behind the first.
pub async fn recommended(app: &App, language: Language, told: &str, limit: usize) -> Result<Vec<Hit>> {
    let looked = look(app, None, language, told, |key| key.what == What::Service).await?;
    let ranked = &looked.ranking.ranked;
    let best = ranked.first().map_or(0.0, |first| first.score);
    let least = (looked.least(app) * ASKED_FOR).max(best - BEHIND);
    let fits = |one: &&Ranked<Key>| one.score >= least || one.words >= ENOUGH_WORDS;
    Ok(ranked.iter().filter(fits).filter_map(|one| looked.hit(one)).take(limit).collect())
}

/// Articles that fit these words, the best first.
pub async fn articles(
    app: &App,
    reader: Option<&Actor>,
    language: Language,
    words: &str,
    limit: usize,
) -> Result<Vec<Hit>> {
    Ok(look(app, reader, language, words, is_article).await?.fitting(app, limit))
}

/// The article for everybody that is nearest to the question in meaning. None where meanings do not compare. Waits
/// for the encoder, also to read the best by words that were not read yet, so nobody may wait for it.
pub async fn nearest(app: &App, language: Language, question: &str) -> Result<Option<Hit>> {
    let question = beginning(question);
    let Some(vector) = app.encoder.encode(&question).await else { return Ok(None) };
    let asked = (question.as_str(), Some(vector));
    let mut looked = rank(app, None, language, asked.clone(), is_article).await?;
    let unread = looked.ranking.ranked.iter().filter(|ranked| ranked.passage.is_none());
    let unread: Vec<Key> = unread.take(READ_FIRST).map(|ranked| ranked.key).collect();
    if !unread.is_empty() {
        reading::read_first(app, &unread).await?;
        looked = rank(app, None, language, asked, is_article).await?;
    }
    let nearest = looked.ranking.ranked.iter().find(|ranked| ranked.passage.is_some());
    Ok(nearest.and_then(|ranked| looked.hit(ranked)))
}

fn is_article(key: &Key) -> bool {
    key.what == What::Article
}

/// What to say to a question.
pub async fn ask(app: &App, reader: Option<&Actor>, language: Language, question: &str) -> Result<Found> {
    let looked = look(app, reader, language, question, |_| true).await?;
    let finding = match decide(&looked.ranking, &thresholds(app)) {
        Decision::Answer(first) => looked.hit(&first).map_or(Finding::Nothing, Finding::Answer),
        Decision::Choices(some) => Finding::Choices(some.iter().filter_map(|one| looked.hit(one)).collect()),
        Decision::Nothing => Finding::Nothing,
    };
    let by_words = looked.ranking.basis == Basis::Words;
    Ok(Found { finding, strength: strength(&looked.ranking), by_words })
}

/// As the desk has set them, in hundredths.
fn thresholds(app: &App) -> Thresholds {
    let settings = app.settings();
    let share = |hundredths: i64| hundredths as f32 / 100.0;
    Thresholds {
        answer: share(settings.answer_from),
        offer: share(settings.offer_from),
        answer_by_words: share(settings.answer_by_words_from),
        offer_by_words: share(settings.offer_by_words_from),
        ..Thresholds::default()
    }
}

/// A ranking of what may be read, and what it leads to.
struct Looked {
    ranking: Ranking<Key>,
    hits: HashMap<Key, Hit>,
}

impl Looked {
    fn hit(&self, ranked: &Ranked<Key>) -> Option<Hit> {
        self.hits.get(&ranked.key).cloned()
    }

    /// The score from which something is offered.
    fn least(&self, app: &App) -> f32 {
        let thresholds = thresholds(app);
        match self.ranking.basis {
            Basis::Meaning => thresholds.offer,
            Basis::Words => thresholds.offer_by_words,
        }
    }

    fn fitting(&self, app: &App, limit: usize) -> Vec<Hit> {
        let least = self.least(app);
        let fits = |ranked: &&Ranked<Key>| ranked.score >= least || ranked.words >= ENOUGH_WORDS;
        self.ranking.ranked.iter().filter(fits).filter_map(|ranked| self.hit(ranked)).take(limit).collect()
    }
}

async fn look(
    app: &App,
    actor: Option<&Actor>,
    language: Language,
    question: &str,
    among: impl Fn(&Key) -> bool,
) -> Result<Looked> {
    let question = beginning(question);
    let vector = app.encoder.ask(&question).await;
    rank(app, actor, language, (&question, vector), among).await
}

fn beginning(question: &str) -> String {
    question.chars().take(QUESTION_MAX).collect()
}

async fn rank(
    app: &App,
    actor: Option<&Actor>,
    language: Language,
    (question, vector): (&str, Option<Vector>),
    among: impl Fn(&Key) -> bool,
) -> Result<Looked> {
    refresh(app).await?;
    let reader = Reader::of(app, actor, language);
    let mut ranking = {
        let shelves = app.search.read();
        let wanted = [reader.language, reader.desk_language];
        let may_see = |key: &Key| among(key) && shelves.is_for(key, reader.is_staff, reader.now, wanted);
        shelves.library.rank(question, vector.as_ref(), CANDIDATES, may_see)
    };
    let hits = readable(app, &reader, question, &ranking).await?;
    ranking.ranked.retain(|ranked| hits.contains_key(&ranked.key));
    Ok(Looked { ranking, hits })
}

/// Those of the ranked that the reader may read now, as the store has them.
async fn readable(
    app: &App,
    reader: &Reader,
    question: &str,
    ranking: &Ranking<Key>,
) -> Result<HashMap<Key, Hit>> {
    let of = |what: What| ranking.ranked.iter().filter(move |ranked| ranked.key.what == what);
    let ids: Vec<i64> = of(What::Article).map(|ranked| ranked.key.id).collect();
    let mut conn = app.read().await?;
    let cards = visible_among(&mut conn, reader, &ids).await?;
    let texts = indexed_among(&mut conn, &ids).await?;
    let mut hits = HashMap::new();
    for ranked in of(What::Article) {
        let card = cards.iter().find(|card| card.id == ranked.key.id && card.visibility != Visibility::Draft);
        let Some(card) = card else { continue };
        let text = texts.iter().find(|text| text.article == card.id && text.language == card.language);
        let Some(text) = text else { continue };
        let body = fresh::words_of(&text.body);
        let hit = Hit {
            what: What::Article,
            id: card.id,
            title: text.title.clone(),
            slug: card.slug.clone(),
            language: Language::parse(&card.language).unwrap_or_default(),
            excerpt: excerpt(&body, ranked.passage, question).to_owned(),
            internal: card.visibility != Visibility::Public
                || card.publish_at.is_none_or(|at| at > reader.now),
            score: ranked.score,
        };
        hits.insert(ranked.key, hit);
    }
    for ranked in of(What::Service) {
        let service = services::store::find(&mut conn, ranked.key.id).await?;
        let Some(service) = service.filter(|service| service.archived_at.is_none()) else { continue };
        let hit = Hit::of_service(service, reader.desk_language, ranked.passage, question);
        hits.insert(ranked.key, Hit { score: ranked.score, ..hit });
    }
    Ok(hits)
}
