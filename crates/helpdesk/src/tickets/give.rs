//! The request of a visitor is given to the account that proved to be theirs.

use super::{counters, store};
use crate::actor::PersonId;
use crate::app::Tx;
use crate::error::{Error, Result};
use crate::event_store;

/// Makes this person the requester, and the author of what its visitor wrote, in the caller's transaction.
pub(crate) async fn give_to(tx: &mut Tx, number: i64, person: PersonId) -> Result<()> {
    let mut ticket = store::lock(tx, number).await?.ok_or(Error::NotFound)?;
    let before = counters::Standing::from(&ticket);
    let visitor = std::mem::replace(&mut ticket.requester, person);
    store::give(tx, number, visitor, person).await?;
    event_store::give(tx, number, visitor, person).await?;
    counters::shift(tx, number, Some(before), Some((&ticket).into())).await
}
