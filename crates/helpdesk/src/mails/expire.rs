//! Mails that are too old are not sent any more.

use super::store;
use crate::app::App;
use crate::error::Result;

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
