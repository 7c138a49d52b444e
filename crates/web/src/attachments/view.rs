//! A file as pages show it: a picture in its frame, or a chip with name and size.

use helpdesk::attachments::{self, Attachment, MIB};
use helpdesk::settings::Settings;
use helpdesk::{Actor, Place};
use text::Picture;

use crate::{Result, Web};

/// Longest side of a picture on a page, in CSS pixels; workspaces show it smaller.
const SHOWN: i64 = 320;

#[derive(Debug, Clone)]
pub struct FileView {
    pub id: i64,
    pub name: String,
    /// "412 kB"
    pub size: String,
    /// Where the file itself is saved from.
    pub address: String,
    /// Width and height on the page, for a picture.
    pub shown: Option<(i64, i64)>,
    /// Under which address its files are, without a trailing slash.
    pub folder: String,
}

/// Where somebody signed in has files from.
const FILES: &str = "/files";

impl FileView {
    pub fn of(file: &Attachment) -> Self {
        let shown = file.width.zip(file.height).map(|(width, height)| fitted(width, height));
        let (address, size) = (file.address(), file.size());
        Self { id: file.id, name: file.name.clone(), size, address, shown, folder: FILES.to_owned() }
    }

    /// The same at another address.
    #[must_use]
    pub fn under(self, folder: &str) -> Self {
        let address = self.address.replacen(FILES, folder, 1);
        Self { address, folder: folder.to_owned(), ..self }
    }

    /// Below a text that may show the picture itself: it is named then.
    #[must_use]
    pub fn beside(self, html: &str) -> Self {
        if html.contains(&format!("<img src=\"{}\"", self.thumbnail())) { self.named() } else { self }
    }

    /// Named alone, whatever it shows.
    #[must_use]
    pub fn named(self) -> Self {
        Self { shown: None, ..self }
    }

    /// The picture at its place in a text.
    pub fn in_text(&self) -> Option<Picture> {
        self.shown.map(|size| Picture { address: self.thumbnail(), size: Some(size) })
    }

    pub fn thumbnail(&self) -> String {
        format!("{}/{}/thumbnail", self.folder, self.id)
    }

    pub fn picture(&self) -> String {
        format!("{}/{}/picture", self.folder, self.id)
    }
}

/// As large as fits, never larger than it is.
fn fitted(width: i64, height: i64) -> (i64, i64) {
    let longest = width.max(height);
    if longest <= SHOWN {
        return (width, height);
    }
    let scaled = |side: i64| (side * SHOWN / longest).max(1);
    (scaled(width), scaled(height))
}

/// The part of a form that takes files.
#[derive(Debug, Clone)]
pub struct FilesField {
    /// Handed in before and not sent yet.
    pub waiting: Vec<FileView>,
    /// Files that one message takes, and how large each may be, in MB.
    pub most: i64,
    pub megabytes: i64,
}

impl Default for FilesField {
    fn default() -> Self {
        Self::of(&Settings::default(), Vec::new())
    }
}

impl FilesField {
    fn of(settings: &Settings, waiting: Vec<FileView>) -> Self {
        Self { waiting, most: settings.files_per_message, megabytes: settings.file_megabytes }
    }

    /// The most bytes of one file.
    pub fn bytes(&self) -> i64 {
        self.megabytes * MIB
    }
}

impl Web {
    /// With what waits at this place.
    pub(crate) async fn files_at(&self, actor: &Actor, place: Place) -> Result<FilesField> {
        let waiting = attachments::unsent(&mut *self.app.read().await?, actor, place).await?;
        Ok(FilesField::of(&self.app.settings(), waiting.iter().map(FileView::of).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_fits_and_keeps_its_shape() {
        assert_eq!(fitted(4000, 3000), (320, 240));
        assert_eq!(fitted(100, 4000), (8, 320));
        assert_eq!(fitted(1, 20_000), (1, 320));
        assert_eq!(fitted(40, 30), (40, 30));
    }
}
