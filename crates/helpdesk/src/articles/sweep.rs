//! Forgets what readers said and looked for when its time is over.

use super::feedback_store;
use crate::app::App;
use crate::clock::DAY;
use crate::error::Result;

/// How long comments and searches without result are kept.
const KEPT: i64 = 90 * DAY;

pub async fn sweep(app: &App) -> Result<()> {
    let before = app.now() - KEPT;
    let mut tx = app.begin().await?;
    feedback_store::remove_comments_before(&mut tx, before).await?;
    feedback_store::remove_misses_before(&mut tx, before).await?;
    tx.commit().await
}
