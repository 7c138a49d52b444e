//! What readers looked for and did not find: articles to write.

use std::net::IpAddr;

use locales::Language;

use super::feedback_store;
use crate::app::App;
use crate::clock::HOUR;
use crate::error::Result;
use crate::limits;

/// Longest search that is kept, in characters.
const WORDS_MAX: usize = 100;
/// Searches of one network address that are counted in an hour.
const PER_ADDRESS: i64 = 30;

db::record! {
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Miss {
        /// Tidied, in small letters.
        pub words: String,
        pub language: String,
        pub searches: i64,
        pub last_at: i64,
    }
}

/// Counts a search that found nothing. Addresses and numbers that name somebody are not kept, nor what one network
/// looks for all the time.
pub async fn note_search_without_result(
    app: &App,
    words: &str,
    language: Language,
    address: IpAddr,
) -> Result<()> {
    let words = text::one_line(words).to_lowercase();
    let words: String = text::redact(&words).chars().take(WORDS_MAX).collect();
    let names_somebody = !text::personal(&words, &[]).is_empty();
    if text::is_blank(&words) || names_somebody {
        return Ok(());
    }
    let mut tx = app.begin().await?;
    let bucket = format!("article:search:{}", limits::network(address));
    if limits::allows_up_to(&mut tx, &bucket, HOUR, PER_ADDRESS, app.now()).await? {
        feedback_store::count_miss(&mut tx, &words, language.tag(), app.now()).await?;
    }
    tx.commit().await
}
