//! The one writer, with group commit.
//!
//! Bodies that queue at the same time run one after the other as savepoints of one transaction, which is made
//! durable by one COMMIT; only then is any of them acknowledged. While that COMMIT waits for the disk, the next
//! arrivals queue and form the next group.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Duration;

use rusqlite::{Connection, ErrorCode};
use tokio::sync::{Mutex, OwnedMutexGuard};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::blocking;
use super::body::Body;
use super::group::State;
use crate::error::{Error, Result};

/// How long to wait for another process that writes to the same file.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How long to queue for the writer.
const PATIENCE: Duration = Duration::from_secs(15);

pub(crate) struct Writer {
    state: Arc<Mutex<State>>,
    /// Bodies that queue for `state`.
    queued: AtomicUsize,
    commits: Arc<AtomicU64>,
}

impl Writer {
    pub(super) fn new(conn: Connection) -> Self {
        let commits = Arc::new(AtomicU64::new(0));
        let state = State::new(conn, commits.clone());
        Self { state: Arc::new(Mutex::new(state)), queued: AtomicUsize::new(0), commits }
    }

    pub(crate) fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }

    /// Queues for the writer and opens a body: a savepoint in the group's transaction.
    pub(crate) async fn begin(self: &Arc<Self>) -> Result<Body> {
        let state = self.queue().await?;
        let mut body = Body::new(self.clone(), state);
        match body.open(Duration::ZERO) {
            Ok(()) => Ok(body),
            Err(error) if is_busy(&error) => {
                blocking(move || {
                    body.open(BUSY_TIMEOUT)?;
                    Ok(body)
                })
                .await
            }
            Err(error) => Err(error.into()),
        }
    }

    /// First come, first served.
    async fn queue(self: &Arc<Self>) -> Result<OwnedMutexGuard<State>> {
        if let Ok(state) = self.state.clone().try_lock_owned() {
            return Ok(state);
        }
        let _queued = Queued::new(self);
        timeout(PATIENCE, self.state.clone().lock_owned())
            .await
            .map_err(|_| Error::Unavailable("the writer is busy".into()))
    }

    /// Commits what is open, then lends the bare connection for work that is not a transaction of the program.
    pub(crate) async fn exclusively<T: Send + 'static>(
        self: &Arc<Self>,
        work: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let mut state = self.queue().await?;
        blocking(move || {
            state.commit_group();
            work(&mut state.conn)
        })
        .await
    }

    /// Folds the log into the data file.
    pub(crate) async fn checkpoint(self: &Arc<Self>) -> Result<()> {
        self.exclusively(|conn| {
            conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?;
            Ok(())
        })
        .await
    }

    /// Lets the next body join the group when one queues and there is room, else commits.
    pub(super) fn commit_or_hand_on(self: &Arc<Self>, mut state: OwnedMutexGuard<State>) {
        let group = state.open_group();
        if group.has_room() && self.queued.load(Ordering::SeqCst) > 0 {
            if !std::mem::replace(&mut group.flusher, true) {
                tokio::spawn(self.clone().flush(group.number));
            }
        } else {
            spawn_blocking(move || state.commit_group());
        }
    }

    /// Commits this group if nobody did: the body that was to come next may have been cancelled.
    async fn flush(self: Arc<Self>, group: u64) {
        let mut state = self.state.clone().lock_owned().await;
        if state.group.as_ref().is_some_and(|open| open.number == group) {
            spawn_blocking(move || state.commit_group());
        }
    }
}

/// Counts one who queues, for as long as it does.
struct Queued<'a>(&'a AtomicUsize);

impl<'a> Queued<'a> {
    fn new(writer: &'a Writer) -> Self {
        writer.queued.fetch_add(1, Ordering::SeqCst);
        Self(&writer.queued)
    }
}

impl Drop for Queued<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}
