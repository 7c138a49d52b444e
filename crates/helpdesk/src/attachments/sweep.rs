//! Removes what nobody wants any more: files that were never sent, contents without attachment, and what a killed
//! process left on the disk.

use std::time::{Duration, SystemTime};

use files::Blob;

use super::store;
use crate::app::App;
use crate::clock::{DAY, MINUTE};
use crate::error::Result;

/// How long a file waits to be sent.
const UNSENT_KEPT: i64 = 30 * DAY;
/// How long a content stays after the last attachment let go of it.
const CONTENT_KEPT: i64 = DAY;
/// Rows that one transaction removes.
const BATCH: usize = 200;
/// Another shelf of the folder is compared with the store every so often: all 256 within two days.
const SHELF_EVERY: i64 = 10 * MINUTE;

pub async fn sweep(app: &App) -> Result<()> {
    remove_never_sent(app).await?;
    remove_unwanted(app).await?;
    remove_left_behind(app).await
}

async fn remove_never_sent(app: &App) -> Result<()> {
    loop {
        let now = app.now();
        let mut tx = app.begin().await?;
        let released = store::delete_unsent_before(&mut tx, now - UNSENT_KEPT, BATCH).await?;
        let all = released.len() < BATCH;
        store::release(&mut tx, released, now).await?;
        tx.commit().await?;
        if all {
            return Ok(());
        }
    }
}

/// Whether a content may go is decided in the transaction that deletes its row. The file goes afterwards: whoever
/// hands the same content in again brings another copy, under another name.
pub(super) async fn remove_unwanted(app: &App) -> Result<()> {
    let before = app.now() - CONTENT_KEPT;
    loop {
        let unwanted = store::unwanted(&mut *app.read().await?, before, BATCH).await?;
        for hash in &unwanted {
            let mut tx = app.begin().await?;
            let copy = store::delete_blob(&mut tx, hash, before).await?;
            tx.commit().await?;
            if let Some(blob) = copy.and_then(|copy| Blob::new(hash, &copy)) {
                app.files.remove(&blob).await?;
            }
        }
        if unwanted.len() < BATCH {
            break;
        }
    }
    let mut tx = app.begin().await?;
    store::keep_wanted(&mut tx, before).await?;
    tx.commit().await
}

/// Files that no row names: their process ended between writing the one and the other.
async fn remove_left_behind(app: &App) -> Result<()> {
    let now = app.now();
    let before = SystemTime::UNIX_EPOCH + Duration::from_millis((now - CONTENT_KEPT).max(0).unsigned_abs());
    app.files.forget_arriving(before).await?;
    let shelf = u8::try_from((now / SHELF_EVERY).rem_euclid(256)).unwrap_or_default();
    for blob in app.files.untouched(shelf, before).await? {
        let known = store::copy_of(&mut *app.read().await?, blob.hash()).await?;
        if known.as_deref() != Some(blob.copy()) {
            app.files.remove(&blob).await?;
        }
    }
    Ok(())
}
