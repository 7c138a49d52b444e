//! Telling of changes: those that follow each other within ten minutes are one round, told once.

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
    signer: Signer,
}

impl Round {
    /// What the link ends in by which this subscriber ends it.
    pub fn end_link(&self, subscriber: &Subscriber) -> String {
        self.signer.sign(Purpose::EndServiceNews, subscriber.id)
    }

    /// The next subscribers after this id.
    pub async fn subscribers(&self, conn: &mut Conn, after: i64) -> Result<Vec<Subscriber>> {
        news_store::page(conn, self.service.id, after, BATCH).await
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
    Ok(Some(Round { service, event: round.event, changes, newest, signer }))
}

/// In order.
async fn changes_from(conn: &mut Conn, round: Tell) -> Result<Vec<Event>> {
    let mut events = event_store::of_service(conn, round.service, CHANGES).await?;
    events.retain(|event| event.kind == Kind::AvailabilityChanged && event.id >= round.event);
    events.reverse();
    Ok(events)
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
    news_store::tell(tx, subscriber.id, round.event, (now - DAY, now), MOST).await
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
