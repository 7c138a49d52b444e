//! Folders for stores that may still be open when their test ends.

use std::os::unix::process::CommandExt as _;
use std::path::PathBuf;
use std::process::{ChildStdin, Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

/// Holds the folders of this process. The shell that stands over it removes it when its standard input ends, however
/// the process comes to its end.
struct Root {
    path: PathBuf,
    folders: AtomicU64,
    _until: ChildStdin,
}

static ROOT: LazyLock<Root> = LazyLock::new(Root::make);

impl Root {
    #[expect(clippy::zombie_processes, reason = "it ends after this process")]
    fn make() -> Self {
        let path = tempfile::Builder::new().prefix("care-stores-").tempdir().expect("a folder").keep();
        let mut shell = Command::new("sh");
        shell.args(["-c", "cat; rm -rf \"$0\""]).arg(&path).stdin(Stdio::piped()).process_group(0);
        let mut keeper = shell.spawn().expect("sh is there");
        let until = keeper.stdin.take().expect("it is piped");
        Self { path, folders: AtomicU64::new(0), _until: until }
    }
}

/// A new, empty folder, which is there until this process ends.
pub fn folder() -> PathBuf {
    let path = ROOT.path.join(ROOT.folders.fetch_add(1, Ordering::Relaxed).to_string());
    std::fs::create_dir(&path).expect("a new folder");
    path
}
