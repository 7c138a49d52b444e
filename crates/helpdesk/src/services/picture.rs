//! The picture of a service: never the file that was uploaded, but what one sees of it, drawn anew.

use locales::Phrase;
use serde_json::json;

use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::secrets;

/// Largest file that is taken, in bytes.
pub const PICTURE_MAX: usize = 8 << 20;

/// A picture ready to be served.
pub struct Picture {
    pub content: Vec<u8>,
    pub format: files::Format,
}

/// Gives the service this picture (PNG, JPEG or WebP).
pub async fn change_picture(app: &App, actor: &Actor, id: i64, file: Vec<u8>) -> Result<()> {
    actor.require_admin()?;
    let refuse = |text| Err(Error::invalid("picture", Phrase::new(text)));
    if file.is_empty() {
        return refuse("logo-missing");
    }
    if file.len() > PICTURE_MAX {
        return refuse("picture-too-large");
    }
    let Some(cover) = files::cover(file).await else { return refuse("logo-unreadable") };
    keep(app, actor, id, Some(cover)).await
}

pub async fn remove_picture(app: &App, actor: &Actor, id: i64) -> Result<()> {
    actor.require_admin()?;
    keep(app, actor, id, None).await
}

async fn keep(app: &App, actor: &Actor, id: i64, cover: Option<files::Cover>) -> Result<()> {
    let now = app.now();
    let mut tx = app.begin().await?;
    let service = store::lock(&mut tx, id).await?.ok_or(Error::NotFound)?;
    let name = cover.as_ref().map(|cover| secrets::version(&cover.content)).unwrap_or_default();
    if service.picture == name {
        return tx.commit().await;
    }
    match &cover {
        Some(cover) => store::set_picture(&mut tx, id, &name, cover, now).await?,
        None => store::remove_picture(&mut tx, id, now).await?,
    }
    let event = NewEvent::new(Kind::ServicePictureChanged).by(actor.id).of_service(id);
    tx.record(event.with(json!({ "picture": name }))).await?;
    tx.commit().await
}

/// What pages show, for whoever may know of the service.
pub async fn picture(app: &App, reader: Option<&Actor>, slug: &str) -> Result<Picture> {
    let service = super::find(app, reader, slug).await?;
    let content = store::picture(&mut *app.read().await?, service.id).await?.ok_or(Error::NotFound)?;
    let format = files::Format::begun(&content).ok_or(Error::NotFound)?;
    Ok(Picture { content, format })
}
