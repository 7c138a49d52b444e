//! The files of an article. They follow its visibility, and its texts name them by their name.

use files::Variant;

use super::{Reader, show, store};
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
    /// None for a file that is none.
    pub(super) fn of(file: &ArticleFile) -> Option<Self> {
        let (width, height) = file.width.zip(file.height)?;
        Some(Self { name: file.name.clone(), width, height })
    }

    /// Whether this is what stands in a text.
    pub fn is_named(&self, address: &str) -> bool {
        is_named(&self.name, address)
    }
}

/// Whether a file of this name is what stands in a text.
pub fn is_named(name: &str, address: &str) -> bool {
    let typed = name_in(address);
    name == typed || files::encoded(name) == typed
}

/// All its files.
pub async fn files(app: &App, actor: &Actor, article: i64) -> Result<Vec<ArticleFile>> {
    actor.require_staff()?;
    attachments::of_article(&mut *app.read().await?, article).await
}

/// What the address of a file leads to.
pub enum FoundFile {
    /// What pages show of a picture, else the file itself.
    File(Download, Variant),
    /// Its article has another address now: its slug.
    Moved(String),
}

/// A file of an article that the reader may see.
pub async fn download(app: &App, reader: &Reader, slug: &str, name: &str) -> Result<FoundFile> {
    let file = {
        let mut conn = app.read().await?;
        let Some(article) = store::by_slug(&mut conn, slug).await? else {
            return Ok(FoundFile::Moved(show::moved(&mut conn, reader, slug).await?));
        };
        if !reader.may_read(&article) {
            return Err(Error::NotFound);
        }
        let files = attachments::of_article(&mut conn, article.id).await?;
        files.into_iter().find(|file| file.name == name).ok_or(Error::NotFound)?
    };
    let variant = if file.is_picture() { Variant::Picture } else { Variant::Original };
    Ok(FoundFile::File(attachments::open_of_article(app, file.id, variant).await?, variant))
}
