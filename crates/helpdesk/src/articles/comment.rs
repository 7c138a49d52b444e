//! What readers write about an article: plain words for the team alone.

use std::net::IpAddr;

use locales::Phrase;

use super::vote::count_address;
use super::{COMMENT_MAX, Reader, feedback_store, show};
use crate::actor::{Actor, PersonId};
use crate::app::{App, Tx};
use crate::error::{Error, Result};

/// Comments that a page shows.
const SHOWN: i64 = 50;

db::record! {
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Comment {
        pub id: i64,
        pub body: String,
        pub created_at: i64,
    }
}

/// Stores a comment on what the reader may see. Card numbers and passwords are not kept.
pub async fn comment(
    app: &App,
    reader: &Reader,
    slug: &str,
    (actor, address): (Option<&Actor>, IpAddr),
    typed: &str,
) -> Result<()> {
    let body = text::clean(typed);
    let mut tx = app.begin().await?;
    let article = show::readable(&mut tx, reader, slug).await?.ok_or(Error::NotFound)?;
    if text::is_blank(&body) {
        return Err(Error::invalid("comment", Phrase::new("article-comment-missing")));
    }
    if body.chars().count() > COMMENT_MAX {
        return Err(Error::invalid("comment", Phrase::new("too-long").with("most", COMMENT_MAX)));
    }
    count_address(&mut tx, app, "comment", address).await?;
    let person = actor.map(|actor| actor.id);
    feedback_store::insert_comment(&mut tx, article.id, person, &text::redact(&body), app.now()).await?;
    tx.commit().await
}

/// The newest comments on an article, for the team.
pub async fn comments(app: &App, actor: &Actor, article: i64) -> Result<Vec<Comment>> {
    actor.require_staff()?;
    feedback_store::comments(&mut *app.read().await?, article, SHOWN).await
}

/// Removes what somebody wrote while signed in: their account goes.
pub(crate) async fn forget_comments_of(tx: &mut Tx, person: PersonId) -> Result<()> {
    feedback_store::remove_comments_of(tx, person).await
}
