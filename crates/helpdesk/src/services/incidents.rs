//! How all services are doing, and were in the last 90 days.

use std::collections::HashMap;

use db::Conn;
use jiff::tz::TimeZone;

use super::days::{self, DAYS, Day, Stretch};
use super::incident_store::{self as store, IncidentRow, SaidRow};
use super::{Availability, Service};
use crate::actor::Actor;
use crate::app::App;
use crate::clock::DAY;
use crate::error::Result;

/// Incidents that are looked at; older ones of a very eventful desk that are over are left out.
const INCIDENTS: i64 = 1_000;
/// Words of one incident that are looked at, the newest.
const WORDS: i64 = 100;

/// Something that was said during an incident. Times are milliseconds since 1970 UTC.
#[derive(Debug, Clone)]
pub struct Said {
    pub state: Availability,
    pub note: String,
    pub starts_at: Option<i64>,
    pub ends_at: Option<i64>,
    pub said_at: i64,
}

impl Said {
    /// When it was to begin, if it was announced ahead.
    fn ahead(&self) -> Option<i64> {
        self.starts_at.filter(|at| *at > self.said_at)
    }
}

/// A stretch of time in which a service was not Available.
#[derive(Debug, Clone)]
pub struct Incident {
    pub id: i64,
    pub service: i64,
    pub starts_at: i64,
    /// None while it goes on.
    pub ended_at: Option<i64>,
    /// In order.
    pub said: Vec<Said>,
}

impl Incident {
    /// The worst that it came to.
    pub fn worst(&self) -> Availability {
        self.said.iter().fold(Availability::Available, |worst, said| worst.worse(said.state))
    }

    fn stretches(&self, now: i64) -> impl Iterator<Item = Stretch> + '_ {
        let end = self.ended_at.unwrap_or(now);
        self.said.iter().enumerate().map(move |(index, said)| Stretch {
            state: said.state,
            from: said.ahead().unwrap_or(if index == 0 { self.starts_at } else { said.said_at }),
            until: self.said.get(index + 1).map_or(end, |next| next.said_at),
        })
    }
}

/// A service with its last 90 days, oldest first.
#[derive(Debug, Clone)]
pub struct Standing {
    pub service: Service,
    pub days: [Day; DAYS],
    /// The part of that time in which it was neither Down nor Degraded, in hundredths of a percent.
    pub share: i64,
}

/// Everything that `/status` shows.
#[derive(Debug)]
pub struct Board {
    pub standings: Vec<Standing>,
    /// Newest first.
    pub open: Vec<Incident>,
    pub past: Vec<Incident>,
}

/// All services that are not archived. Days are those of this time zone (IANA name).
pub async fn board(app: &App, _reader: Option<&Actor>, zone: &str) -> Result<Board> {
    let now = app.now();
    let since = now - DAYS as i64 * DAY;
    let mut conn = app.read().await?;
    let services = super::store::all(&mut conn).await?;
    let rows = store::since(&mut conn, since, INCIDENTS).await?;
    let incidents = with_words(&mut conn, rows).await?;
    drop(conn);
    let mut stretches: HashMap<i64, Vec<Stretch>> = HashMap::new();
    for incident in &incidents {
        stretches.entry(incident.service).or_default().extend(incident.stretches(now));
    }
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let standings = services.into_iter().map(|service| {
        let mut told = stretches.remove(&service.id).unwrap_or_default();
        told.push(Stretch { state: Availability::Available, from: service.created_at, until: now });
        let share = days::share_undisturbed(&told, since.max(service.created_at), now);
        Standing { days: days::worst_of(&told, now, &zone), share, service }
    });
    let standings = standings.collect();
    let (open, past) = incidents.into_iter().partition(|incident| incident.ended_at.is_none());
    Ok(Board { standings, open, past })
}

/// The incidents of one service in the last 90 days, newest first. Whether its reader may know of it was asked before.
pub async fn incidents_of(app: &App, service: &Service, most: i64) -> Result<Vec<Incident>> {
    let mut conn = app.read().await?;
    let since = app.now() - DAYS as i64 * DAY;
    let rows = store::of_service(&mut conn, service.id, since, most).await?;
    with_words(&mut conn, rows).await
}

async fn with_words(conn: &mut Conn, rows: Vec<IncidentRow>) -> Result<Vec<Incident>> {
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut words: HashMap<i64, Vec<Said>> = HashMap::new();
    for row in store::said(conn, &ids, WORDS).await? {
        let SaidRow { incident, state, note, starts_at, ends_at, said_at } = row;
        words.entry(incident).or_default().push(Said { state, note, starts_at, ends_at, said_at });
    }
    let incident = |row: IncidentRow| Incident {
        said: words.remove(&row.id).unwrap_or_default(),
        id: row.id,
        service: row.service,
        starts_at: row.starts_at,
        ended_at: row.ended_at,
    };
    Ok(rows.into_iter().map(incident).collect())
}
