//! Chats whose customers wait for a person, as the team sees them.

use db::Conn;

use super::dialogue::Reason;
use super::store::{self, WaitingRow};
use crate::actor::{Actor, PersonId, full_name};
use crate::app::App;
use crate::error::Result;
use crate::tickets;

/// Waiting chats that the inbox shows.
const MOST: i64 = 20;

#[derive(Debug, Clone)]
pub struct Waiting {
    pub number: i64,
    pub subject: String,
    pub requester: String,
    pub assignee: Option<PersonId>,
    pub reason: Option<Reason>,
    /// Milliseconds since 1970 UTC.
    pub since: i64,
    /// How their newest message begins.
    pub last_words: String,
}

impl From<WaitingRow> for Waiting {
    fn from(row: WaitingRow) -> Self {
        Self {
            number: row.number,
            subject: row.subject,
            requester: full_name(&row.requester, &row.requester_last),
            assignee: row.assignee,
            reason: row.reason.as_deref().and_then(Reason::parse),
            since: row.waiting_since,
            last_words: row.last_words,
        }
    }
}

/// Those that wait longest first.
pub async fn waiting(app: &App, actor: &Actor) -> Result<Vec<Waiting>> {
    actor.require_staff()?;
    let rows = store::waiting(&mut *app.db.read().await?, MOST).await?;
    Ok(rows.into_iter().map(Waiting::from).collect())
}

/// What the team knows of the chat behind a request.
#[derive(Debug, Clone)]
pub struct TicketChat {
    pub reason: Option<Reason>,
    pub language: locales::Language,
    /// While its customer waits; milliseconds since 1970 UTC.
    pub waiting_since: Option<i64>,
    /// When its window was last open.
    pub seen_at: i64,
    /// The address that its visitor gave; unproven unless `email_verified`.
    pub email: String,
    pub email_verified: bool,
}

/// The chat behind this request, for the team.
pub async fn of_ticket(conn: &mut Conn, actor: &Actor, number: i64) -> Result<Option<TicketChat>> {
    actor.require_staff()?;
    Ok(store::of_ticket(conn, number).await?.map(|chat| TicketChat {
        reason: chat.reason.as_deref().and_then(Reason::parse),
        language: chat.language(),
        waiting_since: chat.waiting_since,
        seen_at: chat.seen_at,
        email_verified: chat.email_verified,
        email: chat.email,
    }))
}

/// Something was said or decided in this request: by its requester at `since`, or by somebody else (None). Notes whether
/// anybody waits, as things are by now: what happened may be told in another order, and twice.
pub async fn note_waiting(app: &App, number: i64, since: Option<i64>) -> Result<()> {
    let mut tx = app.begin().await?;
    store::lock_waiting(&mut tx, number).await?;
    match (tickets::awaits_answer(&mut tx, number).await?, since) {
        (true, Some(since)) => store::begin_waiting(&mut tx, number, since).await?,
        (true, None) => {}
        (false, _) => store::end_waiting(&mut tx, number).await?,
    }
    tx.commit().await
}
