//! The files of an article: bound to it when it is saved, gone when the team takes them out.

use db::Conn;
use files::Variant;
use locales::Phrase;

use super::open::opened;
use super::{Attachment, Download, store};
use crate::actor::Actor;
use crate::app::{App, Tx};
use crate::error::{Error, Result};
use crate::place::Place;

/// Most files of one article.
const MOST: usize = 100;

/// In the order in which they came. Callers show them to none but those who may read the article.
pub(crate) async fn of_article(conn: &mut Conn, article: i64) -> Result<Vec<Attachment>> {
    store::of_article(conn, article).await
}

/// Binds files that wait at the form to the article. Its texts name them, so that each gets a name of its own.
pub(crate) async fn bind_to_article(
    tx: &mut Tx,
    app: &App,
    actor: &Actor,
    (place, article): (Place, i64),
    files: &[i64],
) -> Result<()> {
    let most = app.settings().files_per_message;
    if files.len() as i64 > most {
        return Err(Error::invalid("files", Phrase::new("files-too-many").with("most", most)));
    }
    let place = place.to_string();
    let at = (actor.id, place.as_str());
    let mut names: Vec<String> =
        store::of_article(tx, article).await?.into_iter().map(|file| file.name).collect();
    if names.len() + files.len() > MOST {
        return Err(Error::invalid("files", Phrase::new("files-too-many").with("most", MOST)));
    }
    let gone = || Error::invalid("files", Phrase::new("file-gone"));
    for file in files {
        let name = store::waiting_name(tx, at, *file).await?.ok_or_else(gone)?;
        let name = unused(&names, name);
        store::bind_to_article(tx, at, article, (*file, &name)).await?.ok_or_else(gone)?;
        names.push(name);
    }
    Ok(())
}

/// `light.png`, or `light-2.png` when there is one.
fn unused(names: &[String], name: String) -> String {
    if !names.contains(&name) {
        return name;
    }
    let (stem, ending) = name
        .rsplit_once('.')
        .map_or((name.as_str(), String::new()), |(stem, ending)| (stem, format!(".{ending}")));
    let mut others = (2..).map(|number| format!("{stem}-{number}{ending}"));
    others.find(|other| !names.contains(other)).unwrap_or_else(|| name.clone())
}

pub(crate) async fn remove_from_article(tx: &mut Tx, app: &App, article: i64, files: &[i64]) -> Result<()> {
    let mut released = Vec::new();
    for file in files {
        released.extend(store::delete_of_article(tx, article, *file).await?);
    }
    store::release(tx, released, app.now()).await
}

/// A file of an article. Whether the reader may see the article was asked before.
pub(crate) async fn open_of_article(app: &App, id: i64, variant: Variant) -> Result<Download> {
    let found = store::find(&mut *app.read().await?, id).await?.filter(|found| found.article.is_some());
    opened(app, found.ok_or(Error::NotFound)?, id, variant).await
}
