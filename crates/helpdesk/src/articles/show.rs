//! One article, as its reader may see it.

use std::collections::HashMap;

use db::Conn;
use locales::Language;

use super::{
    Article, Card, Category, Picture, Reader, Text, category_store, feedback_store, list_store, pictures,
    store,
};
use crate::app::App;
use crate::error::{Error, Result};
use crate::{people, secrets};

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
        let id = store::redirect(&mut conn, slug).await?.ok_or(Error::NotFound)?;
        let article = store::find(&mut conn, id).await?.filter(|article| reader.may_read(article));
        return Ok(Found::Moved(article.ok_or(Error::NotFound)?.slug));
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
    let languages = store::languages(&mut conn, article.id).await?;
    let vote = match token {
        Some(token) => feedback_store::vote(&mut conn, article.id, &secrets::hash(token)).await?,
        None => None,
    };
    Ok(Found::Article(Box::new(Shown {
        pictures: pictures::of(&mut conn, &article).await?,
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
