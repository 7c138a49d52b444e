//! Forgets codes that ended a day ago; until then their page can still say so and send a new one.

use super::store;
use crate::app::App;
use crate::clock::DAY;
use crate::error::Result;

pub async fn sweep(app: &App) -> Result<()> {
    let mut tx = app.begin().await?;
    store::remove_expired(&mut tx, app.now() - DAY).await?;
    tx.commit().await
}
