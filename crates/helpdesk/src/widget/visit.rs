//! Visits: what a frame shows with each request to be known again, and for how long.

use std::collections::HashSet;

use super::store::{self, VisitRow};
use super::{UNKNOWN_KEPT, is_open};
use crate::actor::PersonId;
use crate::app::App;
use crate::clock::{HOUR, MINUTE};
use crate::error::{Error, Result};
use crate::{limits, secrets};

/// Visits that one network may begin in a minute.
const PER_NETWORK: i64 = 60;

/// A visit that has just begun.
#[derive(Debug, Clone)]
pub struct NewVisit {
    /// For the frame alone; only its hash is stored.
    pub token: String,
    /// As the site says; empty for somebody unknown.
    pub name: String,
}

/// A visit that goes on.
#[derive(Debug, Clone)]
pub struct Visit {
    pub id: i64,
    /// By which the assistant finds the chat; it never leaves the desk.
    pub chat: String,
    /// None for somebody unknown.
    pub known: Option<Known>,
}

/// Whom a site signed for. The name and the address are its words, and prove nothing.
#[derive(Debug, Clone)]
pub struct Known {
    pub id: i64,
    /// The site's own name for them.
    pub sub: String,
    pub name: String,
    pub email: String,
}

/// Begins the visit of somebody unknown.
pub async fn begin(app: &App, network: &str) -> Result<NewVisit> {
    let settings = app.settings();
    if !is_open(&settings) || settings.widget_verified_only {
        return Err(Error::NotFound);
    }
    let now = app.now();
    let token = secrets::token();
    let row = store::NewVisitRow {
        token_hash: &secrets::hash(&token),
        chat: &secrets::token(),
        person: None,
        signed_by: None,
        key_hash: None,
        ends_at: now + UNKNOWN_KEPT,
    };
    let mut tx = app.begin().await?;
    limits::hit(&mut tx, &format!("widget:visits:{network}"), MINUTE, PER_NETWORK, now).await?;
    store::insert_visit(&mut tx, &row, now).await?;
    tx.commit().await?;
    Ok(NewVisit { token, name: String::new() })
}

/// The visit with this token. Of somebody whom a site signed for only together with the key of the frame that was
/// there then: a token alone, copied elsewhere, is nobody's.
pub async fn find(app: &App, token: &str, key: Option<&str>) -> Result<Option<Visit>> {
    let settings = app.settings();
    if !is_open(&settings) || !secrets::may_be_token(token) {
        return Ok(None);
    }
    let now = app.now();
    let row = store::find_visit(&mut *app.read().await?, &secrets::hash(token)).await?;
    let Some(row) = row.filter(|row| now < row.ends_at) else { return Ok(None) };
    let allowed = match &row.key_hash {
        Some(kept) => key.is_some_and(|key| secrets::hash(key) == *kept),
        None => !settings.widget_verified_only,
    };
    if !allowed {
        return Ok(None);
    }
    if now - row.seen_at >= HOUR {
        note_seen(app, &row, now).await?;
    }
    Ok(Some(Visit::from(row)))
}

/// Somebody unknown can come back for a month after they were here last; a proof ends when it ends.
async fn note_seen(app: &App, row: &VisitRow, now: i64) -> Result<()> {
    let ends_at = if row.person.is_some() { row.ends_at } else { now + UNKNOWN_KEPT };
    let mut tx = app.begin().await?;
    store::note_visit_seen(&mut tx, row.id, now, ends_at).await?;
    tx.commit().await
}

/// Ends a visit, and its streams with it. Ending what is over is fine.
pub async fn end(app: &App, token: &str) -> Result<()> {
    let mut tx = app.begin().await?;
    let ended = store::remove_visit(&mut tx, &secrets::hash(token)).await?;
    tx.commit().await?;
    close_streams(app, ended);
    Ok(())
}

/// Has the streams of whoever this visit's requests belong to looked at, at once.
pub(super) fn close_streams(app: &App, requester: Option<PersonId>) {
    if let Some(person) = requester {
        app.live.suspect(person);
    }
}

/// The visits among these that go on.
pub(crate) async fn active_among(app: &App, visits: &[i64]) -> Result<HashSet<i64>> {
    let settings = app.settings();
    if visits.is_empty() || !is_open(&settings) {
        return Ok(HashSet::new());
    }
    let rows = store::standing_of(&mut *app.read().await?, visits).await?;
    let now = app.now();
    let goes_on = |row: &store::StandingRow| {
        now < row.ends_at && (row.person.is_some() || !settings.widget_verified_only)
    };
    Ok(rows.into_iter().filter(goes_on).map(|row| row.id).collect())
}

impl From<VisitRow> for Visit {
    fn from(row: VisitRow) -> Self {
        let known = row.person.map(|id| Known { id, sub: row.sub, name: row.name, email: row.email });
        Self { id: row.id, chat: row.chat, known }
    }
}
