//! What a reader finds. The index proposes, the store decides what may be read at this moment.

use assist::{Basis, Decision, Ranked, Ranking, Thresholds, Tongue, Vector, decide, strength, tongue_of};
use locales::Language;

use super::fresh::refresh;
use super::index::Key;
use super::readable::Readable;
use super::{Finding, Found, Hit, What, reading};
use crate::actor::Actor;
use crate::app::App;
use crate::articles::Reader;
use crate::error::{Error, Result};

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

/// A question with its meaning, where that was read in time.
pub type Asked<'a> = (&'a str, Option<Vector>);

/// The best for a page of results or for suggestions: at most `limit`, none that only seems to fit.
pub async fn find(
    app: &App,
    reader: Option<&Actor>,
    language: Language,
    query: &str,
    limit: usize,
) -> Result<Vec<Hit>> {
    look(app, reader, language, query, |_| true).await?.fitting(limit).await
}

/// Services that fit these words, the best first.
pub async fn services(app: &App, language: Language, words: &str, limit: usize) -> Result<Vec<Hit>> {
    let is_service = |key: &Key| key.what == What::Service;
    look(app, None, language, words, is_service).await?.fitting(limit).await
}

/// Services for somebody who asks for one, the best first: also such as would not do as an answer, and none that is
/// far behind the first.
pub async fn recommended(app: &App, language: Language, told: Asked<'_>, limit: usize) -> Result<Vec<Hit>> {
    let looked = rank(app, None, language, told, |key| key.what == What::Service).await?;
    let ranked = &looked.ranking.ranked;
    let best = ranked.first().map_or(0.0, |first| first.score);
    let least = (looked.least() * ASKED_FOR).max(best - BEHIND);
    let fits = |one: &&Ranked<Key>| one.score >= least || one.words >= ENOUGH_WORDS;
    let fitting: Vec<_> = ranked.iter().filter(fits).take(limit).collect();
    looked.hits(&fitting).await
}

/// Articles that fit these words, the best first.
pub async fn articles(
    app: &App,
    reader: Option<&Actor>,
    language: Language,
    words: &str,
    limit: usize,
) -> Result<Vec<Hit>> {
    look(app, reader, language, words, is_article).await?.fitting(limit).await
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
    match looked.ranking.ranked.iter().find(|ranked| ranked.passage.is_some()) {
        Some(nearest) => looked.hit(nearest).await,
        None => Ok(None),
    }
}

fn is_article(key: &Key) -> bool {
    key.what == What::Article
}

/// What to say to a question.
pub async fn ask(
    app: &App,
    reader: Option<&Actor>,
    language: Language,
    question: Asked<'_>,
) -> Result<Found> {
    let looked = rank(app, reader, language, question, |_| true).await?;
    let finding = match decide(&looked.ranking, &thresholds(app)) {
        Decision::Answer(first) => looked.hit(&first).await?.map_or(Finding::Nothing, Finding::Answer),
        Decision::Choices(some) => Finding::Choices(looked.hits(&some.iter().collect::<Vec<_>>()).await?),
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
struct Looked<'a> {
    app: &'a App,
    question: String,
    ranking: Ranking<Key>,
    readable: Readable,
}

impl Looked<'_> {
    async fn hit(&self, ranked: &Ranked<Key>) -> Result<Option<Hit>> {
        Ok(self.hits(&[ranked]).await?.pop())
    }

    /// With what each of these says about the question.
    async fn hits(&self, chosen: &[&Ranked<Key>]) -> Result<Vec<Hit>> {
        self.readable.hits(self.app, chosen, &self.question).await
    }

    /// The score from which something is offered.
    fn least(&self) -> f32 {
        let thresholds = thresholds(self.app);
        match self.ranking.basis {
            Basis::Meaning => thresholds.offer,
            Basis::Words => thresholds.offer_by_words,
        }
    }

    async fn fitting(&self, limit: usize) -> Result<Vec<Hit>> {
        let least = self.least();
        let fits = |ranked: &&Ranked<Key>| ranked.score >= least || ranked.words >= ENOUGH_WORDS;
        let fitting: Vec<_> = self.ranking.ranked.iter().filter(fits).take(limit).collect();
        self.hits(&fitting).await
    }
}

async fn look<'a>(
    app: &'a App,
    actor: Option<&Actor>,
    language: Language,
    question: &str,
    among: impl Fn(&Key) -> bool + Send + 'static,
) -> Result<Looked<'a>> {
    let question = beginning(question);
    let vector = app.encoder.ask(&question).await;
    rank(app, actor, language, (&question, vector), among).await
}

fn beginning(question: &str) -> String {
    question.chars().take(QUESTION_MAX).collect()
}

/// The language of a question, where it shows and is not English, the language of short words too: what answers it is
/// read in that, whatever the pages around it speak.
fn asked_in(question: &str) -> Option<Language> {
    let is_arabic = |c: char| ('\u{600}'..='\u{6ff}').contains(&c);
    match tongue_of(question) {
        Tongue::German => Some(Language::De),
        Tongue::Other if question.contains(is_arabic) => Some(Language::Ar),
        _ => None,
    }
}

async fn rank<'a>(
    app: &'a App,
    actor: Option<&Actor>,
    language: Language,
    (question, vector): Asked<'_>,
    among: impl Fn(&Key) -> bool + Send + 'static,
) -> Result<Looked<'a>> {
    refresh(app).await?;
    let reader = Reader::of(app, actor, asked_in(question).unwrap_or(language));
    let mut ranking = candidates(app, &reader, question, vector, among).await?;
    let ids = |what: What| ranking.ranked.iter().map(|one| one.key).filter(move |key| key.what == what);
    let articles: Vec<i64> = ids(What::Article).map(|key| key.id).collect();
    let services: Vec<i64> = ids(What::Service).map(|key| key.id).collect();
    let readable = Readable::among(app, reader, &articles, &services).await?;
    ranking.ranked.retain(|ranked| readable.has(&ranked.key));
    Ok(Looked { app, question: question.to_owned(), ranking, readable })
}

/// What the index proposes. Ranking takes milliseconds where there is much, which no request of others waits for.
async fn candidates(
    app: &App,
    reader: &Reader,
    question: &str,
    vector: Option<Vector>,
    among: impl Fn(&Key) -> bool + Send + 'static,
) -> Result<Ranking<Key>> {
    let (app, question) = (app.clone(), question.to_owned());
    let (is_staff, now, wanted) = (reader.is_staff, reader.now, [reader.language, reader.desk_language]);
    let ranking = move || {
        let shelves = app.search.read();
        let may_see = |key: &Key| among(key) && shelves.is_for(key, is_staff, now, wanted);
        shelves.library.rank(&question, vector.as_ref(), CANDIDATES, may_see)
    };
    tokio::task::spawn_blocking(ranking).await.map_err(|error| Error::Internal(error.to_string()))
}
