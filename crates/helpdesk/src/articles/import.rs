//! Articles from files and into files: for the command line, which may do what an administrator may.

use db::Conn;
use jiff::Timestamp;
use locales::Language;
use serde_json::json;

use super::create::insert;
use super::form::{ArticleForm, Checked, check};
use super::revise::add_revision;
use super::update::rewrite;
use super::{Article, Reader, Saved, Text, categories, category_store, store};
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imported {
    New,
    /// A new language of an article that was there.
    Translated,
    Changed,
    Same,
}

/// One text as a file holds it. What is None stays as it is; for a new article it takes the usual value.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NewText {
    pub title: String,
    pub slug: String,
    /// Markdown.
    pub body: String,
    pub language: Option<String>,
    pub category: Option<String>,
    pub visibility: Option<String>,
    /// RFC 3339, or a date in the desk's time zone.
    pub publish_at: Option<String>,
    pub review_at: Option<String>,
}

/// Stores one text: a new article, a new language, a new revision, or nothing when all is as it was.
pub async fn import(app: &App, new: &NewText) -> Result<Imported> {
    let settings = app.settings();
    let mut form = form_of(new);
    let mut checked = check(&form, settings.language, &settings.time_zone)?;
    let mut tx = app.begin().await?;
    let Some(article) = at_address(&mut tx, &checked.slug).await? else {
        let id = insert(&mut tx, app, None, &checked, &form).await?;
        record(&mut tx, id, &checked).await?;
        tx.commit().await?;
        return Ok(Imported::New);
    };
    // A file that knows an older address is about the same article, and does not move it back.
    form.slug = "";
    keep_what_is_unsaid(new, &article, &mut checked);
    let text = store::text(&mut tx, article.id, checked.language.tag()).await?;
    let named = name_category(&mut tx, &article, new, &checked).await?;
    if named {
        form.category = "";
    }
    if !named && is_same(&mut tx, app, &article, text.as_ref(), &checked, &form).await? {
        return Ok(Imported::Same);
    }
    let article = store::lock(&mut tx, article.id).await?.ok_or(Error::NotFound)?;
    rewrite(&mut tx, app, None, &article, &checked, &form).await?;
    add_revision(&mut tx, app, None, article.id, &checked, Saved::Shown).await?;
    record(&mut tx, article.id, &checked).await?;
    tx.commit().await?;
    Ok(if text.is_some() { Imported::Changed } else { Imported::Translated })
}

/// The article at this address, or the one that had it before.
async fn at_address(tx: &mut Tx, slug: &str) -> Result<Option<Article>> {
    if let Some(article) = store::by_slug(tx, slug).await? {
        return Ok(Some(article));
    }
    match store::redirect(tx, slug).await? {
        Some(moved) => store::find(tx, moved).await,
        None => Ok(None),
    }
}

fn form_of(new: &NewText) -> ArticleForm<'_> {
    ArticleForm {
        title: &new.title,
        body: &new.body,
        slug: &new.slug,
        language: new.language.as_deref().unwrap_or_default(),
        category: new.category.as_deref().unwrap_or_default(),
        visibility: new.visibility.as_deref().unwrap_or_default(),
        publish_at: new.publish_at.as_deref().unwrap_or_default(),
        review_at: new.review_at.as_deref().unwrap_or_default(),
        ..ArticleForm::default()
    }
}

fn keep_what_is_unsaid(new: &NewText, article: &Article, checked: &mut Checked) {
    if new.visibility.is_none() {
        checked.visibility = article.visibility;
    }
    if new.publish_at.is_none() {
        checked.publish_at = article.publish_at;
    }
    if new.review_at.is_none() {
        checked.review_at = article.review_at;
    }
}

/// A category that is named in a language in which it has no name yet is given that name.
async fn name_category(tx: &mut Tx, article: &Article, new: &NewText, checked: &Checked) -> Result<bool> {
    let Some(name) = new.category.as_deref().map(text::one_line).filter(|name| !name.is_empty()) else {
        return Ok(false);
    };
    if category_store::named(tx, &super::slug_of(&name), &name).await?.is_some() {
        return Ok(false);
    }
    let names = category_store::names(tx).await?;
    let tag = checked.language.tag();
    if names.iter().any(|(category, language, _)| *category == article.category && language == tag) {
        return Ok(false);
    }
    category_store::put_name(tx, article.category, tag, &name).await?;
    Ok(true)
}

async fn is_same(
    tx: &mut Tx,
    app: &App,
    article: &Article,
    text: Option<&Text>,
    checked: &Checked,
    form: &ArticleForm<'_>,
) -> Result<bool> {
    let same_text = text.is_some_and(|text| text.title == checked.title && text.body == checked.body);
    let same_state = article.visibility == checked.visibility
        && article.publish_at == checked.publish_at
        && article.review_at == checked.review_at;
    let same = same_text && same_state;
    Ok(same
        && (form.category.is_empty()
            || categories::of_name(tx, app, form.category, checked.language).await? == article.category))
}

async fn record(tx: &mut Tx, article: i64, checked: &Checked) -> Result<()> {
    let data = json!({
        "article": article,
        "language": checked.language.tag(),
        "visibility": checked.visibility.as_str(),
        "imported": true,
    });
    tx.record(NewEvent::new(Kind::ArticleWritten).with(data)).await?;
    Ok(())
}

/// One text on its way into a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exported {
    pub text: NewText,
    pub language: String,
}

/// Up to `most` texts after (article, language), and where to go on.
pub async fn export(
    app: &App,
    after: Option<(i64, String)>,
    most: i64,
) -> Result<(Vec<Exported>, Option<(i64, String)>)> {
    let (article, language) = after.unwrap_or_default();
    let mut conn = app.read().await?;
    let found = store::indexed_after(&mut conn, (article, &language), most).await?;
    let next =
        found.last().filter(|_| found.len() as i64 == most).map(|last| (last.article, last.language.clone()));
    let mut texts = Vec::with_capacity(found.len());
    for indexed in found {
        let article = store::find(&mut conn, indexed.article).await?.ok_or(Error::NotFound)?;
        let language = Language::parse(&indexed.language).unwrap_or_default();
        let text = NewText {
            category: Some(category_of(&mut conn, app, &article, language).await?),
            title: indexed.title,
            slug: indexed.slug,
            body: indexed.body,
            language: Some(indexed.language.clone()),
            visibility: Some(article.visibility.as_str().to_owned()),
            publish_at: article.publish_at.map(written),
            review_at: article.review_at.map(written),
        };
        texts.push(Exported { text, language: indexed.language });
    }
    Ok((texts, next))
}

/// Its name in this language where that leads back to it, else its slug.
async fn category_of(conn: &mut Conn, app: &App, article: &Article, language: Language) -> Result<String> {
    let reader = Reader::of(app, None, language);
    let category = category_store::find(conn, &reader, article.category).await?.ok_or(Error::NotFound)?;
    let found = category_store::named(conn, &super::slug_of(&category.name), &category.name).await?;
    Ok(if found == Some(category.id) { category.name } else { category.slug })
}

fn written(at: i64) -> String {
    Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH).to_string()
}
