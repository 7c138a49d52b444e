//! A store in a folder of its own, and pictures made for the tests.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

use files::{Kept, Store};
use image::{Rgb, RgbImage};

pub struct Shelf {
    pub store: Store,
    folder: tempfile::TempDir,
}

impl Shelf {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self { store: Store::open(folder.path()).expect("opens"), folder }
    }

    pub async fn keep(&self, content: &[u8]) -> Kept {
        let mut upload = self.store.receive(copy(), 1 << 30).await.expect("begins");
        upload.write(content).await.expect("writes");
        upload.keep().await.expect("keeps")
    }

    /// Every file below the folder.
    pub fn files(&self) -> Vec<PathBuf> {
        let mut found = Vec::new();
        walk(self.folder.path(), &mut found);
        found
    }
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("reads") {
        let path = entry.expect("an entry").path();
        if path.is_dir() { walk(&path, found) } else { found.push(path) }
    }
}

/// A name that no other file has.
pub fn copy() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(1);
    format!("copy-{}", NEXT.fetch_add(1, Ordering::Relaxed))
}

/// Red on its left half, blue on the right.
pub fn two_halves(width: u32, height: u32) -> RgbImage {
    RgbImage::from_fn(
        width,
        height,
        |x, _| {
            if x < width / 2 { Rgb([220, 30, 30]) } else { Rgb([30, 30, 220]) }
        },
    )
}
