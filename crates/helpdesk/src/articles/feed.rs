//! What programs read of the public articles: the newest, and where all of them are.

use locales::Language;

use super::{Card, Reader, list_store};
use crate::app::App;
use crate::error::Result;

/// Entries of the feed.
const NEWEST: i64 = 30;
/// Articles of one map; the next begins after its last slug.
const MAPPED: i64 = 5_000;

pub type FeedEntry = Card;

/// What was published last, as somebody outside the team may read it.
pub async fn newest(app: &App, language: Language) -> Result<Vec<FeedEntry>> {
    let reader = Reader::of(app, None, language);
    list_store::newest(&mut *app.read().await?, &reader, NEWEST).await
}

/// A public article with the languages it is written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapped {
    pub slug: String,
    pub languages: Vec<String>,
    pub updated_at: i64,
}

/// Public articles after this slug, and where the next map begins when there are more.
pub async fn sitemap(app: &App, after: &str) -> Result<(Vec<Mapped>, Option<String>)> {
    let rows = list_store::mapped_after(&mut *app.read().await?, app.now(), after, MAPPED).await?;
    let mut mapped: Vec<Mapped> = Vec::new();
    for (slug, language, updated_at) in rows {
        match mapped.last_mut().filter(|last| last.slug == slug) {
            Some(last) => {
                last.languages.push(language);
                last.updated_at = last.updated_at.max(updated_at);
            }
            None => mapped.push(Mapped { slug, languages: vec![language], updated_at }),
        }
    }
    let next = mapped.last().filter(|_| mapped.len() as i64 == MAPPED).map(|last| last.slug.clone());
    Ok((mapped, next))
}
