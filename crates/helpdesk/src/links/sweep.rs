//! Forgets links that are used or over.

use super::store;
use crate::app::App;
use crate::error::Result;

pub async fn sweep(app: &App) -> Result<()> {
    let mut tx = app.begin().await?;
    store::remove_ended(&mut tx, app.now()).await?;
    tx.commit().await
}
