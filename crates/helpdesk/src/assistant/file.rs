//! A file that was sent in a chat, for whoever the chat belongs to.

use files::Variant;

use super::asker::Asker;
use super::{own, stand_in};
use crate::app::App;
use crate::attachments::{self, Download};
use crate::error::{Error, Result};

/// The file of a message in the asker's own chat. NotFound for every other.
pub async fn open_file(app: &App, asker: &Asker, chat: i64, file: i64, variant: Variant) -> Result<Download> {
    let owner = own::require_open(app, asker)?;
    let found = own::find(&mut *app.read().await?, app, owner.as_ref(), Some(chat)).await?;
    let found = found.filter(|found| found.id == chat).ok_or(Error::NotFound)?;
    let number = found.ticket.ok_or(Error::NotFound)?;
    let reader = stand_in::writer(app, asker, number).await?;
    attachments::open_of_ticket(app, &reader, (number, found.told_before), file, variant).await
}
