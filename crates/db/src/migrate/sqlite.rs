//! Migrating a SQLite file, with a snapshot beside it before an upgrade.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, TransactionBehavior, params};

use super::{HISTORY, Migration, dialect, pending};
use crate::error::{Error, Result};
use crate::sqlite::Store;
use crate::store::Engine;

pub(crate) async fn migrate(store: &Store, known: &'static [Migration], now: i64) -> Result<()> {
    let file = store.file.clone();
    store.writer.exclusively(move |conn| apply_all(conn, &file, known, now)).await
}

fn apply_all(conn: &mut Connection, file: &Path, known: &'static [Migration], now: i64) -> Result<()> {
    conn.execute_batch(&dialect::rewrite(HISTORY, Engine::Sqlite))?;
    let applied = applied(conn)?;
    let pending = pending(known, &applied)?;
    if let (Some(first), false) = (pending.first(), applied.is_empty()) {
        snapshot(conn, file, first.version)?;
    }
    for migration in pending {
        apply(conn, known, &migration, now)?;
    }
    Ok(())
}

fn applied(conn: &Connection) -> Result<Vec<(i64, String)>> {
    let mut statement = conn.prepare("SELECT version, checksum FROM schema_migrations ORDER BY version")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Looks again inside the transaction: another process may have been faster.
fn apply(conn: &mut Connection, known: &'static [Migration], migration: &Migration, now: i64) -> Result<()> {
    let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let still = pending(known, &applied(&transaction)?)?;
    if still.iter().any(|other| other.version == migration.version) {
        let failed = |error: rusqlite::Error| {
            Error::Other(format!("migration {:04} ({}) failed: {error}", migration.version, migration.name))
        };
        transaction.execute_batch(&dialect::rewrite(migration.text, Engine::Sqlite)).map_err(failed)?;
        transaction.execute(
            "INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES (?1, ?2, ?3, ?4)",
            params![migration.version, migration.name, migration.checksum(), now],
        )?;
    }
    transaction.commit()?;
    Ok(())
}

/// A whole copy as it was before this version, complete or not there at all.
fn snapshot(conn: &Connection, file: &Path, version: i64) -> Result<()> {
    let copy = beside(file, &format!("before-{version:04}"));
    let part = beside(file, &format!("before-{version:04}.part"));
    let cannot = |error: std::io::Error| Error::Other(format!("cannot write {}: {error}", part.display()));
    if fs::exists(&part).map_err(cannot)? {
        fs::remove_file(&part).map_err(cannot)?;
    }
    create_private(&part).map_err(cannot)?;
    conn.execute("VACUUM INTO ?1", [part.to_string_lossy()])?;
    fs::rename(&part, &copy).map_err(cannot)?;
    tracing::info!(copy = %copy.display(), "kept a copy of the store before the upgrade");
    Ok(())
}

fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    name.into()
}

fn create_private(path: &Path) -> std::io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path).map(drop)
}
