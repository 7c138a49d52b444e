//! Meanings that nobody read, for a store that is filled to be measured: reading ten thousand articles takes an hour.

use assist::{DIMENSIONS, Document, Vector, Vectors, tongue_of};

use super::What;
use super::fresh;
use super::store::{self, Stored};
use crate::app::App;
use crate::articles;
use crate::error::Result;

/// Texts a transaction.
const BATCH: i64 = 500;

/// Gives each article as many vectors as reading it would, of drawn numbers. Zeros alone are no vector and leave an
/// article unread.
pub async fn invent_meanings(app: &App, mut draw: impl FnMut() -> f32) -> Result<()> {
    let mut after = (0, String::new());
    loop {
        let page = articles::indexed_after(&mut *app.read().await?, (after.0, &after.1), BATCH).await?;
        let Some(last) = page.last() else { return Ok(()) };
        after = (last.article, last.language.clone());
        let mut tx = app.begin().await?;
        for text in page {
            let body = fresh::words_of(&text.body);
            let tongue = tongue_of(&format!("{}\n{body}", text.title));
            let document = Document { title: &text.title, body: &body, tongue };
            let sentences = document.sentences();
            let drawn = sentences.iter().map(|_| Vector::from_floats(&[(); DIMENSIONS].map(|()| draw())));
            let Some(vectors) = drawn.collect::<Option<Vec<Vector>>>().map(Vectors::new) else { continue };
            let stored = Stored {
                id: text.article,
                fingerprint: fresh::fingerprint(&text.title, &body),
                language: text.language,
                vectors: vectors.to_bytes(),
            };
            store::put(&mut tx, What::Article, &stored, app.now()).await?;
        }
        tx.commit().await?;
    }
}
