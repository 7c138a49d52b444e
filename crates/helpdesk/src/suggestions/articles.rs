//! Articles that fit some words, with as much of them as is suggested.

use locales::Language;

use super::{EXCERPT_MAX, MOST};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::search::{self, Hit};

/// Those that fit best and that this reader may read: for None what everybody may.
pub(super) async fn fitting(
    app: &App,
    reader: Option<&Actor>,
    language: Language,
    words: &str,
) -> Result<Vec<Hit>> {
    let found = search::articles(app, reader, language, words, MOST).await?;
    Ok(found.into_iter().map(shortened).collect())
}

pub(super) fn shortened(hit: Hit) -> Hit {
    Hit { excerpt: beginning(&hit.excerpt), ..hit }
}

/// Cut at the end of a sentence where there is one.
fn beginning(passage: &str) -> String {
    let Some((end, _)) = passage.char_indices().nth(EXCERPT_MAX) else { return passage.to_owned() };
    let cut = &passage[..end];
    let is_end = |(_, c): &(usize, char)| matches!(c, '.' | '!' | '?' | '؟' | '\n');
    let last = cut.char_indices().rev().find(is_end).filter(|(at, _)| *at > end / 2);
    match last {
        Some((at, c)) => cut[..at + c.len_utf8()].trim_end().to_owned(),
        None => format!("{}…", cut.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_passage_ends_with_a_sentence() {
        let words = "كلمة ".repeat(80);
        let passage = format!("{words}حسنا؟ {words}{words}");
        assert!(beginning(&passage).ends_with("حسنا؟"));
        assert!(beginning(&"word ".repeat(200)).ends_with("word…"));
        assert_eq!(beginning("short"), "short");
    }
}
