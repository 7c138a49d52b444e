//! The folder on the disk: contents on 256 shelves by their hash, and what is still arriving beside them.

use std::fs::{self, DirBuilder, File};
use std::io::{self, ErrorKind, Write as _};
use std::os::unix::fs::DirBuilderExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

use crate::blob::{Blob, Variant};
use crate::error::Result;

/// Where files lie until they are whole.
const ARRIVING: &str = "arriving";

/// All of it blocks: call it where waiting for a disk holds up nobody. Cheap to clone.
#[derive(Debug, Clone)]
pub(crate) struct Folder(Arc<Path>);

impl Folder {
    /// Creates the folder if need be, for its owner alone, and makes sure that it can be written.
    pub(crate) fn open(root: &Path) -> Result<Self> {
        let folder = Self(Arc::from(root));
        DirBuilder::new().recursive(true).mode(0o700).create(folder.0.join(ARRIVING))?;
        tempfile::NamedTempFile::new_in(folder.0.join(ARRIVING))?.write_all(b"may be written")?;
        Ok(folder)
    }

    pub(crate) fn root(&self) -> &Path {
        &self.0
    }

    pub(crate) fn arriving(&self, name: &str) -> PathBuf {
        self.0.join(ARRIVING).join(name)
    }

    /// Puts a file that arrived where it belongs. Durable when this returns, its name included.
    pub(crate) fn keep(&self, arrived: &Path, content: &File, blob: &Blob, variant: Variant) -> Result<()> {
        content.sync_all()?;
        let shelf = self.0.join(blob.shelf());
        match DirBuilder::new().mode(0o700).create(&shelf) {
            Ok(()) => sync(&self.0)?,
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error.into()),
        }
        fs::rename(arrived, self.0.join(blob.path(variant)))?;
        Ok(sync(&shelf)?)
    }

    /// Stores a small content in one go, durably.
    pub(crate) fn put(&self, blob: &Blob, variant: Variant, bytes: &[u8]) -> Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(self.0.join(ARRIVING))?;
        file.write_all(bytes)?;
        self.keep(file.path(), file.as_file(), blob, variant)
    }

    pub(crate) fn path(&self, blob: &Blob, variant: Variant) -> PathBuf {
        self.0.join(blob.path(variant))
    }

    /// Removes a content with all that was made of it. It may be gone already.
    pub(crate) fn remove(&self, blob: &Blob) -> Result<()> {
        for path in blob.paths() {
            gone(fs::remove_file(self.0.join(path)))?;
        }
        Ok(())
    }

    /// The contents on one shelf that nobody has touched since `before`, each once.
    pub(crate) fn untouched(&self, shelf: u8, before: SystemTime) -> Result<Vec<Blob>> {
        let mut blobs = Vec::new();
        for entry in entries(&self.0.join(format!("{shelf:02x}")))? {
            let entry = entry?;
            let Some(blob) = entry.file_name().to_str().and_then(Blob::of_file) else { continue };
            if is_older(&entry, before) && !blobs.contains(&blob) {
                blobs.push(blob);
            }
        }
        Ok(blobs)
    }

    /// Removes what began to arrive before then and never became whole. Returns how many files it was.
    pub(crate) fn forget_arriving(&self, before: SystemTime) -> Result<usize> {
        let mut removed = 0;
        for entry in entries(&self.0.join(ARRIVING))? {
            let entry = entry?;
            if is_older(&entry, before) {
                gone(fs::remove_file(entry.path()))?;
                removed += 1;
            }
        }
        Ok(removed)
    }
}

/// Makes the names in a folder durable.
fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

fn gone(removed: io::Result<()>) -> io::Result<()> {
    removed.or_else(|error| if error.kind() == ErrorKind::NotFound { Ok(()) } else { Err(error) })
}

fn entries(folder: &Path) -> Result<Box<dyn Iterator<Item = io::Result<fs::DirEntry>>>> {
    match fs::read_dir(folder) {
        Ok(entries) => Ok(Box::new(entries)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Box::new(std::iter::empty())),
        Err(error) => Err(error.into()),
    }
}

fn is_older(entry: &fs::DirEntry, before: SystemTime) -> bool {
    entry.metadata().and_then(|data| data.modified()).is_ok_and(|modified| modified < before)
}
