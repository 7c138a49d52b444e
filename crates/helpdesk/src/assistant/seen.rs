//! What somebody had before their eyes in the chat's window.

use super::asker::Asker;
use super::{own, stand_in, store};
use crate::app::App;
use crate::error::{Error, Result};
use crate::tickets;

/// The window has the conversation up to this message before its reader.
pub async fn mark_seen(app: &App, asker: &Asker, id: i64, message: i64) -> Result<()> {
    let owner = own::require_open(app, asker)?;
    let chat =
        own::find(&mut *app.db.read().await?, app, owner.as_ref(), Some(id)).await?.ok_or(Error::NotFound)?;
    let number = chat.ticket.ok_or(Error::NotFound)?;
    let actor = stand_in::writer(app, asker, number).await?;
    tickets::require_message_in(&mut *app.db.read().await?, number, message).await?;
    match tickets::mark_seen(app, &actor, number, message).await {
        // The desk may show nobody what was seen; the mail about it still need not go out.
        Ok(()) | Err(Error::NotFound) => {}
        Err(other) => return Err(other),
    }
    let mut tx = app.begin().await?;
    store::advance_seen(&mut tx, chat.id, message, app.now()).await?;
    tx.commit().await
}
