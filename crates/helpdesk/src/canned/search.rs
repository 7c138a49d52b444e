//! Finding a canned text by its name, for whoever answers.

use super::{CannedText, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;

/// Found at once.
pub const FOUND_MOST: usize = 20;

/// Those in whose name every word asked for begins a word, by name, at most [`FOUND_MOST`]. What suits this language,
/// a tag, stands first.
pub(crate) async fn search(app: &App, actor: &Actor, language: &str, asked: &str) -> Result<Vec<CannedText>> {
    actor.require_staff()?;
    let asked: Vec<String> = assist::words(asked).collect();
    let mut conn = app.read().await?;
    let mut names = store::names(&mut conn).await?;
    names.retain(|(_, name, _)| is_named(name, &asked));
    names.sort_by_key(|(_, _, tag)| !suits(tag, language));
    let ids: Vec<i64> = names.iter().map(|(id, _, _)| *id).take(FOUND_MOST).collect();
    store::of(&mut conn, &ids).await
}

/// Whether it may answer somebody who reads this language.
pub(crate) fn suits(tag: &str, language: &str) -> bool {
    tag.is_empty() || tag == language
}

fn is_named(name: &str, asked: &[String]) -> bool {
    let words: Vec<String> = assist::words(name).collect();
    asked.iter().all(|begun| words.iter().any(|word| word.starts_with(begun.as_str())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_were_begun_find_a_name_in_any_order_and_case() {
        for (asked, found) in [
            ("", true),
            ("  ", true),
            ("lig", true),
            ("LIGHTS ask", true),
            ("ights", false),
            ("ask router", false),
            ("{%", true),
        ] {
            let words: Vec<String> = assist::words(asked).collect();
            assert_eq!(is_named("Ask for the lights", &words), found, "{asked}");
        }
    }
}
