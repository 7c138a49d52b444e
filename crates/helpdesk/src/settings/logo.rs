//! The desk's own logo, as an administrator may choose it.

use locales::Phrase;
use serde_json::json;

use super::{put, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::secrets;

/// Largest file that is taken, in bytes.
pub const LOGO_MAX: usize = 1 << 20;

/// Puts this picture (PNG, JPEG or WebP) in the place of the mark and the name.
pub async fn change_logo(app: &App, actor: &Actor, file: Vec<u8>) -> Result<()> {
    actor.require_admin()?;
    if file.is_empty() {
        return Err(Error::invalid("logo", Phrase::new("logo-missing")));
    }
    if file.len() > LOGO_MAX {
        return Err(Error::invalid("logo", Phrase::new("logo-too-large")));
    }
    let png =
        files::logo(file).await.ok_or_else(|| Error::invalid("logo", Phrase::new("logo-unreadable")))?;
    let version = secrets::version(&png);
    keep(app, actor, Some(&png), &version).await
}

/// Takes the mark and the name again.
pub async fn remove_logo(app: &App, actor: &Actor) -> Result<()> {
    actor.require_admin()?;
    keep(app, actor, None, "").await
}

/// The logo as a PNG.
pub async fn logo(app: &App) -> Result<Option<Vec<u8>>> {
    store::logo(&mut *app.read().await?).await
}

/// Its width and height in pixels, without the rest of it.
pub async fn logo_size(app: &App) -> Result<Option<(u32, u32)>> {
    let head = store::head_of_logo(&mut *app.read().await?).await?;
    Ok(head.and_then(|png| Some((number(&png, 16)?, number(&png, 20)?))))
}

fn number(png: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(png.get(at..at + 4)?.try_into().ok()?))
}

async fn keep(app: &App, actor: &Actor, png: Option<&[u8]>, version: &str) -> Result<()> {
    let mut tx = app.begin().await?;
    store::remove_logo(&mut tx).await?;
    if let Some(png) = png {
        store::insert_logo(&mut tx, png, app.now()).await?;
    }
    put(&mut tx, app, "logo", version).await?;
    tx.record(NewEvent::new(Kind::SettingsChanged).by(actor.id).with(json!({ "logo": version }))).await?;
    tx.commit().await
}
