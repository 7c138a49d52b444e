//! Articles that fit some words, through the rights of their reader.

use assist::{Basis, Document, Library, Vectors, tongue_of};
use locales::Language;

use super::{EXCERPT_MAX, shelf};
use crate::actor::Actor;
use crate::app::App;
use crate::articles::{self, Found, Reader, Shown, Visibility};
use crate::error::{Error, Result};

/// An article that fits, with the passage that says why.
#[derive(Debug, Clone, PartialEq)]
pub struct Fit {
    pub article: i64,
    pub slug: String,
    pub title: String,
    /// Its own words, plain.
    pub excerpt: String,
    /// Mostly between 0 and 1.
    pub score: f32,
    /// Whether only the team may read it.
    pub is_internal: bool,
}

/// Of how many that share words with a question the meaning is looked at.
const MEANT: usize = 5;

/// The `most` articles that fit best and that this reader may read: for None what everybody may.
pub(super) async fn fitting(
    app: &App,
    reader: Option<&Actor>,
    language: Language,
    words: &str,
    most: usize,
) -> Result<Vec<Fit>> {
    let found = readable(app, reader, language, words, most).await?;
    Ok(found.into_iter().map(|(shown, score)| Fit { score, ..fit(&shown, words) }).collect())
}

/// The public article whose meaning is nearest, among those that share words with the question. None without an
/// encoder. Takes its time, so nobody may wait for it.
pub(super) async fn nearest(app: &App, language: Language, words: &str) -> Result<Option<Fit>> {
    let found = readable(app, None, language, words, MEANT).await?;
    let Some(question) = app.encoder.encode(words).await else { return Ok(None) };
    let mut library = Library::default();
    for (at, (shown, _)) in found.iter().enumerate() {
        let body = plain(shown);
        let document = Document { title: &shown.text.title, body: &body, tongue: tongue_of(&body) };
        let mut vectors = Vec::new();
        for sentence in document.sentences() {
            let Some(vector) = app.encoder.encode(&sentence).await else { return Ok(None) };
            vectors.push(vector);
        }
        if !vectors.is_empty() {
            library.insert(at, &document, Some(Vectors::new(vectors)));
        }
    }
    let ranking = library.rank(words, Some(&question), 1, |_| true);
    let best = ranking.ranked.first().filter(|_| ranking.basis == Basis::Meaning);
    Ok(best.map(|best| Fit { score: best.score, ..fit(&found[best.key].0, words) }))
}

/// What the words find and this reader may read at this moment, with how well it fits.
async fn readable(
    app: &App,
    reader: Option<&Actor>,
    language: Language,
    words: &str,
    most: usize,
) -> Result<Vec<(Shown, f32)>> {
    let reader = Reader::of(app, reader, language);
    // Some of what is found may not be this reader's to see.
    let found = shelf::find(app, words, language, 4 * most).await?;
    let ids: Vec<i64> = found.iter().map(|(article, _)| *article).collect();
    let cards = articles::visible_among(&mut *app.read().await?, &reader, &ids).await?;
    let mut readable = Vec::new();
    for card in cards.into_iter().take(most) {
        let score = found.iter().find(|(article, _)| *article == card.id).map_or(0.0, |(_, score)| *score);
        if let Found::Article(shown) = articles::show(app, &reader, &card.slug, None).await? {
            readable.push((*shown, score));
        }
    }
    Ok(readable)
}

/// The passage of this article that says most about these words.
pub(super) async fn passage_of(
    app: &App,
    actor: &Actor,
    language: Language,
    slug: &str,
    words: &str,
) -> Result<Fit> {
    let reader = Reader::of(app, Some(actor), language);
    match articles::show(app, &reader, slug, None).await? {
        Found::Article(shown) => Ok(fit(&shown, words)),
        Found::Moved(_) => Err(Error::NotFound),
    }
}

fn fit(shown: &Shown, words: &str) -> Fit {
    let body = plain(shown);
    Fit {
        article: shown.article.id,
        slug: shown.article.slug.clone(),
        title: shown.text.title.clone(),
        excerpt: beginning(assist::excerpt(&body, None, words)),
        score: 0.0,
        is_internal: shown.article.visibility != Visibility::Public,
    }
}

fn plain(shown: &Shown) -> String {
    text::to_text(&shown.text.body, text::Format::Markdown, articles::BODY_MAX)
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
