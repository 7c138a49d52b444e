//! Where PostgreSQL's programs are, and how to run them: they refuse to work for root.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of `initdb` and `postgres`, of the newest version where several are installed.
pub(crate) fn folder() -> PathBuf {
    let debian = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = debian.map(|version| version.path().join("bin")).collect();
    folders.sort_by_key(|folder| version(folder));
    folders.reverse();
    let path = std::env::var_os("PATH").unwrap_or_default();
    folders.extend(std::env::split_paths(&path));
    folders
        .into_iter()
        .find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
        .expect("PostgreSQL is installed (bin/setup installs it)")
}

fn version(bin: &Path) -> u32 {
    let name = bin.parent().and_then(Path::file_name).and_then(|name| name.to_str());
    name.and_then(|name| name.parse().ok()).unwrap_or(0)
}

pub(crate) fn is_root() -> bool {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().any(|line| line.starts_with("Uid:\t0\t"))
}

/// What stands before a program so that it runs as the user `postgres` when we are root.
pub(crate) fn prefix() -> &'static str {
    if is_root() { "setpriv --reuid=postgres --regid=postgres --clear-groups --" } else { "" }
}

pub(crate) fn give_to_postgres(folder: &Path) {
    let status = Command::new("chown").arg("postgres:").arg(folder).status().expect("chown is there");
    assert!(status.success(), "there is no user postgres: PostgreSQL is not installed as bin/setup does it");
}
