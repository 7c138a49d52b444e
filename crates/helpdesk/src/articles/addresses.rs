//! The address of an article: checked, and kept leading there when it changes.

use locales::Phrase;

use super::slug::{RESERVED, is_slug, slug_of};
use super::{Article, SLUG_MAX, store};
use crate::app::{App, Tx};
use crate::error::Problems;
use crate::error::Result;

/// Numbers that are tried before somebody has to think of an address.
const TRIES: i64 = 100;

/// The slug as typed, or made of the title when nothing was; a problem when it cannot be one.
pub(super) fn check(problems: &mut Problems, typed: &str, title: &str) -> String {
    let typed = typed.trim();
    let slug = if typed.is_empty() { slug_of(title) } else { typed.to_owned() };
    if RESERVED.contains(&slug.as_str()) {
        problems.add("slug", Phrase::new("article-slug-reserved").with("slug", slug.clone()));
    } else if !typed.is_empty() && !is_slug(&slug) {
        problems.add("slug", Phrase::new("article-slug-wrong").with("most", SLUG_MAX));
    }
    if slug.is_empty() { "article".to_owned() } else { slug }
}

/// One that no other article has: with a number behind it when it was not typed by hand.
pub(super) async fn free(
    tx: &mut Tx,
    problems: &mut Problems,
    wanted: &str,
    is_typed: bool,
) -> Result<String> {
    if store::id_of(tx, wanted).await?.is_none() {
        return Ok(wanted.to_owned());
    }
    let numbers = if is_typed { 0..0 } else { 2..TRIES };
    for number in numbers {
        let candidate = format!("{wanted}-{number}");
        if store::id_of(tx, &candidate).await?.is_none() {
            return Ok(candidate);
        }
    }
    problems.add("slug", Phrase::new("article-slug-taken").with("slug", wanted));
    Ok(wanted.to_owned())
}

/// Gives the article another address. The one before leads to it from now on; an older one that it takes up again
/// is its own once more, so that no two ever lead to each other.
pub(super) async fn rename(tx: &mut Tx, app: &App, article: &Article, slug: &str) -> Result<()> {
    store::remove_redirect(tx, slug).await?;
    store::set_slug(tx, article.id, slug).await?;
    store::insert_redirect(tx, &article.slug, article.id, app.now()).await
}
