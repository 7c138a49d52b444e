//! The people page: who works here, how much they have, who was invited, who waits for approval.

use std::collections::HashMap;

use db::Conn;

use super::{Person, State, store};
use crate::actor::{Actor, PersonId};
use crate::app::App;
use crate::error::Result;
use crate::links;
use crate::sessions::store as sessions;
use crate::tickets::{self, counters};

/// Everybody on the people page.
#[derive(Debug, Clone)]
pub struct People {
    /// Active and deactivated agents and administrators, the active ones first, by name.
    pub members: Vec<Member>,
    pub invited: Vec<Invited>,
    /// Oldest application first.
    pub applicants: Vec<Applicant>,
}

/// Somebody who works here, with how their work stands.
#[derive(Debug, Clone)]
pub struct Member {
    pub person: Person,
    /// Tickets on which they are to act next.
    pub open: i64,
    /// Tickets that wait for the customer.
    pub waiting: i64,
    pub closed_today: i64,
    /// Milliseconds since 1970 UTC, up to a minute late; `None` when not signed in anywhere.
    pub seen_at: Option<i64>,
}

#[derive(Debug, Clone)]
pub struct Invited {
    pub person: Person,
    /// Milliseconds since 1970 UTC; `None` when the link is over.
    pub expires_at: Option<i64>,
}

#[derive(Debug, Clone)]
pub struct Applicant {
    pub person: Person,
}

/// The people page, for administrators.
pub async fn list(app: &App, actor: &Actor) -> Result<People> {
    actor.require_admin()?;
    let now = app.now();
    let mut conn = app.db.read().await?;
    let staff = store::staff(&mut conn).await?;
    let invitations: HashMap<PersonId, i64> =
        links::store::open_invitations(&mut conn, now).await?.into_iter().collect();
    let mut people = People { members: Vec::new(), invited: Vec::new(), applicants: Vec::new() };
    let mut members = Vec::new();
    for person in staff {
        match person.state {
            State::Active | State::Deactivated => members.push(person),
            State::Waiting => people.applicants.push(Applicant { person }),
            State::Invited => {
                let expires_at = invitations.get(&person.id).copied();
                people.invited.push(Invited { person, expires_at });
            }
            State::Deleted => {}
        }
    }
    members
        .sort_by_key(|person| (person.state != State::Active, person.full_name().to_lowercase(), person.id));
    people.applicants.sort_by_key(|applicant| applicant.person.created_at);
    people.members = with_work(&mut conn, members, start_of_day(now, &actor.time_zone)).await?;
    Ok(people)
}

async fn with_work(conn: &mut Conn, people: Vec<Person>, midnight: i64) -> Result<Vec<Member>> {
    let names: Vec<String> = people
        .iter()
        .flat_map(|person| [counters::agent_open(person.id), counters::agent_pending(person.id)])
        .collect();
    let counts = counters::get_many(conn, &names).await?;
    let seen: HashMap<PersonId, i64> = sessions::last_seen_of_staff(conn).await?.into_iter().collect();
    let mut members = Vec::with_capacity(people.len());
    for (person, counts) in people.into_iter().zip(counts.chunks_exact(2)) {
        let closed_today = tickets::closed_since(conn, person.id, midnight).await?;
        let seen_at = seen.get(&person.id).copied();
        members.push(Member { person, open: counts[0], waiting: counts[1], closed_today, seen_at });
    }
    Ok(members)
}

/// The midnight before `now` in this time zone, both in milliseconds since 1970 UTC.
fn start_of_day(now: i64, time_zone: &str) -> i64 {
    let zone = jiff::tz::TimeZone::get(time_zone).unwrap_or(jiff::tz::TimeZone::UTC);
    jiff::Timestamp::from_millisecond(now)
        .and_then(|at| at.to_zoned(zone).start_of_day())
        .map_or(now - crate::clock::DAY, |midnight| midnight.timestamp().as_millisecond())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn today_begins_at_midnight_of_the_readers_zone() {
        let noon_utc = 1_800_014_400_000; // 2027-01-15 12:00 UTC
        assert_eq!(noon_utc - start_of_day(noon_utc, "UTC"), 12 * 3_600_000);
        assert_eq!(noon_utc - start_of_day(noon_utc, "Europe/Helsinki"), 14 * 3_600_000);
        assert_eq!(noon_utc - start_of_day(noon_utc, "America/New_York"), 7 * 3_600_000);
    }
}
