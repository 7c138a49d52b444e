//! A draft that nobody but the team ever saw may go for good. What was public is set back to Draft instead: links to
//! it are out in the world, and its address must not become another article's by accident.

use locales::Phrase;
use serde_json::json;

use super::{Article, Visibility, categories, counters, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::{attachments, search, suggestions};

impl Article {
    pub fn is_deletable(&self) -> bool {
        self.visibility == Visibility::Draft && !self.was_public
    }
}

/// With its revisions, files and all that was said of it.
pub async fn delete(app: &App, actor: &Actor, id: i64) -> Result<()> {
    actor.require_admin()?;
    let mut tx = app.begin().await?;
    let article = store::lock(&mut tx, id).await?.ok_or(Error::NotFound)?;
    if !article.is_deletable() {
        return Err(Error::Conflict(Phrase::new("article-not-deletable")));
    }
    let files = attachments::of_article(&mut tx, id).await?;
    let files: Vec<i64> = files.iter().map(|file| file.id).collect();
    attachments::remove_from_article(&mut tx, app, id, &files).await?;
    suggestions::forget_article(&mut tx, id).await?;
    search::forget_article(&mut tx, id).await?;
    categories::count_out(&mut tx, &article).await?;
    counters::count_out(&mut tx, &article).await?;
    store::delete(&mut tx, id).await?;
    let data = json!({ "article": id, "slug": article.slug });
    tx.record(NewEvent::new(Kind::ArticleDeleted).by(actor.id).with(data)).await?;
    tx.commit().await
}
