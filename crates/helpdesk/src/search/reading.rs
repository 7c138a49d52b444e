//! Makes the vectors that texts lack, in the background.

use std::time::{Duration, Instant};

use assist::{Document, Vectors, tongue_of};
use locales::Language;

use super::What;
use super::fresh::{self, refresh};
use super::index::Key;
use super::store::{self, Stored};
use crate::app::App;
use crate::articles;
use crate::error::Result;
use crate::services;

/// How long one go takes: whoever stops the process waits for its end.
const GO: Duration = Duration::from_secs(4);

/// Looks for changes, and reads some of the texts that did. The encoder takes a quarter of one core for it and lets questions go first.
pub async fn sweep(app: &App) -> Result<()> {
    refresh(app).await?;
    let begun = Instant::now();
    while app.encoder.is_on()
        && begun.elapsed() < GO
        && let Some(key) = app.search.next_unread()
    {
        read(app, key).await?;
    }
    Ok(())
}

/// Reads these texts before their turn. Nobody may wait for it: the encoder lets questions go first.
pub(super) async fn read_first(app: &App, keys: &[Key]) -> Result<()> {
    for key in keys {
        app.search.write().unread.remove(key);
        read(app, *key).await?;
    }
    Ok(())
}

/// One that could not be read waits again.
async fn read(app: &App, key: Key) -> Result<()> {
    let read = read_once(app, key).await;
    if read.is_err() {
        app.search.write().unread.insert(key);
    }
    read
}

async fn read_once(app: &App, key: Key) -> Result<()> {
    match words(app, key).await? {
        Some((title, body)) if !was_read(app, key, &title, &body).await? => {
            encode(app, key, &title, &body).await
        }
        _ => Ok(()),
    }
}

/// Whether another process read it a moment ago.
async fn was_read(app: &App, key: Key, title: &str, body: &str) -> Result<bool> {
    let stored = store::between(&mut *app.read().await?, key.what, key.id, key.id).await?;
    let own = stored.iter().find(|stored| stored.language == key.language);
    let Some(vectors) = own.and_then(|stored| fresh::still_true(stored, title, body)) else {
        return Ok(false);
    };
    app.search.set_vectors(&key, &vectors);
    Ok(true)
}

async fn encode(app: &App, key: Key, title: &str, body: &str) -> Result<()> {
    let document = Document { title, body, tongue: tongue_of(&format!("{title}\n{body}")) };
    let sentences = document.sentences();
    if sentences.is_empty() {
        return Ok(());
    }
    let mut vectors = Vec::with_capacity(sentences.len());
    for sentence in sentences {
        let Some(vector) = app.encoder.read(&sentence).await else { return Ok(()) };
        vectors.push(vector);
    }
    let vectors = Vectors::new(vectors);
    let stored = Stored {
        id: key.id,
        language: key.language.to_owned(),
        fingerprint: fresh::fingerprint(title, body),
        vectors: vectors.to_bytes(),
    };
    let mut tx = app.begin().await?;
    store::put(&mut tx, key.what, &stored, app.now()).await?;
    tx.commit().await?;
    app.search.set_vectors(&key, &vectors);
    Ok(())
}

/// What the text says now; None when it is gone.
async fn words(app: &App, key: Key) -> Result<Option<(String, String)>> {
    let mut conn = app.read().await?;
    Ok(match key.what {
        What::Article => {
            let texts = articles::indexed_among(&mut conn, &[key.id]).await?;
            let language = |text: &&articles::Indexed| {
                Language::parse(&text.language).unwrap_or_default().tag() == key.language
            };
            texts.iter().find(language).map(|text| (text.title.clone(), fresh::words_of(&text.body)))
        }
        What::Service => {
            let service = services::store::find(&mut conn, key.id).await?;
            service.map(|service| (service.name.clone(), fresh::service_words(&service)))
        }
    })
}

/// Until every text can be found by its meaning.
#[cfg(test)]
pub(crate) async fn read_everything(app: &App) {
    loop {
        sweep(app).await.unwrap();
        if app.search.read().unread.is_empty() {
            return;
        }
    }
}
