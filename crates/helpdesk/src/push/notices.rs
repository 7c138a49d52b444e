//! What waits to be sent, one notice for each event and device.

use db::Conn;

use super::store::Notice;
use super::{DELIVER, Deliver, LIFETIME, store};
use crate::actor::{PersonId, Role};
use crate::app::{App, Tx};
use crate::error::Result;
use crate::{event_store, sessions, tickets};

/// The subscriptions of somebody's living sessions.
pub async fn subscriptions(conn: &mut Conn, person: PersonId, now: i64) -> Result<Vec<i64>> {
    store::living(conn, person, now, &used_since(now)).await
}

/// Stores a notice about this topic (`request-12`) unless its event and subscription have one, and with it the job that sends it.
pub async fn store_once(
    tx: &mut Tx,
    app: &App,
    event: i64,
    subscription: i64,
    topic: &str,
    payload: &str,
) -> Result<()> {
    let now = app.now();
    let stored = store::insert_notice(tx, event, subscription, topic, payload, now + LIFETIME).await?;
    if let Some(notice) = stored {
        jobs::enqueue(tx, DELIVER, &Deliver { notice }, now).await?;
    }
    Ok(())
}

/// The notice, while it waits, the session behind it lives, and what it announces is still news.
pub async fn begin(app: &App, notice: i64) -> Result<Option<Notice>> {
    let now = app.now();
    let mut conn = app.read().await?;
    let Some(notice) = store::waiting(&mut conn, notice, now, &used_since(now)).await? else {
        return Ok(None);
    };
    let event = event_store::find(&mut conn, notice.event).await?;
    let posted = event.and_then(|event| event.ticket.zip(event.message()));
    let is_news = match posted {
        Some((ticket, message)) => tickets::is_news(&mut conn, ticket, notice.person, message).await?,
        None => true,
    };
    Ok(is_news.then_some(notice))
}

/// It was taken, or there is no sense in trying again.
pub async fn end(app: &App, notice: i64) -> Result<()> {
    let mut tx = app.begin().await?;
    store::end(&mut tx, notice, app.now()).await?;
    tx.commit().await
}

/// It was tried in vain.
pub async fn try_later(app: &App, notice: i64) -> Result<()> {
    let mut tx = app.begin().await?;
    store::count_attempt(&mut tx, notice).await?;
    tx.commit().await
}

/// The push service knows the subscription no more.
pub async fn forget_subscription(app: &App, subscription: i64) -> Result<()> {
    let mut tx = app.begin().await?;
    store::remove(&mut tx, subscription).await?;
    tx.commit().await
}

/// Since when a customer's and a staff member's session must have been used to live.
fn used_since(now: i64) -> [i64; 2] {
    [Role::Customer, Role::Agent].map(|role| now - sessions::idle(role))
}
