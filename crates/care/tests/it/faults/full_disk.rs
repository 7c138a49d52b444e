//! A disk without space.

use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::{Desk, Place, RUNTIME, until};

/// A small file system over a folder; gone when dropped.
struct SmallDisk(PathBuf);

impl SmallDisk {
    fn mount(folder: &Path) -> Self {
        std::fs::create_dir(folder).expect("a folder");
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=6m,mode=0700", "tmpfs"])
            .arg(folder)
            .status();
        assert!(mounted.expect("mount runs").success(), "this test mounts a small tmpfs: run it as root");
        Self(folder.to_owned())
    }

    /// Writes a file as large as the disk allows.
    fn fill(&self) {
        let block = [b'x'; 4_096];
        let mut file = std::fs::File::create(self.0.join("filler")).expect("a file");
        while std::io::Write::write_all(&mut file, &block).is_ok() {}
    }

    fn make_space(&self) {
        std::fs::remove_file(self.0.join("filler")).expect("the filler is there");
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        // Lazily: the server may still be ending.
        Command::new("umount").arg("-l").arg(&self.0).status().ok();
    }
}

#[test]
fn a_full_disk_gives_a_clear_page_reads_go_on_and_it_heals_when_space_returns() {
    RUNTIME.block_on(async {
        let folder = TempDir::new().expect("a temporary folder");
        let disk = SmallDisk::mount(&folder.path().join("care-data"));
        let desk = Desk::inside(folder, Place::Folder, |care| care).await;
        desk.set_up().await;
        let grace = desk.customer("Grace", "Hopper").await;
        let mut acknowledged = vec![grace.request("Before it was full", "It hums.").await];

        disk.fill();
        let words = "It hums. ".repeat(2_000);
        let fields = [("subject", "While it filled up"), ("description", words.as_str())];
        let refused = until("the disk is too full for another request", async || {
            let page = grace.post("/requests/new", &fields).await;
            if page.status == 303 {
                acknowledged.push(page.location().rsplit('/').next()?.parse().ok()?);
                return None;
            }
            Some(page)
        })
        .await;
        assert!(matches!(refused.status, 503 | 507), "{}", refused.status);
        assert!(
            !refused.heading().is_empty() && refused.text().len() > 40,
            "a clear page:\n{}",
            refused.text()
        );
        let file = grace.upload("new", "large.bin", &vec![b'x'; 4 << 20]).await;
        assert_eq!(file.status, 507, "{}", file.body);
        assert!(
            file.json()["error"].as_str().is_some_and(|said| said.contains("disk is full")),
            "{}",
            file.body
        );
        for number in &acknowledged {
            grace.open(&format!("/requests/{number}")).await.assert_status(200).assert_shows("It hums.");
        }
        grace.open("/requests").await.assert_status(200).assert_shows("Before it was full");
        for path in ["/signin", "/help/search?q=nothing"] {
            desk.visitor().open(path).await.assert_status(200);
        }
        desk.admin.open("/inbox/all").await.assert_status(200);

        disk.make_space();
        let number = until("it takes requests again", async || {
            let page = grace
                .post("/requests/new", &[("subject", "After it healed"), ("description", "It works.")])
                .await;
            (page.status == 303).then(|| page.location().to_owned())
        })
        .await;
        grace.open(&number).await.assert_status(200).assert_shows("It works.");
        for number in &acknowledged {
            grace.open(&format!("/requests/{number}")).await.assert_status(200).assert_shows("It hums.");
        }
        assert_eq!(desk.value("PRAGMA integrity_check").await, "ok");
        let tickets: usize = desk.value("SELECT COUNT(*) FROM tickets").await.parse().expect("a number");
        assert_eq!(tickets, acknowledged.len() + 1, "what was refused was not stored");
        desk.sink.next(&grace.email, "After it healed").await;
    });
}
