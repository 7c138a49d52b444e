//! Reading a file: looked up with the actor's rights each time.

use db::Conn;
use files::{Blob, Format, Opened, Variant};

use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::place::Place;
use crate::tickets;

/// A file that this actor may have.
pub struct Download {
    pub name: String,
    pub opened: Opened,
}

/// The file itself, or what pages show of a picture. Who may read the message may have its files; what was not
/// sent yet is its author's alone.
pub async fn open(app: &App, actor: &Actor, id: i64, variant: Variant) -> Result<Download> {
    let found = {
        let mut conn = app.read().await?;
        let found = store::find(&mut conn, id).await?.ok_or(Error::NotFound)?;
        require_readable(&mut conn, actor, &found).await?;
        found
    };
    opened(app, found, id, variant).await
}

/// The same, of this ticket's messages after that one and of no other.
pub(crate) async fn open_of_ticket(
    app: &App,
    actor: &Actor,
    (ticket, after): (i64, i64),
    id: i64,
    variant: Variant,
) -> Result<Download> {
    let found = {
        let mut conn = app.read().await?;
        let found = store::find(&mut conn, id).await?.ok_or(Error::NotFound)?;
        let is_of_it = found.ticket == Some(ticket) && found.message.is_some_and(|message| message > after);
        if !is_of_it {
            return Err(Error::NotFound);
        }
        require_readable(&mut conn, actor, &found).await?;
        found
    };
    opened(app, found, id, variant).await
}

/// The content of what was found, whoever asks.
pub(super) async fn opened(app: &App, found: store::Found, id: i64, variant: Variant) -> Result<Download> {
    if variant != Variant::Original && !found.is_picture {
        return Err(Error::NotFound);
    }
    let missing = || Error::Internal(format!("the content of file {id} is missing"));
    let blob = Blob::new(&found.hash, &found.copy).ok_or_else(missing)?;
    let opened = match app.files.open_variant(&blob, variant).await? {
        Some(opened) => opened,
        None if variant == Variant::Original => return Err(missing()),
        None => made_again(app, &blob, &found.name, variant).await?.ok_or(Error::NotFound)?,
    };
    Ok(Download { name: found.name, opened })
}

async fn require_readable(conn: &mut Conn, actor: &Actor, found: &store::Found) -> Result<()> {
    match (found.ticket, found.message) {
        (Some(ticket), Some(message)) => tickets::require_readable(conn, actor, ticket, message).await,
        // Readers have it from the article's own address.
        _ if found.article.is_some() => actor.require_staff(),
        _ if found.person == actor.id => found.place.parse::<Place>()?.require_writer(actor),
        _ => Err(Error::NotFound),
    }
}

/// What is shown of a picture can always be made from the original: after a restore, or when the content was
/// first handed in under a name that is not a picture's.
async fn made_again(app: &App, blob: &Blob, name: &str, variant: Variant) -> Result<Option<Opened>> {
    let Some(original) = app.files.open_variant(blob, Variant::Original).await? else { return Ok(None) };
    let Some(format) = Format::named(name).filter(|format| Some(*format) == original.format) else {
        return Ok(None);
    };
    app.files.make_picture(blob, format).await?;
    Ok(app.files.open_variant(blob, variant).await?)
}
