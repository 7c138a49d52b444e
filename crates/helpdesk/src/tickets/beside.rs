//! What is said on a ticket without counting as an answer: neither its status moves nor its last words.

use db::Conn;

use super::body::Body;
use super::{Format, Status, Ticket, Visibility, store};
use crate::actor::PersonId;
use crate::error::Result;

/// Locks the ticket; None unless it is still New.
pub(crate) async fn lock_new(conn: &mut Conn, number: i64) -> Result<Option<Ticket>> {
    Ok(store::lock(conn, number).await?.filter(|ticket| ticket.status == Status::New))
}

/// Adds a public message in plain words. Returns its id.
pub(crate) async fn say_beside(
    conn: &mut Conn,
    number: i64,
    author: PersonId,
    words: &str,
    now: i64,
) -> Result<i64> {
    let body = Body { text: words.to_owned(), format: Format::Plain };
    store::insert_message(conn, number, author, Visibility::Public, &body, None, now).await
}
