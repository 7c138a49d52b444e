//! The canned text that fits what a customer asks: one that is named after it.

use assist::{Document, Library, found_in, tongue_of};
use locales::Language;

use crate::actor::Actor;
use crate::app::App;
use crate::canned::{self, CannedText};
use crate::error::Result;

/// How much of its name has to stand in the question.
const NAMED: f32 = 0.6;
/// Words of its name that have to stand there at least: one alone, such as "router", stands in nearly every question.
const WORDS: usize = 2;

/// The best one in this language or for every language; None when none fits.
pub(super) async fn fitting(
    app: &App,
    actor: &Actor,
    language: Language,
    question: &str,
) -> Result<Option<CannedText>> {
    let names = canned::names(app, actor).await?;
    let fits = |(_, name, tag): &(i64, String, String)| {
        canned::suits(tag, language.tag()) && is_named_after(name, question)
    };
    let ids: Vec<i64> = names.iter().filter(|named| fits(named)).map(|(id, _, _)| *id).collect();
    let mut texts = canned::of(app, actor, &ids).await?;
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

fn is_named_after(name: &str, question: &str) -> bool {
    let telling = found_in(name, name).len();
    let asked = found_in(name, question).len();
    asked >= WORDS && asked as f32 >= NAMED * telling as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_named_after_what_is_asked_in_whichever_form() {
        let question = "My ROUTER keeps restarting, what do the lights say?";
        for (name, fits) in [
            ("Restart the router", true),
            ("Lights of the router", true),
            ("Router", false),
            ("Cancel a contract", false),
            ("Restart a television box", false),
            ("!?", false),
        ] {
            assert_eq!(is_named_after(name, question), fits, "{name}");
        }
    }
}
