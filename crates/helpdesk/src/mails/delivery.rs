//! One try to send a mail: begun, and ended with what the mail server said.

use serde_json::json;

use super::{TRY, store};
use crate::app::App;
use crate::error::Result;
use crate::event::{Kind, NewEvent};

/// What a try needs to know.
#[derive(Debug, Clone)]
pub struct Delivery {
    pub mail: i64,
    pub recipient: String,
    pub content: Vec<u8>,
    pub secret: bool,
    /// This one included.
    pub attempts: i64,
    pub expires_at: i64,
}

/// Whether a job may try to send its mail.
#[derive(Debug)]
pub enum Turn {
    /// Yes, and nobody else does until [`TRY`] is over.
    Send(Delivery),
    /// Not before this time.
    At(i64),
    /// There is nothing left to do.
    Over,
}

/// Claims the mail for one try.
pub async fn begin(app: &App, mail: i64) -> Result<Turn> {
    let now = app.now();
    let mut tx = app.begin().await?;
    if let Some(delivery) = store::claim(&mut tx, mail, now, now + TRY).await? {
        tx.commit().await?;
        return Ok(Turn::Send(delivery));
    }
    Ok(match store::standing(&mut tx, mail).await? {
        Some((try_at, expires_at)) if expires_at > now => Turn::At(try_at),
        _ => Turn::Over,
    })
}

/// Lets tries that a kill broke off begin again at once. Only for a process that has the store for itself.
pub async fn resume(app: &App) -> Result<()> {
    let mut tx = app.begin().await?;
    store::resume(&mut tx, app.now()).await?;
    tx.commit().await
}

/// The server has taken it.
pub async fn sent(app: &App, mail: i64, answer: &str) -> Result<()> {
    let mut tx = app.begin().await?;
    store::end(&mut tx, mail, "sent", answer, app.now()).await?;
    tx.commit().await
}

/// The server may take it at this time.
pub async fn try_later(app: &App, mail: i64, answer: &str, at: i64) -> Result<()> {
    let mut tx = app.begin().await?;
    store::postpone(&mut tx, mail, at, answer, app.now()).await?;
    tx.commit().await
}

/// There is no mail server: the mail waits for [`release`](super::release).
pub async fn park(app: &App, mail: i64) -> Result<()> {
    let mut tx = app.begin().await?;
    store::park(&mut tx, mail).await?;
    tx.commit().await
}

/// The server refuses the address or the mail for good: that shows on the ticket.
pub async fn refuse(app: &App, mail: i64, answer: &str) -> Result<()> {
    let mut tx = app.begin().await?;
    if let Some((recipient, person, ticket)) =
        store::end(&mut tx, mail, "rejected", answer, app.now()).await?
    {
        let data = json!({ "mail": mail, "recipient": recipient, "answer": answer });
        let event = NewEvent { person, ticket, ..NewEvent::new(Kind::MailRejected).with(data) };
        tx.record(event).await?;
    }
    tx.commit().await
}
