//! The folder of the embedded store and of all attachments: private to its owner; the store is used by one server
//! at a time.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

/// Rights of the folder: the owner's alone.
pub const PRIVATE: u32 = 0o700;

/// The lock on a data folder; given back when dropped, also when the process is killed.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

/// Creates the folder if need be.
pub fn prepare(folder: &Path) -> Result<(), String> {
    DirBuilder::new().recursive(true).mode(PRIVATE).create(folder).map_err(|error| {
        format!(
            "the data folder {} cannot be created ({error}): choose another with --data",
            folder.display()
        )
    })
}

/// Takes the folder for this process alone, or says who has it.
pub fn lock(folder: &Path) -> Result<Lock, String> {
    let path = lock_file(folder);
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .mode(0o600)
        .open(&path)
        .map_err(|error| {
            format!("{} cannot be written ({error}): correct the rights of the folder", path.display())
        })?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            let mut holder = String::new();
            let _ = file.read_to_string(&mut holder);
            return Err(format!(
                "the data folder {} is in use by process {}: stop that one first, or choose another with --data",
                folder.display(),
                holder.trim()
            ));
        }
        Err(TryLockError::Error(error)) => {
            return Err(format!("{} cannot be locked ({error}): is it on a network drive?", path.display()));
        }
    }
    // The process id is only for people; failing to write it does not weaken the lock.
    let _ =
        file.set_len(0).and_then(|()| file.rewind()).and_then(|()| writeln!(file, "{}", std::process::id()));
    Ok(Lock { _file: file })
}

/// Opens the folder of attachments, and makes sure that it can be written.
pub fn files(folder: &Path) -> Result<files::Store, String> {
    let path = folder.join("files");
    files::Store::open(&path).map_err(|error| {
        format!("{} cannot be written ({error}): correct its rights, or make room", path.display())
    })
}

/// Whether others on this machine may look into the folder.
pub fn is_private(folder: &Path) -> std::io::Result<bool> {
    Ok(std::fs::metadata(folder)?.permissions().mode() & 0o077 == 0)
}

fn lock_file(folder: &Path) -> PathBuf {
    folder.join("care.lock")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_created_private() {
        let parent = tempfile::tempdir().expect("a temporary folder");
        let folder = parent.path().join("deep/care-data");
        prepare(&folder).expect("creates");
        assert!(is_private(&folder).expect("reads"));
        prepare(&folder).expect("is content with what is there");
    }

    #[test]
    fn a_second_process_is_refused_and_told_who_has_it() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let first = lock(folder.path()).expect("locks");
        let refusal = lock(folder.path()).expect_err("is in use");
        assert!(refusal.contains(&format!("in use by process {}", std::process::id())), "{refusal}");
        drop(first);
        lock(folder.path()).expect("is free again");
    }
}
