//! The data file: private, and on a disk of this machine.

use std::fs::{DirBuilder, OpenOptions};
use std::path::Path;

use crate::error::{Error, Result};

/// Creates folder and file for their owner alone. SQLite gives its log the same permissions.
pub(super) fn prepare(file: &Path) -> Result<()> {
    let folder = match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let mut builder = DirBuilder::new();
    builder.recursive(true);
    let mut options = OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        builder.mode(0o700);
        options.mode(0o600);
    }
    builder.create(folder).map_err(|error| cannot(folder, &error))?;
    refuse_network(folder)?;
    options.open(file).map_err(|error| cannot(file, &error))?;
    Ok(())
}

fn cannot(path: &Path, error: &std::io::Error) -> Error {
    Error::Other(format!("cannot use {}: {error}", path.display()))
}

/// Locks of these file systems do not hold between machines, and their fsync promises less than it says.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "afs",
    "ceph",
    "lustre",
    "glusterfs",
    "fuse.glusterfs",
    "fuse.sshfs",
    "fuse.s3fs",
    "fuse.rclone",
    "fuse.ceph",
    "fuse.davfs",
    "davfs",
    "beegfs",
    "ocfs2",
    "gfs2",
];

fn refuse_network(folder: &Path) -> Result<()> {
    let (Ok(folder), Ok(mounts)) = (folder.canonicalize(), std::fs::read_to_string("/proc/self/mountinfo"))
    else {
        return Ok(());
    };
    match file_system(&mounts, &folder) {
        Some(kind) if NETWORK.contains(&kind) => Err(Error::Other(format!(
            "{} lies on a network file system ({kind}), where SQLite can lose data: \
             choose a folder on a local disk, or PostgreSQL",
            folder.display()
        ))),
        _ => Ok(()),
    }
}

/// The kind of the file system that holds this folder: the deepest mount point above it, the last one wins.
fn file_system<'a>(mounts: &'a str, folder: &Path) -> Option<&'a str> {
    let mut found: Option<(usize, &str)> = None;
    for line in mounts.lines() {
        let mut parts = line.split(" - ");
        let point = parts.next().and_then(|left| left.split(' ').nth(4));
        let kind = parts.next().and_then(|right| right.split(' ').next());
        let (Some(point), Some(kind)) = (point, kind) else { continue };
        let point = point.replace("\\040", " ");
        let depth = Path::new(&point).components().count();
        if folder.starts_with(&point) && found.is_none_or(|(deepest, _)| depth >= deepest) {
            found = Some((depth, kind));
        }
    }
    found.map(|(_, kind)| kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 22 0:50 / /srv/share rw shared:9 - nfs4 files:/share rw,vers=4.2
31 30 0:51 / /srv/share/local\\040disk rw - xfs /dev/vdb rw";

    #[test]
    fn the_deepest_mount_point_names_the_file_system() {
        assert_eq!(file_system(MOUNTS, Path::new("/srv")), Some("ext4"));
        assert_eq!(file_system(MOUNTS, Path::new("/srv/share/desk")), Some("nfs4"));
        assert_eq!(file_system(MOUNTS, Path::new("/srv/shared")), Some("ext4"));
        assert_eq!(file_system(MOUNTS, Path::new("/srv/share/local disk/x")), Some("xfs"));
    }
}
