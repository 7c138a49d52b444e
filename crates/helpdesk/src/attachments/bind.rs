//! Sending files: inside the transaction that stores their message.

use locales::Phrase;

use super::store;
use crate::actor::Actor;
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::place::Place;

/// Binds files that wait at `place` to the message that was written there, in this order. Refused are those of
/// others, of another place, and those that were sent or removed meanwhile. Returns their names: all that a message
/// without words says.
pub(crate) async fn bind(
    tx: &mut Tx,
    app: &App,
    actor: &Actor,
    place: Place,
    (ticket, message): (i64, i64),
    files: &[i64],
) -> Result<String> {
    let most = app.settings().files_per_message;
    if files.len() as i64 > most {
        return Err(Error::invalid("files", Phrase::new("files-too-many").with("most", most)));
    }
    let place = place.to_string();
    let to = store::Binding { person: actor.id, place: &place, ticket, message };
    let mut names = Vec::with_capacity(files.len());
    for (position, file) in (0..).zip(files) {
        let bound = store::bind(tx, &to, *file, position).await?;
        names.push(bound.ok_or_else(|| Error::invalid("files", Phrase::new("file-gone")))?);
    }
    Ok(names.join(", "))
}

/// What tells the same files from others: sent again by a browser without script, they have other ids but the same
/// content. Empty for files of others.
pub(crate) async fn contents(tx: &mut Tx, actor: &Actor, files: &[i64]) -> Result<String> {
    let mut hashes = Vec::with_capacity(files.len());
    for file in files {
        hashes.extend(store::content(tx, actor.id, *file).await?);
    }
    Ok(hashes.join(" "))
}

/// Lets go of files that arrived once more with a form that was answered before.
pub(crate) async fn discard(tx: &mut Tx, app: &App, actor: &Actor, files: &[i64]) -> Result<()> {
    let mut released = Vec::new();
    for file in files {
        released.extend(store::delete_unsent(tx, actor.id, *file).await?);
    }
    store::release(tx, released, app.now()).await
}
