//! Forgets tokens that expired, visits that ended, and visitors who did not come back.

use super::{PEOPLE_KEPT, store};
use crate::app::App;
use crate::error::Result;

/// Rows of a kind that one transaction removes.
const BATCH: i64 = 500;

pub async fn sweep(app: &App) -> Result<()> {
    let now = app.now();
    loop {
        let mut tx = app.begin().await?;
        let removed = store::remove_tokens(&mut tx, now, BATCH).await?
            + store::remove_ended_visits(&mut tx, now, BATCH).await?
            + store::remove_people(&mut tx, now - PEOPLE_KEPT, BATCH).await?;
        tx.commit().await?;
        if removed == 0 {
            return Ok(());
        }
    }
}
