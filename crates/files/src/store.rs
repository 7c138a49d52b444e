//! The way in and out for files.

use std::io::ErrorKind;
use std::path::Path;
use std::time::SystemTime;

use tokio::io::AsyncReadExt as _;

use crate::blob::{Blob, Variant};
use crate::error::Result;
use crate::folder::Folder;
use crate::format::Format;
use crate::picture::Size;
use crate::studio::Studio;
use crate::upload::Upload;

/// The folder and the thread that makes pictures. Cheap to clone; one per process.
#[derive(Clone)]
pub struct Store {
    folder: Folder,
    studio: Studio,
}

/// A stored file, ready to be read from its beginning.
pub struct Opened {
    pub file: tokio::fs::File,
    pub bytes: u64,
    /// Names these very bytes: whoever has the beginning of a file with this tag may fetch the rest of it.
    pub tag: String,
    /// The kind of picture by its first bytes: what a thumbnail or shown picture was encoded as. Of an original it
    /// says nothing about the rest.
    pub format: Option<Format>,
}

impl Store {
    /// Creates the folder, or fails when it cannot be written.
    pub fn open(root: &Path) -> Result<Self> {
        Ok(Self { folder: Folder::open(root)?, studio: Studio::default() })
    }

    pub fn root(&self) -> &Path {
        self.folder.root()
    }

    /// Begins to take in a file of at most `most` bytes. `copy` is a name that no other file had before: letters,
    /// digits, `-` and `_`.
    pub async fn receive(&self, copy: String, most: u64) -> Result<Upload> {
        Upload::begin(self.folder.clone(), copy, most).await
    }

    /// Makes what pages show of a picture, durably. None when it cannot be decoded: then it is a plain file.
    pub async fn make_picture(&self, blob: &Blob, format: Format) -> Result<Option<Size>> {
        self.studio.make(self.folder.clone(), blob.clone(), format).await
    }

    /// None when there is no such file.
    pub async fn open_variant(&self, blob: &Blob, variant: Variant) -> Result<Option<Opened>> {
        let path = self.folder.path(blob, variant);
        let mut file = match tokio::fs::File::open(path).await {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(error.into()),
        };
        let about = file.metadata().await?;
        let bytes = about.len();
        let tag = match variant {
            Variant::Original => blob.hash().to_owned(),
            // May be encoded anew, and otherwise than before.
            Variant::Thumbnail | Variant::Picture => format!("{}-{}", blob.hash(), written(&about)),
        };
        let format = begun(&mut file).await?;
        Ok(Some(Opened { file, bytes, tag, format }))
    }

    /// Removes a content with all that was made of it. It may be gone already.
    pub async fn remove(&self, blob: &Blob) -> Result<()> {
        let (folder, blob) = (self.folder.clone(), blob.clone());
        blocking(move || folder.remove(&blob)).await
    }

    /// The contents on one of the 256 shelves that nobody has touched since `before`.
    pub async fn untouched(&self, shelf: u8, before: SystemTime) -> Result<Vec<Blob>> {
        let folder = self.folder.clone();
        blocking(move || folder.untouched(shelf, before)).await
    }

    /// Removes what began to arrive before then and never became whole. Returns how many files it was.
    pub async fn forget_arriving(&self, before: SystemTime) -> Result<usize> {
        let folder = self.folder.clone();
        blocking(move || folder.forget_arriving(before)).await
    }
}

/// When a file was written, as finely as the disk knows.
fn written(about: &std::fs::Metadata) -> u128 {
    let since = about.modified().ok().and_then(|at| at.duration_since(SystemTime::UNIX_EPOCH).ok());
    since.map_or(0, |since| since.as_nanos())
}

async fn begun(file: &mut tokio::fs::File) -> Result<Option<Format>> {
    use tokio::io::AsyncSeekExt as _;
    let mut head = [0; 16];
    let read = file.read(&mut head).await?;
    file.rewind().await?;
    Ok(Format::begun(&head[..read]))
}

/// Waits for the disk on a thread that is there for it.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(std::io::Error::other)?
}
