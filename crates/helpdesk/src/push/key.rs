//! The desk's own key. Browsers are bound to it when they subscribe, so it stays for as long as the desk lives.

use webpush::Sender;

use super::store;
use crate::app::App;
use crate::error::{Error, Result};

/// The key, made when there is none. Of several processes that make one at once, the first one's counts for all.
pub async fn key(app: &App) -> Result<Sender> {
    let kept = store::key(&mut *app.read().await?).await?;
    let document = match kept {
        Some(document) => document,
        None => make(app).await?,
    };
    Sender::from_pkcs8(&document).map_err(unusable)
}

async fn make(app: &App) -> Result<Vec<u8>> {
    let made = Sender::generate().map_err(unusable)?;
    let mut tx = app.begin().await?;
    store::insert_key(&mut tx, &made, app.now()).await?;
    let kept = store::key(&mut tx).await?;
    tx.commit().await?;
    kept.ok_or_else(|| Error::Internal("the push key was not kept".into()))
}

fn unusable(error: webpush::Unusable) -> Error {
    Error::Internal(format!("the push key: {error}"))
}
