//! A file as pages show it: a picture in its frame, or a chip with name and size.

use helpdesk::attachments::{self, Attachment, MIB};
use helpdesk::settings::Settings;
use helpdesk::{Actor, Place};

use crate::{Result, Web};

/// Longest side of a picture on a page, in CSS pixels; workspaces show it smaller.
const SHOWN: i64 = 320;

#[derive(Debug, Clone)]
pub struct FileView {
    pub id: i64,
    pub name: String,
    /// "412 kB"
    pub size: String,
    /// Width and height on the page, for a picture.
    pub shown: Option<(i64, i64)>,
}

impl FileView {
    pub fn of(file: &Attachment) -> Self {
        let shown = file.width.zip(file.height).map(|(width, height)| fitted(width, height));
        Self { id: file.id, name: file.name.clone(), size: size(file.bytes), shown }
    }

    /// Where the file itself is saved from. The name in it is for people; only the number counts.
    pub fn address(&self) -> String {
        let name: String = form_urlencoded::byte_serialize(self.name.as_bytes()).collect();
        let name = name.replace('+', "%20");
        match name.as_str() {
            // These are the addresses of something else.
            "thumbnail" | "picture" | "removal" => format!("/files/{}/{name}.", self.id),
            _ => format!("/files/{}/{name}", self.id),
        }
    }

    pub fn thumbnail(&self) -> String {
        format!("/files/{}/thumbnail", self.id)
    }

    pub fn picture(&self) -> String {
        format!("/files/{}/picture", self.id)
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

/// "412 kB", "2.6 MB"; never zero.
pub fn size(bytes: i64) -> String {
    let tenths = bytes * 10 / MIB;
    match bytes {
        ..1_024 => format!("{bytes} B"),
        1_024..MIB => format!("{} kB", bytes / 1_024),
        _ if tenths < 100 => format!("{}.{} MB", tenths / 10, tenths % 10),
        _ => format!("{} MB", bytes / MIB),
    }
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
    fn sizes_are_said_in_the_unit_that_fits() {
        for (bytes, said) in [(1, "1 B"), (1_023, "1023 B"), (422_000, "412 kB"), (2_726_298, "2.6 MB")] {
            assert_eq!(size(bytes), said);
        }
        assert_eq!(size(25 * MIB), "25 MB");
    }

    #[test]
    fn a_picture_fits_and_keeps_its_shape() {
        assert_eq!(fitted(4000, 3000), (320, 240));
        assert_eq!(fitted(100, 4000), (8, 320));
        assert_eq!(fitted(1, 20_000), (1, 320));
        assert_eq!(fitted(40, 30), (40, 30));
    }

    #[test]
    fn an_address_names_the_file_and_never_means_another() {
        let address =
            |name: &str| FileView { id: 7, name: name.into(), size: String::new(), shown: None }.address();
        assert_eq!(address("a b/ü?.pdf"), "/files/7/a%20b%2F%C3%BC%3F.pdf");
        assert_eq!(address("thumbnail"), "/files/7/thumbnail.");
    }
}
