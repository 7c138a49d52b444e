//! A file on its way in: hashed and measured while it is written, under no name until it is whole.

use std::path::PathBuf;

use sha2::{Digest as _, Sha256};
use tokio::io::AsyncWriteExt as _;

use crate::blob::{Blob, Variant};
use crate::error::{Error, Result};
use crate::folder::Folder;

/// First bytes that are remembered: enough to tell what it is.
const HEAD: usize = 64;

/// Dropped before it is kept, it leaves nothing.
pub struct Upload {
    folder: Folder,
    arriving: Arriving,
    file: tokio::fs::File,
    copy: String,
    hash: Sha256,
    head: Vec<u8>,
    bytes: u64,
    most: u64,
}

/// A file that lies in the folder for good.
#[derive(Debug, Clone)]
pub struct Kept {
    pub blob: Blob,
    pub bytes: u64,
    /// How it begins.
    pub head: Vec<u8>,
}

/// The unfinished file; removed with its upload.
struct Arriving(PathBuf);

impl Drop for Arriving {
    fn drop(&mut self) {
        // After it was kept, nothing lies here any more.
        let _ = std::fs::remove_file(&self.0);
    }
}

impl Upload {
    pub(crate) async fn begin(folder: Folder, copy: String, most: u64) -> Result<Self> {
        let arriving = Arriving(folder.arriving(&copy));
        let mut options = tokio::fs::OpenOptions::new();
        let file = options.write(true).create_new(true).mode(0o600).open(&arriving.0).await?;
        Ok(Self { folder, arriving, file, copy, hash: Sha256::new(), head: Vec::new(), bytes: 0, most })
    }

    pub async fn write(&mut self, chunk: &[u8]) -> Result<()> {
        self.bytes += chunk.len() as u64;
        if self.bytes > self.most {
            return Err(Error::TooLarge);
        }
        let missing = HEAD.saturating_sub(self.head.len()).min(chunk.len());
        self.head.extend_from_slice(&chunk[..missing]);
        self.hash.update(chunk);
        Ok(self.file.write_all(chunk).await?)
    }

    /// How much has arrived.
    pub fn bytes(&self) -> u64 {
        self.bytes
    }

    /// Durable when this returns, so that a commit may name it.
    pub async fn keep(mut self) -> Result<Kept> {
        self.file.flush().await?;
        let Self { folder, arriving, file, copy, hash, head, bytes, .. } = self;
        let hash: String = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
        let blob = Blob::new(&hash, &copy).ok_or_else(|| std::io::Error::other("a copy has no such name"))?;
        let file = file.into_std().await;
        let placed = blob.clone();
        crate::store::blocking(move || folder.keep(&arriving.0, &file, &placed, Variant::Original)).await?;
        Ok(Kept { blob, bytes, head })
    }
}
