//! Saying how a service is doing. A stretch of not being Available is an incident, whatever was said during it.

use locales::Phrase;
use serde_json::json;

use super::{Availability, Service, incident_store, store};
use crate::actor::Actor;
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};

/// What is said. Times are milliseconds since 1970 UTC.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Announcement {
    pub state: Availability,
    pub note: String,
    pub starts_at: Option<i64>,
    pub ends_at: Option<i64>,
}

impl Announcement {
    /// The state and nothing else.
    pub const fn of(state: Availability) -> Self {
        Self { state, note: String::new(), starts_at: None, ends_at: None }
    }

    fn says_the_same(&self, service: &Service) -> bool {
        (self.state, &self.note, self.starts_at, self.ends_at)
            == (service.state, &service.note, service.starts_at, service.ends_at)
    }
}

/// Says it at once.
pub async fn announce(app: &App, actor: &Actor, id: i64, wanted: &Announcement) -> Result<()> {
    actor.require_admin()?;
    let mut tx = app.begin().await?;
    let service = store::lock(&mut tx, id).await?.ok_or(Error::NotFound)?;
    say(&mut tx, app, Some(actor), &service, wanted).await?;
    tx.commit().await
}

/// Sets the state alone, as from the list of services: what was said of another one is gone with it.
pub async fn set_availability(app: &App, actor: &Actor, id: i64, state: Availability) -> Result<()> {
    actor.require_admin()?;
    let mut tx = app.begin().await?;
    let service = store::lock(&mut tx, id).await?.ok_or(Error::NotFound)?;
    if service.state != state {
        say(&mut tx, app, Some(actor), &service, &Announcement::of(state)).await?;
    }
    tx.commit().await
}

/// Stores what is said of a locked service, unless it is what was said last. By itself, when nobody says it. Of one that
/// was archived nobody says anything new.
pub(super) async fn say(
    tx: &mut Tx,
    app: &App,
    actor: Option<&Actor>,
    service: &Service,
    wanted: &Announcement,
) -> Result<()> {
    let mut said = wanted.clone();
    if said.state.is_available() {
        // What is well has no end to expect.
        (said.starts_at, said.ends_at) = (None, None);
    }
    if said.says_the_same(service) {
        return Ok(());
    }
    if actor.is_some() && service.archived_at.is_some() {
        return Err(Error::invalid("availability", Phrase::new("service-archived-is-silent")));
    }
    let now = app.now();
    let incident = incident(tx, service, &said, now).await?;
    incident_store::insert_said(tx, service.id, incident, &said, now).await?;
    let times = (said.starts_at, said.ends_at);
    store::set_state(tx, service.id, said.state, &said.note, times, now).await?;
    let data = json!({
        "from": service.state.as_str(),
        "to": said.state.as_str(),
        "note": said.note,
        "starts_at": said.starts_at,
        "ends_at": said.ends_at,
    });
    let event = NewEvent::new(Kind::AvailabilityChanged).of_service(service.id).with(data);
    tx.record(actor.into_iter().fold(event, |event, actor| event.by(actor.id))).await?;
    Ok(())
}

/// The incident that these words belong to: they may begin or end it.
async fn incident(tx: &mut Tx, service: &Service, said: &Announcement, now: i64) -> Result<Option<i64>> {
    let open = incident_store::open_of(tx, service.id).await?;
    match (open, said.state.is_available()) {
        (Some((open, _)), true) => {
            incident_store::end(tx, open, now).await?;
            Ok(Some(open))
        }
        (Some((open, starts_at)), false) => {
            if let Some(better) = better_start(starts_at, service, said, now) {
                incident_store::move_start(tx, open, better).await?;
            }
            Ok(Some(open))
        }
        (None, false) => {
            let starts_at = said.starts_at.unwrap_or(now);
            Ok(Some(incident_store::insert(tx, service.id, starts_at).await?))
        }
        (None, true) => Ok(None),
    }
}

/// When an open incident begins by these words, if they know better. What is ahead moves freely. What has begun began
/// earlier than was thought, or is corrected by words of the same state: those of another one begin something within it.
fn better_start(starts_at: i64, service: &Service, said: &Announcement, now: i64) -> Option<i64> {
    if starts_at > now {
        return Some(said.starts_at.unwrap_or(now));
    }
    let corrects = said.state == service.state && service.starts_at == Some(starts_at);
    said.starts_at.filter(|better| *better < starts_at || (corrects && *better <= now))
}
