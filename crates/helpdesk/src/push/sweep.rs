//! Forgets notices that are over. Subscriptions go with their sessions.

use super::{LIFETIME, store};
use crate::app::App;
use crate::error::Result;

pub async fn sweep(app: &App) -> Result<()> {
    let mut tx = app.begin().await?;
    // Kept a little longer, as the event's own job may run again.
    store::remove_before(&mut tx, app.now() - LIFETIME).await?;
    tx.commit().await
}
