//! One article, as its reader may see it.

use std::collections::{HashMap, HashSet};

use db::Conn;
use locales::Language;

use super::{
    Article, ArticleFile, Card, Category, Picture, Reader, Text, category_store, feedback_store, list_store,
    store,
};
use crate::app::App;
use crate::error::{Error, Result};
use crate::{attachments, people, secrets};

/// Articles that are pointed to below one.
const RELATED: usize = 4;

/// What an address leads to.
#[derive(Debug)]
pub enum Found {
    Article(Box<Shown>),
    /// It has another address now: its slug.
    Moved(String),
}

/// An article with all that its page shows.
#[derive(Debug)]
pub struct Shown {
    pub article: Article,
    /// In the reader's language, or the one that stands in for it.
    pub text: Text,
    pub category: Category,
    /// None for the command line, and when the person is gone.
    pub author: Option<String>,
    /// All that it is written in.
    pub languages: Vec<Language>,
    pub pictures: Vec<Picture>,
    /// Those that are no pictures.
    pub files: Vec<ArticleFile>,
    pub related: Vec<Card>,
    /// What this browser said of it.
    pub vote: Option<bool>,
}

impl Shown {
    /// Whether the reader's language is missing.
    pub fn is_fallback(&self, reader: &Reader) -> bool {
        self.text.language != reader.language.tag()
    }
}

/// The article at this address. What the reader may not see is not found, wherever an older address leads.
pub async fn show(app: &App, reader: &Reader, slug: &str, token: Option<&str>) -> Result<Found> {
    let mut conn = app.read().await?;
    let Some(article) = store::by_slug(&mut conn, slug).await? else {
        return Ok(Found::Moved(moved(&mut conn, reader, slug).await?));
    };
    if !reader.may_read(&article) {
        return Err(Error::NotFound);
    }
    let text = store::best_text(&mut conn, article.id, reader).await?.ok_or(Error::NotFound)?;
    let category = category_store::find(&mut conn, reader, article.category).await?.ok_or(Error::NotFound)?;
    let category = super::categories::counted(category, reader, &HashMap::new());
    let author = match article.author {
        Some(author) => people::find(&mut conn, author).await?.map(|person| person.full_name()),
        None => None,
    };
    let files = attachments::of_article(&mut conn, article.id).await?;
    let languages = store::languages(&mut conn, article.id).await?;
    let vote = match token {
        Some(token) => feedback_store::vote(&mut conn, article.id, &secrets::hash(token)).await?,
        None => None,
    };
    Ok(Found::Article(Box::new(Shown {
        pictures: files.iter().filter_map(Picture::of).collect(),
        files: files.into_iter().filter(|file| !file.is_picture()).collect(),
        related: related(&mut conn, reader, &article).await?,
        author: author.filter(|name| !name.is_empty()),
        languages: languages.iter().filter_map(|tag| Language::parse(tag)).collect(),
        text,
        category,
        vote,
        article,
    })))
}

/// The article with this slug, if the reader may see it.
pub(super) async fn readable(conn: &mut Conn, reader: &Reader, slug: &str) -> Result<Option<Article>> {
    Ok(store::by_slug(conn, slug).await?.filter(|article| reader.may_read(article)))
}

/// The slug now of an article that had this one before, if the reader may see it.
pub(super) async fn moved(conn: &mut Conn, reader: &Reader, slug: &str) -> Result<String> {
    let id = store::redirect(conn, slug).await?.ok_or(Error::NotFound)?;
    let article = store::find(conn, id).await?.filter(|article| reader.may_read(article));
    Ok(article.ok_or(Error::NotFound)?.slug)
}

/// Which of these slugs, present or earlier ones, lead to something that the reader may read.
pub async fn readable_among(conn: &mut Conn, reader: &Reader, slugs: &[&str]) -> Result<HashSet<String>> {
    let found = store::led_to(conn, slugs).await?;
    let readable = found.into_iter().filter(|led| reader.may_read_at(led.visibility, led.publish_at));
    Ok(readable.map(|led| led.slug).collect())
}

/// Those that somebody chose, or else its neighbours in the category.
async fn related(conn: &mut Conn, reader: &Reader, article: &Article) -> Result<Vec<Card>> {
    let chosen = store::related(conn, article.id).await?;
    let mut cards = store::visible_among(conn, reader, &chosen).await?;
    if cards.is_empty() {
        let place = (article.slug.as_str(), false);
        let most = RELATED as i64;
        cards = list_store::in_category(conn, reader, article.category, place, most).await?;
        if cards.len() < RELATED {
            let place = (article.slug.as_str(), true);
            cards.extend(list_store::in_category(conn, reader, article.category, place, most).await?);
        }
        cards.truncate(RELATED);
    }
    Ok(cards)
}
