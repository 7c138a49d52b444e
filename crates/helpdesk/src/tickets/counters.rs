//! Kept counts of tickets: changed in the transaction that changes the ticket, read by name.

use std::collections::{BTreeMap, BTreeSet};

use db::{Conn, Engine};

pub(crate) use super::counter_store::apply;
pub use super::counter_store::get_many;
use super::{Status, Ticket, counter_store};
use crate::actor::PersonId;
use crate::articles::is_of_articles;
use crate::error::Result;

/// Writers on PostgreSQL would queue behind one row per name; they spread over this many.
const SHARDS: i64 = 8;

pub const OPEN: &str = "open";
pub const UNASSIGNED: &str = "unassigned";
pub const CLOSED: &str = "closed";

/// Tickets of this agent on which the agent is to act next (new or open).
pub fn agent_open(agent: PersonId) -> String {
    format!("agent.{agent}.open")
}

/// Tickets of this agent that wait for the customer.
pub fn agent_pending(agent: PersonId) -> String {
    format!("agent.{agent}.pending")
}

pub fn customer_open(customer: PersonId) -> String {
    format!("customer.{customer}.open")
}

/// Requests of this customer that wait for them; they count as open, too.
pub fn customer_pending(customer: PersonId) -> String {
    format!("customer.{customer}.pending")
}

/// Requests about this service on which work remains.
pub fn service_open(service: i64) -> String {
    format!("service.{service}.open")
}

pub fn customer_closed(customer: PersonId) -> String {
    format!("customer.{customer}.closed")
}

/// The part of a ticket that decides where it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    pub requester: PersonId,
    pub service: Option<i64>,
    pub assignee: Option<PersonId>,
    pub status: Status,
}

impl From<&Ticket> for Standing {
    fn from(ticket: &Ticket) -> Self {
        Self {
            requester: ticket.requester,
            service: ticket.service,
            assignee: ticket.assignee,
            status: ticket.status,
        }
    }
}

impl Standing {
    /// The counters that include a ticket standing like this.
    pub fn names(self) -> Vec<String> {
        if !self.status.is_active() {
            return vec![CLOSED.to_owned(), customer_closed(self.requester)];
        }
        let owner = match self.assignee {
            None => UNASSIGNED.to_owned(),
            Some(agent) if self.status == Status::Pending => agent_pending(agent),
            Some(agent) => agent_open(agent),
        };
        let mut names = vec![OPEN.to_owned(), customer_open(self.requester), owner];
        if self.status == Status::Pending {
            names.push(customer_pending(self.requester));
        }
        names.extend(self.service.map(service_open));
        names
    }
}

/// Moves one ticket from where it counted before to where it counts now.
pub(super) async fn shift(
    conn: &mut Conn,
    number: i64,
    before: Option<Standing>,
    after: Option<Standing>,
) -> Result<()> {
    let mut deltas = BTreeMap::new();
    add_to(&mut deltas, before, -1);
    add_to(&mut deltas, after, 1);
    let shard = if conn.engine() == Engine::Sqlite { 0 } else { number % SHARDS };
    counter_store::apply(conn, &deltas, shard).await
}

fn add_to(deltas: &mut BTreeMap<String, i64>, standing: Option<Standing>, by: i64) {
    for name in standing.into_iter().flat_map(Standing::names) {
        *deltas.entry(name).or_default() += by;
    }
}

/// Counts everything anew and names each counter that disagrees with the tickets. Reads the whole table: for the
/// doctor and for tests.
pub async fn disagreements(conn: &mut Conn) -> Result<Vec<String>> {
    let standings = counter_store::standings(conn).await?;
    let mut counted: BTreeMap<String, i64> = BTreeMap::new();
    for (requester, service, assignee, status, n) in standings {
        for name in (Standing { requester, service, assignee, status }).names() {
            *counted.entry(name).or_default() += n;
        }
    }
    let mut kept = counter_store::all(conn).await?;
    kept.retain(|name, n| (*n != 0 || counted.contains_key(name)) && !is_of_articles(name));
    let names: BTreeSet<&String> = counted.keys().chain(kept.keys()).collect();
    let of = |map: &BTreeMap<String, i64>, name: &str| map.get(name).copied().unwrap_or(0);
    Ok(names
        .into_iter()
        .filter(|name| of(&counted, name) != of(&kept, name))
        .map(|name| format!("{name}: kept {}, counted {}", of(&kept, name), of(&counted, name)))
        .collect())
}
