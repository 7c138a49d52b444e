//! What the disk can do without any cleverness: one row, one commit, one wait for the disk.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::Connection;

/// Commits in a second, one after the other, on a file of its own beside the store.
pub fn commits_per_second(folder: &Path, time: Duration) -> Result<f64, String> {
    let file = folder.join("raw.db");
    let measured = measure(&file, time).map_err(|error| format!("raw commits cannot be measured: {error}"));
    for ending in ["", "-wal", "-shm"] {
        let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
    }
    measured
}

fn measure(file: &Path, time: Duration) -> rusqlite::Result<f64> {
    let conn = Connection::open(file)?;
    conn.pragma_update(None, "journal_mode", "wal")?;
    conn.pragma_update(None, "synchronous", "full")?;
    conn.execute_batch(
        "CREATE TABLE tickets (number INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT, body TEXT)",
    )?;
    let mut insert = conn.prepare("INSERT INTO tickets (subject, body) VALUES (?1, ?2)")?;
    let body = "x".repeat(400);
    let started = Instant::now();
    let mut commits = 0.0;
    while started.elapsed() < time {
        insert.execute(("Speed drops every evening", &body))?;
        commits += 1.0;
    }
    Ok(commits / started.elapsed().as_secs_f64())
}
