//! Who types: told to open pages of this process at once, never stored.

use std::collections::HashMap;
use std::time::Duration;

use tokio::time::Instant;

use super::{Live, TicketRef, lock};
use crate::actor::{Actor, PersonId, Role};
use crate::error::{Error, Result};

/// Pages say it every three seconds at most.
const PACE: Duration = Duration::from_secs(2);
/// People remembered before those who are quiet are forgotten.
const REMEMBERED: usize = 1_000;

/// Somebody writes on a ticket.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typing {
    pub ticket: i64,
    pub person: PersonId,
    pub name: String,
    pub role: Role,
}

/// When somebody was last told to be typing.
#[derive(Default)]
pub(super) struct Pace(HashMap<PersonId, Instant>);

impl Pace {
    fn keeps(&mut self, person: PersonId) -> Result<()> {
        let now = Instant::now();
        if let Some(at) = self.0.get(&person).filter(|at| now - **at < PACE) {
            return Err(Error::TooMany { retry_after: PACE - (now - *at) });
        }
        if self.0.len() >= REMEMBERED {
            self.0.retain(|_, at| now - *at < PACE);
        }
        self.0.insert(person, now);
        Ok(())
    }
}

impl Live {
    /// Staff learn of everybody but themselves, the requester of staff alone.
    pub(crate) fn tell_typing(&self, ticket: TicketRef, actor: &Actor) -> Result<()> {
        lock(&self.pace).keeps(actor.id)?;
        let typing =
            Typing { ticket: ticket.number, person: actor.id, name: actor.full_name(), role: actor.role };
        let index = lock(&self.index);
        index.tell_staff(Some(actor.id), |inbox| inbox.typing(&typing));
        if actor.role.is_staff() {
            index.tell_customer(ticket.requester, |inbox| inbox.typing(&typing));
        }
        Ok(())
    }
}
