//! A search that somebody sends from the page of the help.

use std::net::IpAddr;

use locales::Language;

use super::{Hit, find};
use crate::actor::Actor;
use crate::app::App;
use crate::articles;
use crate::clock::MINUTE;
use crate::error::{Error, Result};
use crate::limits;

/// Results of one search.
const FOUND: usize = 20;

/// What its reader finds by these words, the best first; what readers look for in vain is noted. The team searches
/// as often as it likes.
pub async fn search(
    app: &App,
    reader: Option<&Actor>,
    from: IpAddr,
    language: Language,
    words: &str,
) -> Result<Vec<Hit>> {
    let is_staff = reader.is_some_and(|actor| actor.role.is_staff());
    if !is_staff {
        count(app, from).await?;
    }
    let hits = find(app, reader, language, words, FOUND).await?;
    if hits.is_empty()
        && !is_staff
        && let Err(error) = articles::note_search_without_result(app, words, language, from).await
    {
        tracing::warn!("a search without result was not noted: {error}");
    }
    Ok(hits)
}

/// Fails only when this network searches too often: reading goes on where nothing can be written.
async fn count(app: &App, from: IpAddr) -> Result<()> {
    match hit(app, from).await {
        Err(error @ Error::TooMany { .. }) => Err(error),
        Err(error) => {
            tracing::warn!("a search was not counted: {error}");
            Ok(())
        }
        Ok(()) => Ok(()),
    }
}

async fn hit(app: &App, from: IpAddr) -> Result<()> {
    let mut tx = app.begin().await?;
    let bucket = format!("search:network:{}", limits::network(from));
    limits::hit(&mut tx, &bucket, MINUTE, app.settings().searches_per_address, app.now()).await?;
    tx.commit().await
}
