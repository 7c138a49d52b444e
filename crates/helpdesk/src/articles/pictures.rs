//! The files of an article. They follow its visibility, and its texts name them by their name.

use db::Conn;
use files::Variant;

use super::{Article, Reader, show, store};
use crate::actor::Actor;
use crate::app::App;
use crate::attachments::{self, Attachment, Download};
use crate::error::{Error, Result};

/// A picture that the article's texts may show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    pub name: String,
    pub width: i64,
    pub height: i64,
}

pub type ArticleFile = Attachment;

/// What a text names: `pictures/light.png` and `/help/slow-wifi/light.png` are both `light.png`.
pub(super) fn name_in(address: &str) -> &str {
    address.rsplit('/').next().unwrap_or(address)
}

impl Picture {
    /// Whether this is what stands in a text.
    pub fn is_named(&self, address: &str) -> bool {
        let name = name_in(address);
        self.name == name || files::encoded(&self.name) == name
    }
}

pub(super) async fn of(conn: &mut Conn, article: &Article) -> Result<Vec<Picture>> {
    let files = attachments::of_article(conn, article.id).await?;
    let picture = |file: Attachment| {
        let (width, height) = file.width.zip(file.height)?;
        Some(Picture { name: file.name, width, height })
    };
    Ok(files.into_iter().filter_map(picture).collect())
}

/// The pictures of an article that the team works on.
pub async fn pictures(app: &App, actor: &Actor, article: i64) -> Result<Vec<Picture>> {
    actor.require_staff()?;
    let mut conn = app.read().await?;
    let article = store::find(&mut conn, article).await?.ok_or(Error::NotFound)?;
    of(&mut conn, &article).await
}

/// All its files.
pub async fn files(app: &App, actor: &Actor, article: i64) -> Result<Vec<ArticleFile>> {
    actor.require_staff()?;
    attachments::of_article(&mut *app.read().await?, article).await
}

/// A file of an article that the reader may see: what pages show of a picture, else the file itself.
pub async fn download(app: &App, reader: &Reader, slug: &str, name: &str) -> Result<(Download, Variant)> {
    let file = {
        let mut conn = app.read().await?;
        let article = show::readable(&mut conn, reader, slug).await?.ok_or(Error::NotFound)?;
        let files = attachments::of_article(&mut conn, article.id).await?;
        files.into_iter().find(|file| file.name == name).ok_or(Error::NotFound)?
    };
    let variant = if file.is_picture() { Variant::Picture } else { Variant::Original };
    Ok((attachments::open_of_article(app, file.id, variant).await?, variant))
}
