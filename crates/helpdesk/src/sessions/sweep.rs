//! Forgets sessions that are over and browsers not seen for more than a year.

use super::store;
use crate::app::App;
use crate::clock::DAY;
use crate::error::Result;

const DEVICE_MEMORY: i64 = 400 * DAY;

pub async fn sweep(app: &App) -> Result<()> {
    let now = app.now();
    let mut tx = app.begin().await?;
    store::remove_ended(&mut tx, now, now - 30 * DAY).await?;
    store::remove_devices_before(&mut tx, now - DEVICE_MEMORY).await?;
    tx.commit().await
}
