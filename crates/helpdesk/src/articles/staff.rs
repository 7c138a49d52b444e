//! The team's list of articles, and one opened for writing.

use std::collections::HashMap;

use locales::Language;

use super::{Article, Reader, Text, Visibility, category_store, report_store, revision_store, store, unseen};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};

/// Rows on one page.
const PAGE: i64 = 50;

/// Which articles the list shows; all when nothing is set.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StaffFilter {
    pub visibility: Option<Visibility>,
    /// A category's slug; empty for all.
    pub category: String,
    /// Written in this language.
    pub language: Option<Language>,
    /// Not translated into this one.
    pub missing: Option<Language>,
    /// Past its review date.
    pub stale: bool,
    /// A part of the title.
    pub words: String,
}

db::record! {
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct StaffRow {
        pub id: i64,
        pub slug: String,
        pub visibility: Visibility,
        pub publish_at: Option<i64>,
        pub review_at: Option<i64>,
        pub views: i64,
        pub helpful: i64,
        pub unhelpful: i64,
        pub solved: i64,
        pub language: String,
        pub title: String,
        pub category: String,
        pub updated_at: i64,
    }
}

#[derive(Debug, Clone)]
pub struct StaffPage {
    pub rows: Vec<StaffRow>,
    /// The languages of each article, by its id.
    pub languages: HashMap<i64, Vec<String>>,
    /// Before which id the next page begins.
    pub older: Option<i64>,
}

pub async fn list(app: &App, actor: &Actor, filter: &StaffFilter, before: Option<i64>) -> Result<StaffPage> {
    actor.require_staff()?;
    let reader = Reader::of(app, Some(actor), app.settings().language);
    let mut conn = app.read().await?;
    let mut rows =
        report_store::rows(&mut conn, &reader, filter, before.unwrap_or(i64::MAX), PAGE + 1).await?;
    let more = rows.len() as i64 > PAGE;
    rows.truncate(PAGE.unsigned_abs() as usize);
    let ids: Vec<i64> = rows.iter().map(|row| row.id).collect();
    let mut languages: HashMap<i64, Vec<String>> = HashMap::new();
    for (article, language) in store::languages_of(&mut conn, &ids).await? {
        languages.entry(article).or_default().push(language);
    }
    Ok(StaffPage { older: rows.last().filter(|_| more).map(|row| row.id), rows, languages })
}

/// An article opened for writing in one language.
#[derive(Debug)]
pub struct Editing {
    pub article: Article,
    /// The category's slug and name.
    pub category: (String, String),
    /// What it says now in this language; None while it has no such text.
    pub text: Option<Text>,
    /// The newest revision in this language: what the form begins with.
    pub newest: Option<super::Revision>,
    /// All that it says something in.
    pub languages: Vec<Language>,
    /// Slugs.
    pub related: Vec<String>,
    /// Addresses that it had before.
    pub redirects: Vec<String>,
    facts: String,
}

impl Editing {
    /// What holds for the article in all languages, in a word that a form hands back.
    pub fn facts(&self) -> &str {
        &self.facts
    }

    /// Whether the newest words wait for somebody who may publish.
    pub fn has_proposal(&self) -> bool {
        self.newest
            .as_ref()
            .is_some_and(|newest| self.text.as_ref().is_none_or(|text| text.revision != newest.id))
    }
}

pub async fn edit(app: &App, actor: &Actor, id: i64, language: Language) -> Result<Editing> {
    actor.require_staff()?;
    let reader = Reader::of(app, Some(actor), language);
    let mut conn = app.read().await?;
    let article = store::find(&mut conn, id).await?.ok_or(Error::NotFound)?;
    let category =
        category_store::find(&mut conn, &reader, article.category).await?.ok_or(Error::NotFound)?;
    let newest = revision_store::list(&mut conn, id, language.tag(), i64::MAX, 1).await?;
    let related = store::related(&mut conn, id).await?;
    let languages = store::languages(&mut conn, id).await?;
    Ok(Editing {
        category: (category.slug, category.name),
        text: store::text(&mut conn, id, language.tag()).await?,
        newest: newest.into_iter().next(),
        languages: languages.iter().filter_map(|tag| Language::parse(tag)).collect(),
        related: store::slugs_of(&mut conn, &related).await?,
        redirects: store::redirects_of(&mut conn, id).await?,
        facts: unseen::facts(&article, &related),
        article,
    })
}
