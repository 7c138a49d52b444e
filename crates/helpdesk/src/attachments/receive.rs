//! Taking a file in: checked before the first byte, measured on its way, counted again before it is stored.

use files::{Blob, Format, Upload, safe_name};
use locales::Phrase;

use super::{Attachment, MIB, store};
use crate::actor::Actor;
use crate::app::App;
use crate::clock::MINUTE;
use crate::error::{Error, Result};
use crate::place::Place;
use crate::{limits, people, secrets, tickets};

/// Letters of the token that tell copies of one content apart.
const COPY_LETTERS: usize = 16;

/// A file that arrives. Dropped before it is stored, it leaves nothing.
pub struct Receiving<'a> {
    app: &'a App,
    actor: &'a Actor,
    place: Place,
    name: String,
    upload: Upload,
}

/// Begins to take in a file for a field that this actor may write in. `name` is what their device called it.
pub async fn receive<'a>(app: &'a App, actor: &'a Actor, place: Place, name: &str) -> Result<Receiving<'a>> {
    let settings = app.settings();
    let mut tx = app.begin().await?;
    let bucket = format!("upload.{}", actor.id);
    limits::hit(&mut tx, &bucket, MINUTE, settings.uploads_per_minute, app.now()).await?;
    require_room(&mut tx, app, actor, place, 0).await?;
    tx.commit().await?;
    let copy = secrets::token().chars().take(COPY_LETTERS).collect();
    let upload = app.files.receive(copy, (settings.file_megabytes * MIB).unsigned_abs()).await?;
    Ok(Receiving { app, actor, place, name: safe_name(name), upload })
}

impl Receiving<'_> {
    pub async fn write(&mut self, chunk: &[u8]) -> Result<()> {
        self.upload.write(chunk).await.map_err(|error| match error {
            files::Error::TooLarge => too_large(self.app, &self.name),
            other => other.into(),
        })
    }

    /// Stores it as waiting for its message. The content is durable before the row that names it.
    pub async fn store(self) -> Result<Attachment> {
        let Self { app, actor, place, name, upload } = self;
        let kept = upload.keep().await?;
        let size = match Format::of(&name, &kept.head) {
            Some(format) => app.files.make_picture(&kept.blob, format).await?,
            None => None,
        };
        let row = store::NewRow {
            person: actor.id,
            place: &place.to_string(),
            blob: kept.blob.hash(),
            name: &name,
            bytes: kept.bytes.cast_signed(),
            size,
        };
        match insert(app, actor, place, &kept.blob, &row).await {
            Ok((attachment, copy)) if copy == kept.blob.copy() => Ok(attachment),
            // The content was there before: one copy of it is enough.
            Ok((attachment, _)) => {
                app.files.remove(&kept.blob).await?;
                Ok(attachment)
            }
            Err(error) => {
                app.files.remove(&kept.blob).await?;
                Err(error)
            }
        }
    }
}

/// The new row, and which copy of its content is kept.
async fn insert(
    app: &App,
    actor: &Actor,
    place: Place,
    blob: &Blob,
    row: &store::NewRow<'_>,
) -> Result<(Attachment, String)> {
    let now = app.now();
    let mut tx = app.begin().await?;
    // Several of one person arrive at the same time: one after the other is counted.
    people::lock(&mut tx, actor.id).await?;
    require_room(&mut tx, app, actor, place, row.bytes).await?;
    let copy = store::claim_blob(&mut tx, row.blob, blob.copy(), row.bytes, now).await?;
    let attachment = store::insert(&mut tx, row, now).await?;
    tx.commit().await?;
    Ok((attachment, copy))
}

/// Whether one more file of this size may wait there.
async fn require_room(tx: &mut crate::Tx, app: &App, actor: &Actor, place: Place, bytes: i64) -> Result<()> {
    tickets::require_writable(tx, actor, place).await?;
    let settings = app.settings();
    let waiting = store::unsent(tx, actor.id, &place.to_string()).await?.len();
    if waiting as i64 >= settings.files_per_message {
        let most = settings.files_per_message;
        return Err(Error::invalid("files", Phrase::new("files-too-many").with("most", most)));
    }
    if store::unsent_bytes(tx, actor.id).await? + bytes > settings.unsent_megabytes * MIB {
        let most = settings.unsent_megabytes;
        return Err(Error::invalid("files", Phrase::new("files-unsent-too-large").with("most", most)));
    }
    Ok(())
}

fn too_large(app: &App, name: &str) -> Error {
    let most = app.settings().file_megabytes;
    Error::invalid("files", Phrase::new("file-too-large").with("name", name).with("most", most))
}
