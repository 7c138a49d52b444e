//! The files of a folder, and none outside it: links are never followed.

use std::fs::{self, OpenOptions};
use std::io::{Read as _, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use rustix::fs::OFlags;

/// Largest file that is read, in bytes.
const MOST: u64 = 1 << 20;
/// Folders in folders that are looked into.
const DEEPEST: usize = 16;

/// What was found: a file to read, or why something is left out.
pub type Found = Result<PathBuf, (PathBuf, String)>;

/// Every `*.md` below the folder, in the order of their paths.
pub fn articles(dir: &Path) -> Result<Vec<Found>, String> {
    let mut found = Vec::new();
    gather(dir, DEEPEST, &mut found).map_err(|error| format!("{}: {error}", dir.display()))?;
    found.sort_by(|one, other| path(one).cmp(path(other)));
    Ok(found)
}

fn path(found: &Found) -> &Path {
    match found {
        Ok(path) | Err((path, _)) => path,
    }
}

fn gather(folder: &Path, depth: usize, found: &mut Vec<Found>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let kind = fs::symlink_metadata(&path)?.file_type();
        let is_article = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md"));
        if kind.is_symlink() && (is_article || path.is_dir()) {
            found.push(Err((path, "is a link, which is not followed".to_owned())));
        } else if kind.is_dir() && depth == 0 {
            found.push(Err((path, "lies too deep".to_owned())));
        } else if kind.is_dir() {
            gather(&path, depth - 1, found)?;
        } else if is_article && kind.is_file() {
            found.push(Ok(path));
        }
    }
    Ok(())
}

/// The text of a file.
pub fn read(path: &Path) -> Result<String, String> {
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(no_link())
        .open(path)
        .map_err(|error| format!("cannot be read: {error}"))?;
    let mut bytes = Vec::new();
    file.take(MOST + 1).read_to_end(&mut bytes).map_err(|error| format!("cannot be read: {error}"))?;
    if bytes.len() as u64 > MOST {
        return Err("is larger than 1 MB".to_owned());
    }
    String::from_utf8(bytes).map_err(|_| "is not UTF-8 text".to_owned())
}

/// Writes a file into the folder, in the place of one that is there.
pub fn write(path: &Path, text: &str) -> Result<(), String> {
    let failed = |error: std::io::Error| format!("{} cannot be written: {error}", path.display());
    let mut file = OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .custom_flags(no_link())
        .open(path)
        .map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)
}

fn no_link() -> i32 {
    OFlags::NOFOLLOW.bits().cast_signed()
}
