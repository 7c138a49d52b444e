//! The articles that somebody chose to stand below one.

use locales::Phrase;

use super::store;
use crate::app::Tx;
use crate::error::{Error, Result};

/// Most articles that are chosen to stand below one.
const RELATED_MAX: usize = 12;

/// The ids of these slugs, without the article itself.
pub(super) async fn chosen(tx: &mut Tx, article: i64, slugs: &[String]) -> Result<Vec<i64>> {
    if slugs.len() > RELATED_MAX {
        return Err(Error::invalid("related", Phrase::new("article-related-many").with("most", RELATED_MAX)));
    }
    let mut ids = Vec::with_capacity(slugs.len());
    for slug in slugs {
        let id = store::id_of(tx, slug).await?;
        let id = id.ok_or_else(|| {
            Error::invalid("related", Phrase::new("article-related-unknown").with("slug", slug.as_str()))
        })?;
        ids.extend((id != article && !ids.contains(&id)).then_some(id));
    }
    Ok(ids)
}
