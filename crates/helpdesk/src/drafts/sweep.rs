//! Forgets drafts that nobody came back to.

use super::store;
use crate::app::App;
use crate::clock::DAY;
use crate::error::Result;

const KEPT: i64 = 180 * DAY;

pub async fn sweep(app: &App) -> Result<()> {
    let mut tx = app.begin().await?;
    store::delete_before(&mut tx, app.now() - KEPT).await?;
    tx.commit().await
}
