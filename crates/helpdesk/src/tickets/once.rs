//! What somebody writes is stored once, however often its form arrives.

use super::Writing;
use crate::actor::Actor;
use crate::app::{App, Tx};
use crate::attachments;
use crate::error::Result;
use crate::submissions::{self, Submission};

pub(super) enum Begun<'a> {
    New(Box<Work<'a>>),
    /// The same form was answered before, with this.
    Answered(i64),
}

/// What a form asks for, until it is stored with its answer.
pub(super) struct Work<'a> {
    pub(super) tx: Tx,
    app: &'a App,
    submission: Option<Submission>,
}

/// Begins the work, unless this form was answered before: then files that came with it once more are forgotten.
/// `parts` is what makes the content, besides files and what is quoted.
pub(super) async fn begin<'a>(
    app: &'a App,
    actor: &Actor,
    writing: &Writing<'_>,
    parts: &[&str],
) -> Result<Begun<'a>> {
    let mut tx = app.begin().await?;
    let contents = attachments::contents(&mut tx, actor, writing.files).await?;
    let quotes = writing.quotes_as_text();
    let parts = [parts, &[&contents, &quotes]].concat();
    let submission = Submission::new(actor.id, writing.key, &parts);
    let Some(first) = submissions::answered(&mut tx, submission.as_ref()).await? else {
        return Ok(Begun::New(Box::new(Work { tx, app, submission })));
    };
    attachments::discard(&mut tx, app, actor, writing.files).await?;
    Ok(Begun::Answered(submissions::confirmed(tx, first).await?))
}

impl Work<'_> {
    pub(super) async fn commit(self, result: i64) -> Result<i64> {
        submissions::commit(self.tx, self.app, self.submission.as_ref(), result).await
    }
}
