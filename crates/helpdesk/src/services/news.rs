//! Telling of changes: those that follow each other within ten minutes are one round, told once. Who was told often
//! enough on a day learns when the day is over how it ended.

use db::Conn;

use super::news_store::{self, Subscriber};
use super::{Availability, Service, TELL, Tell, store};
use crate::app::{App, Tx};
use crate::clock::{DAY, MINUTE};
use crate::error::Result;
use crate::event::{Event, Kind};
use crate::event_store;
use crate::signatures::{Purpose, Signer};

/// How long a round waits for further changes, in milliseconds.
pub const PAUSE: i64 = 10 * MINUTE;
/// How often somebody is told of one service within a day.
const MOST: i64 = 6;
/// Changes that one round names.
const CHANGES: i64 = 50;
/// Subscribers that are told in one transaction.
const BATCH: i64 = 100;

/// A change that a round tells of.
#[derive(Debug, Clone)]
pub struct Telling {
    pub state: Availability,
    pub note: String,
    /// Milliseconds since 1970 UTC.
    pub at: i64,
}

/// What is told.
pub struct Round {
    pub service: Service,
    /// The event that began it.
    pub event: i64,
    /// In order.
    pub changes: Vec<Telling>,
    /// The newest event that is told of.
    newest: i64,
    /// Told to those alone who missed something on a day that began by then.
    missed_by: Option<i64>,
    signer: Signer,
}

impl Round {
    /// What the link ends in by which this subscriber ends it.
    pub fn end_link(&self, subscriber: &Subscriber) -> String {
        self.signer.sign(Purpose::EndServiceNews, subscriber.id)
    }

    /// The next subscribers after this id.
    pub async fn subscribers(&self, conn: &mut Conn, after: i64) -> Result<Vec<Subscriber>> {
        let service = self.service.id;
        match self.missed_by {
            Some(stale) => news_store::page_of_missed(conn, service, stale, after, BATCH).await,
            None => news_store::page(conn, service, after, BATCH).await,
        }
    }
}

/// Lets a round begin with this event, unless one waits that will tell of it. Harmless to repeat.
pub async fn plan_round(app: &App, service: i64, event: i64) -> Result<()> {
    let mut tx = app.begin().await?;
    if news_store::plan(&mut tx, service, event).await? {
        jobs::enqueue(&mut tx, TELL, &Tell { service, event }, app.now() + PAUSE).await?;
    }
    tx.commit().await
}

/// What the round tells by now; None when it was told, or nobody is to know of the service any more.
pub async fn begin_round(app: &App, round: Tell) -> Result<Option<Round>> {
    let signer = Signer::load(app).await?;
    let mut conn = app.read().await?;
    if !news_store::waits(&mut conn, round.service, round.event).await? {
        return Ok(None);
    }
    let Some(service) = store::find(&mut conn, round.service).await? else { return Ok(None) };
    let events = changes_from(&mut conn, round).await?;
    let newest = events.last().map_or(round.event, |event| event.id);
    let changes = events.iter().map(telling).collect();
    Ok(Some(Round { service, event: round.event, changes, newest, missed_by: None, signer }))
}

/// In order.
async fn changes_from(conn: &mut Conn, round: Tell) -> Result<Vec<Event>> {
    event_store::of_service_from(conn, round.service, Kind::AvailabilityChanged, round.event, CHANGES).await
}

fn telling(event: &Event) -> Telling {
    let text = |name: &str| event.data.get(name).and_then(serde_json::Value::as_str).unwrap_or_default();
    let state = Availability::parse(text("to")).unwrap_or(Availability::Available);
    Telling { state, note: text("note").to_owned(), at: event.created_at }
}

/// Notes that the round is told to this subscriber, in the transaction that stores what they are told. False when it
/// was before, or when they have been told often enough today.
pub async fn told(tx: &mut Tx, app: &App, round: &Round, subscriber: &Subscriber) -> Result<bool> {
    let now = app.now();
    let told = news_store::tell(tx, subscriber.id, round.event, (now - DAY, now), MOST).await?;
    if !told {
        news_store::miss(tx, subscriber.id, round.event).await?;
    }
    Ok(told)
}

/// What was not told on days that are over by now: a round for each service, which says how it is doing.
pub async fn missed_rounds(app: &App) -> Result<Vec<Round>> {
    let stale = app.now() - DAY;
    let missed = news_store::missed(&mut *app.read().await?, stale).await?;
    if missed.is_empty() {
        return Ok(Vec::new());
    }
    let signer = Signer::load(app).await?;
    let mut conn = app.read().await?;
    let mut rounds = Vec::with_capacity(missed.len());
    for (service, event) in missed {
        let Some(service) = store::find(&mut conn, service).await? else { continue };
        let said = Telling { state: service.state, note: service.note.clone(), at: service.since };
        let (missed_by, signer) = (Some(stale), signer.clone());
        rounds.push(Round { service, event, changes: vec![said], newest: event, missed_by, signer });
    }
    Ok(rounds)
}

/// Ends such a round: whoever could not be told is told no more.
pub async fn end_missed(app: &App, round: &Round) -> Result<()> {
    let Some(stale) = round.missed_by else { return Ok(()) };
    let mut tx = app.begin().await?;
    news_store::forget_missed(&mut tx, round.service.id, round.event, stale).await?;
    tx.commit().await
}

/// Ends the round. What changed while it was told begins the next one.
pub async fn end_round(app: &App, round: &Round) -> Result<()> {
    let service = round.service.id;
    let mut tx = app.begin().await?;
    // First the row, so that a reaction to a later event waits for it, then a look at what there is.
    if news_store::end(&mut tx, service, round.event, round.newest).await? {
        let after = Tell { service, event: round.newest + 1 };
        if let Some(next) = changes_from(&mut tx, after).await?.first().map(|event| event.id)
            && news_store::plan(&mut tx, service, next).await?
        {
            jobs::enqueue(&mut tx, TELL, &Tell { service, event: next }, app.now() + PAUSE).await?;
        }
    }
    tx.commit().await
}
