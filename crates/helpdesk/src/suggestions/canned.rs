//! The canned text that fits what a customer asks: one that is named after it.

use assist::{Document, Library, tongue_of, words};
use locales::Language;

use crate::actor::Actor;
use crate::app::App;
use crate::canned::{self, CannedText};
use crate::error::Result;

/// How much of its name has to stand in the question.
const NAMED: f32 = 0.6;
/// Letters of a word that tells something.
const TELLING: usize = 4;

/// The best one in this language or for every language; None when none fits.
pub(super) async fn fitting(
    app: &App,
    actor: &Actor,
    language: Language,
    question: &str,
) -> Result<Option<CannedText>> {
    let mut texts = canned::list(app, actor).await?;
    let asked: Vec<String> = telling(question).collect();
    texts.retain(|text| text.language.is_empty() || text.language == language.tag());
    texts.retain(|text| named(&text.name, &asked) >= NAMED);
    let best = best(&texts, question);
    Ok(best.map(|best| texts.swap_remove(best)))
}

/// Of those that are named after it, the one whose words fit best.
fn best(texts: &[CannedText], question: &str) -> Option<usize> {
    let mut library = Library::default();
    for (at, text) in texts.iter().enumerate() {
        let body = text::to_text(&text.text, text::Format::Markdown, 1_000);
        library.insert(at, &Document { title: &text.name, body: &body, tongue: tongue_of(&body) }, None);
    }
    library.rank(question, None, 1, |_| true).ranked.first().map(|ranked| ranked.key)
}

/// The share of the name's words that were asked for, in whichever form.
fn named(name: &str, asked: &[String]) -> f32 {
    let wanted: Vec<String> = telling(name).collect();
    let found = wanted.iter().filter(|word| asked.iter().any(|other| is_alike(word, other))).count();
    if found == 0 { 0.0 } else { found as f32 / wanted.len() as f32 }
}

fn telling(text: &str) -> impl Iterator<Item = String> {
    words(text).filter(|word| word.chars().count() >= TELLING)
}

/// "restart" and "restarting".
fn is_alike(one: &str, other: &str) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_named_after_what_is_asked_in_whichever_form() {
        let asked: Vec<String> = telling("My ROUTER keeps restarting, what do the lights say?").collect();
        for (name, fits) in [
            ("Restart the router", true),
            ("Router", true),
            ("Cancel a contract", false),
            ("Restart a television box", false),
            ("!?", false),
        ] {
            assert_eq!(named(name, &asked) >= NAMED, fits, "{name}");
        }
    }
}
