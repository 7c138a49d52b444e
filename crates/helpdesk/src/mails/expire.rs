//! Mails that are too old are not sent any more, and in the end forgotten.

use super::store;
use crate::app::App;
use crate::clock::DAY;
use crate::error::Result;

/// How long a mail is kept after it was sent, refused or too late.
const KEPT: i64 = 90 * DAY;
/// Mails that are forgotten in one transaction.
const BATCH: i64 = 500;

/// Ends every waiting mail whose time is over, and wipes those that hold a code or link.
pub async fn expire(app: &App) -> Result<()> {
    let now = app.now();
    if !store::any_expired(&mut *app.db.read().await?, now).await? {
        return Ok(());
    }
    let mut tx = app.begin().await?;
    store::expire(&mut tx, now).await?;
    tx.commit().await
}

/// Removes mails that ended long ago: they hold names and words of people.
pub async fn forget(app: &App) -> Result<()> {
    let before = app.now() - KEPT;
    for state in ["sent", "rejected", "expired"] {
        loop {
            let mut tx = app.begin().await?;
            let forgotten = store::forget(&mut tx, state, before, BATCH).await?;
            tx.commit().await?;
            if forgotten < BATCH.unsigned_abs() {
                break;
            }
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mails::{NewMail, newest, sent, store_once};
    use crate::{Kind, NewEvent, testing};

    async fn store_mail(app: &App) -> i64 {
        let mut tx = app.begin().await.unwrap();
        let event = tx.record(NewEvent::new(Kind::TestMailRequested)).await.unwrap();
        let mail = NewMail {
            event,
            kind: "test",
            recipient: "amara@example.test".into(),
            person: None,
            ticket: None,
            message_id: format!("<{event}@desk.test>"),
            subject: "Test".into(),
            content: b"Hello".to_vec(),
            secret: false,
            held: false,
            expires_at: app.now() + crate::mails::LIFETIME,
        };
        assert!(store_once(&mut tx, app, &mail).await.unwrap());
        tx.commit().await.unwrap();
        newest(&mut app.db.read().await.unwrap(), None, 1).await.unwrap()[0].id
    }

    #[tokio::test]
    async fn a_mail_that_was_sent_is_forgotten_after_ninety_days_and_a_waiting_one_is_not() {
        let app = testing::app().await;
        let (old, waiting) = (store_mail(&app).await, store_mail(&app).await);
        sent(&app, old, "250 ok").await.unwrap();
        forget(&app).await.unwrap();
        assert_eq!(newest(&mut app.db.read().await.unwrap(), None, 9).await.unwrap().len(), 2);
        app.clock.advance(93 * DAY);
        forget(&app).await.unwrap();
        let left = newest(&mut app.db.read().await.unwrap(), None, 9).await.unwrap();
        assert_eq!(left.iter().map(|mail| mail.id).collect::<Vec<_>>(), [waiting]);
    }
}
