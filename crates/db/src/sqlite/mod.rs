//! SQLite inside the process: a few readers, one writer, statements run inline (they take microseconds).

mod body;
mod file;
mod group;
mod readers;
mod run;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use tokio::task::spawn_blocking;

pub(crate) use body::Body;
pub(crate) use readers::{Lease, Readers};
pub(crate) use run::value;
pub(crate) use writer::Writer;

use crate::error::{Error, Result};

/// An open data file.
pub(crate) struct Store {
    pub(crate) file: PathBuf,
    pub(crate) readers: Arc<Readers>,
    pub(crate) writer: Arc<Writer>,
}

impl Store {
    pub(crate) async fn open(file: &Path) -> Result<Self> {
        let file = file.to_owned();
        blocking(move || {
            file::prepare(&file)?;
            let writer = Writer::new(connect(&file, "")?);
            let readers = Readers::new(|| connect(&file, "PRAGMA query_only = ON;"))?;
            Ok(Self { file, readers: Arc::new(readers), writer: Arc::new(writer) })
        })
        .await
    }
}

/// Runs what may wait for the disk or another process away from the threads that serve.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    match spawn_blocking(work).await {
        Ok(result) => result,
        Err(error) => Err(Error::Unavailable(format!("the store's work was stopped: {error}"))),
    }
}

/// FULL costs an fsync per COMMIT and is what an acknowledgement stands on: NORMAL loses rows at a power cut.
/// With secure_delete, what is wiped (codes, links, deleted people) leaves the file too.
const SETTINGS: &str = "
    PRAGMA synchronous = FULL;
    PRAGMA foreign_keys = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA secure_delete = ON;
    PRAGMA mmap_size = 0;
    PRAGMA cache_size = -4000;
    PRAGMA temp_store = MEMORY;
    PRAGMA wal_autocheckpoint = 4000;
    PRAGMA journal_size_limit = 67108864;
";

fn connect(file: &Path, more: &str) -> Result<Connection> {
    let conn = Connection::open(file)?;
    conn.busy_timeout(writer::BUSY_TIMEOUT)?;
    conn.set_prepared_statement_cache_capacity(256);
    let journal: String = conn.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
    if journal != "wal" {
        let file = file.display();
        return Err(Error::Other(format!(
            "{file} cannot be used with a write-ahead log ({journal} instead)"
        )));
    }
    // A prepared statement keeps its plan whatever its values are: planning costs more than running.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    conn.execute_batch(SETTINGS)?;
    conn.execute_batch(more)?;
    Ok(conn)
}
