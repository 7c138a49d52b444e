//! Categories: named in each language, in an order, with how many articles their reader may read.

use std::collections::HashMap;

use locales::{Language, Phrase};

use super::slug::{is_slug, slug_of};
use super::{Article, Reader, Visibility, category_store};
use crate::actor::Actor;
use crate::app::{App, Tx};
use crate::error::{Error, Problems, Result};
use crate::event::{Kind, NewEvent};
use crate::tickets;

/// Longest name, in characters.
const NAME_MAX: usize = 60;
/// Most categories: people look through them all.
const MOST: usize = 200;
/// Where an article goes that names none.
const GENERAL: &str = "General";

db::record! {
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Category {
        pub id: i64,
        pub slug: String,
        /// In the language that fits the reader best.
        pub name: String,
        pub position: i64,
        /// How many of its articles the reader may read.
        pub articles: i64,
        pub public_articles: i64,
    }
}

/// All categories in their order. One that holds nothing for this reader does not exist for them.
pub async fn categories(app: &App, reader: &Reader) -> Result<Vec<Category>> {
    let mut conn = app.read().await?;
    let all = category_store::all(&mut conn, reader).await?;
    let scheduled: HashMap<i64, i64> =
        category_store::scheduled(&mut conn, reader.now).await?.into_iter().collect();
    let counted = all.into_iter().map(|category| counted(category, reader, &scheduled));
    Ok(counted.filter(|category| reader.is_staff || category.articles > 0).collect())
}

/// What is Public is counted when it changes; what of it is not out yet, when it is asked.
pub(super) fn counted(category: Category, reader: &Reader, scheduled: &HashMap<i64, i64>) -> Category {
    if reader.is_staff {
        return category;
    }
    let waiting = scheduled.get(&category.id).copied().unwrap_or(0);
    Category { articles: category.public_articles - waiting, ..category }
}

/// A category with its names, for whoever edits them.
#[derive(Debug, Clone)]
pub struct CategoryEntry {
    pub category: Category,
    /// In the order of [`Language::ALL`]; empty where it has none.
    pub names: Vec<(Language, String)>,
}

pub async fn category_entries(app: &App, actor: &Actor) -> Result<Vec<CategoryEntry>> {
    actor.require_staff()?;
    let mut conn = app.read().await?;
    let all = category_store::all(&mut conn, &Reader::of(app, Some(actor), app.settings().language)).await?;
    let names = category_store::names(&mut conn).await?;
    let name = |category: i64, language: Language| {
        let found = names.iter().find(|(of, tag, _)| *of == category && tag == language.tag());
        (language, found.map_or_else(String::new, |(_, _, name)| name.clone()))
    };
    let entry = |category: Category| CategoryEntry {
        names: Language::ALL.into_iter().map(|language| name(category.id, language)).collect(),
        category,
    };
    Ok(all.into_iter().map(entry).collect())
}

/// What somebody typed for a category.
#[derive(Debug, Clone, Default)]
pub struct NewCategory<'a> {
    pub names: Vec<(Language, &'a str)>,
    /// Made of the first name when empty.
    pub slug: &'a str,
    /// Its place; empty leaves it where it is.
    pub position: &'a str,
}

pub async fn add_category(app: &App, actor: &Actor, new: &NewCategory<'_>) -> Result<i64> {
    actor.require_staff()?;
    let (names, first) = checked_names(new)?;
    let slug = if new.slug.trim().is_empty() { slug_of(&first) } else { new.slug.trim().to_owned() };
    if !is_slug(&slug) {
        return Err(Error::invalid("slug", Phrase::new("article-slug-wrong").with("most", super::SLUG_MAX)));
    }
    let mut tx = app.begin().await?;
    tickets::still_active(&mut tx, actor).await?;
    let id = insert(&mut tx, app, &slug).await?;
    let id =
        id.ok_or_else(|| Error::invalid("slug", Phrase::new("article-slug-taken").with("slug", slug)))?;
    for (language, name) in names {
        category_store::put_name(&mut tx, id, language.tag(), &name).await?;
    }
    tx.record(NewEvent::new(Kind::ArticleCategoryChanged).by(actor.id)).await?;
    tx.commit().await?;
    Ok(id)
}

/// Names it anew and moves it. Its address stays, as readers keep it.
pub async fn change_category(app: &App, actor: &Actor, id: i64, new: &NewCategory<'_>) -> Result<()> {
    actor.require_staff()?;
    let (names, _) = checked_names(new)?;
    let position = match new.position.trim() {
        "" => None,
        typed => {
            let wrong = || Error::invalid("position", Phrase::new("article-position-wrong"));
            Some(typed.parse::<i64>().ok().filter(|place| (0..=1_000).contains(place)).ok_or_else(wrong)?)
        }
    };
    let mut tx = app.begin().await?;
    tickets::still_active(&mut tx, actor).await?;
    let reader = Reader::of(app, Some(actor), Language::default());
    category_store::find(&mut tx, &reader, id).await?.ok_or(Error::NotFound)?;
    for (language, name) in names {
        category_store::put_name(&mut tx, id, language.tag(), &name).await?;
    }
    if let Some(position) = position {
        category_store::set_place(&mut tx, id, position).await?;
    }
    tx.record(NewEvent::new(Kind::ArticleCategoryChanged).by(actor.id)).await?;
    tx.commit().await
}

/// The names tidied, and the first that there is.
fn checked_names(new: &NewCategory<'_>) -> Result<(Vec<(Language, String)>, String)> {
    let names: Vec<(Language, String)> =
        new.names.iter().map(|(language, name)| (*language, text::one_line(name))).collect();
    let mut problems = Problems::default();
    if names.iter().any(|(_, name)| name.chars().count() > NAME_MAX) {
        problems.add("name", Phrase::new("too-long").with("most", NAME_MAX));
    }
    let first = names.iter().map(|(_, name)| name).find(|name| !text::is_blank(name)).cloned();
    let Some(first) = first else {
        problems.add("name", Phrase::new("article-category-missing"));
        return Err(Error::Invalid(problems));
    };
    problems.check()?;
    Ok((names, first))
}

async fn insert(tx: &mut Tx, app: &App, slug: &str) -> Result<Option<i64>> {
    let reader =
        Reader { is_staff: true, language: Language::default(), desk_language: Language::default(), now: 0 };
    if category_store::all(tx, &reader).await?.len() >= MOST {
        return Err(Error::invalid("category", Phrase::new("article-categories-full").with("most", MOST)));
    }
    category_store::insert(tx, slug, app.now()).await
}

/// The category of this name or slug, made when there is none.
pub(super) async fn of_name(tx: &mut Tx, app: &App, typed: &str, language: Language) -> Result<i64> {
    let name = text::one_line(typed);
    let name = if text::is_blank(&name) { GENERAL.to_owned() } else { name };
    if name.chars().count() > NAME_MAX {
        return Err(Error::invalid("category", Phrase::new("too-long").with("most", NAME_MAX)));
    }
    let slug = Some(slug_of(&name)).filter(|slug| !slug.is_empty()).unwrap_or_else(|| "category".to_owned());
    if let Some(id) = category_store::named(tx, &slug, &name).await? {
        return Ok(id);
    }
    let id = insert(tx, app, &slug).await?;
    let id = id.ok_or_else(|| Error::Conflict(Phrase::new("changed-at-once")))?;
    category_store::put_name(tx, id, language.tag(), &name).await?;
    Ok(id)
}

/// Keeps the counts of categories in step with an article that changed from one state to another.
pub(super) async fn recount(
    tx: &mut Tx,
    before: Option<&Article>,
    (category, visibility): (i64, Visibility),
) -> Result<()> {
    let public = |visibility| i64::from(visibility == Visibility::Public);
    let mut deltas = vec![(category, 1, public(visibility))];
    if let Some(before) = before {
        if before.category == category {
            deltas = vec![(category, 0, public(visibility) - public(before.visibility))];
        } else {
            deltas.push((before.category, -1, -public(before.visibility)));
        }
    }
    // In one order, so that two transactions never wait in a circle.
    deltas.sort_unstable();
    for (category, articles, public) in deltas {
        category_store::count(tx, category, articles, public).await?;
    }
    Ok(())
}

/// The same with one that is no more.
pub(super) async fn count_out(tx: &mut Tx, article: &Article) -> Result<()> {
    let public = i64::from(article.visibility == Visibility::Public);
    category_store::count(tx, article.category, -1, -public).await
}
