//! Others' work is not written over by somebody who has not seen it. The same again is no change.

use db::Conn;
use locales::{Language, Phrase};

use super::form::{ArticleForm, Checked};
use super::{Article, Visibility, categories, related, revision_store};
use crate::app::{App, Tx};
use crate::clock::MINUTE;
use crate::error::{Error, Result};
use crate::secrets;

/// What holds for an article in all its languages, in a word: another one when any of it changes.
pub(super) fn facts(article: &Article, related: &[i64]) -> String {
    let Article { slug, category, visibility, publish_at, review_at, .. } = article;
    secrets::hash(&format!("{slug} {category} {visibility:?} {publish_at:?} {review_at:?} {related:?}"))
}

/// The newest words in this language are those that the form began with.
pub(super) async fn require_words_seen(
    conn: &mut Conn,
    article: &Article,
    language: Language,
    form: &ArticleForm<'_>,
    checked: &Checked,
) -> Result<()> {
    let newest = revision_store::list(conn, article.id, language.tag(), i64::MAX, 1).await?;
    let (Some(newest), Some(seen)) = (newest.first(), form.seen) else { return Ok(()) };
    if newest.id == seen || (newest.title == checked.title && newest.body == checked.body) {
        return Ok(());
    }
    Err(Error::Conflict(Phrase::new("article-changed-meanwhile").with("name", newest.author_name())))
}

/// What holds for the article is what the form began with, unless the form leaves it as it is.
pub(super) async fn require_facts_seen(
    tx: &mut Tx,
    app: &App,
    (article, related): (&Article, &[i64]),
    checked: &Checked,
    form: &ArticleForm<'_>,
) -> Result<()> {
    let is_seen = form.facts.is_empty() || form.facts == facts(article, related);
    if is_seen || leaves_facts(tx, app, (article, related), checked, form).await? {
        return Ok(());
    }
    Err(Error::Conflict(Phrase::new("article-facts-changed-meanwhile")))
}

async fn leaves_facts(
    tx: &mut Tx,
    app: &App,
    (article, related): (&Article, &[i64]),
    checked: &Checked,
    form: &ArticleForm<'_>,
) -> Result<bool> {
    Ok(checked.visibility == article.visibility
        && minute(checked.review_at) == minute(article.review_at)
        && same_place(tx, app, article, checked, form).await?
        && related::chosen(tx, article.id, &checked.related).await? == related)
}

/// Whether it stays at its address, in its category, from its date.
pub(super) async fn same_place(
    tx: &mut Tx,
    app: &App,
    article: &Article,
    checked: &Checked,
    form: &ArticleForm<'_>,
) -> Result<bool> {
    let keeps_date = checked.visibility == Visibility::Public && checked.publish_at.is_none();
    Ok((form.slug.trim().is_empty() || checked.slug == article.slug)
        && (keeps_date || minute(checked.publish_at) == minute(article.publish_at))
        && (form.category.trim().is_empty()
            || categories::of_name(tx, app, form.category, checked.language).await? == article.category))
}

/// Forms know minutes.
fn minute(at: Option<i64>) -> Option<i64> {
    at.map(|at| at / MINUTE)
}
