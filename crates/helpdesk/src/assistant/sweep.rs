//! Forgets chats and questions that are old, and those of an account that ends.

use super::{KEPT, figures, question_store, store};
use crate::actor::PersonId;
use crate::app::{App, Tx};
use crate::clock::DAY;
use crate::error::Result;

/// How long questions are kept, in milliseconds.
const QUESTIONS_KEPT: i64 = 90 * DAY;
/// Rows that one transaction removes.
const BATCH: i64 = 500;

/// Removes what is over.
pub async fn sweep(app: &App) -> Result<()> {
    figures::count_resolved(app).await?;
    let now = app.now();
    loop {
        let mut tx = app.begin().await?;
        let chats = store::remove_unused(&mut tx, now - KEPT, BATCH).await?;
        let questions = question_store::remove_before(&mut tx, now - QUESTIONS_KEPT, BATCH).await?;
        tx.commit().await?;
        if chats + questions == 0 {
            return Ok(());
        }
    }
}

/// Removes the chats and questions of somebody whose account ends, in the caller's transaction.
pub async fn forget_person(tx: &mut Tx, person: PersonId) -> Result<()> {
    question_store::remove_of_person(tx, person).await?;
    store::remove_of_person(tx, person).await
}
