//! Lists of articles for readers.

use std::collections::HashMap;

use super::{Card, Category, Reader, category_store, list_store};
use crate::app::App;
use crate::error::{Error, Result};

/// Articles on one page of a category.
const PAGE: i64 = 50;

/// A place in a category's list, between two slugs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place<'a> {
    After(&'a str),
    Before(&'a str),
}

/// A page of a category's articles, in the order of their slugs.
#[derive(Debug, Clone)]
pub struct CategoryPage {
    pub category: Category,
    pub cards: Vec<Card>,
    /// The slug before or after which the pages beside this one lie.
    pub newer: Option<String>,
    pub older: Option<String>,
}

/// A category that holds nothing for this reader is not found.
pub async fn in_category(
    app: &App,
    reader: &Reader,
    slug: &str,
    place: Option<Place<'_>>,
) -> Result<CategoryPage> {
    let mut conn = app.read().await?;
    let found = category_store::by_slug(&mut conn, reader, slug).await?.ok_or(Error::NotFound)?;
    let scheduled: HashMap<i64, i64> =
        category_store::scheduled(&mut conn, reader.now).await?.into_iter().collect();
    let category = super::categories::counted(found, reader, &scheduled);
    if category.articles == 0 && !reader.is_staff {
        return Err(Error::NotFound);
    }
    let (from, backwards) = match place {
        None => ("", false),
        Some(Place::After(slug)) => (slug, false),
        Some(Place::Before(slug)) => (slug, true),
    };
    let mut cards =
        list_store::in_category(&mut conn, reader, category.id, (from, backwards), PAGE + 1).await?;
    let more = cards.len() as i64 > PAGE;
    cards.truncate(PAGE.unsigned_abs() as usize);
    if backwards {
        cards.reverse();
    }
    let (before, after) = if backwards { (more, true) } else { (place.is_some(), more) };
    let slug_of = |card: Option<&Card>| card.map(|card| card.slug.clone());
    Ok(CategoryPage {
        newer: slug_of(cards.first().filter(|_| before)),
        older: slug_of(cards.last().filter(|_| after)),
        category,
        cards,
    })
}

/// What most people read.
pub async fn most_read(app: &App, reader: &Reader, most: i64) -> Result<Vec<Card>> {
    list_store::most_read(&mut *app.read().await?, reader, most).await
}
