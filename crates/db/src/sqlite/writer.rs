//! The one writer, with group commit.
//!
//! Bodies that queue at the same time run one after the other as savepoints of one transaction, which is made
//! durable by one COMMIT; only then is any of them acknowledged. While that COMMIT waits for the disk, the next
//! arrivals queue and form the next group.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use rusqlite::{Connection, ErrorCode};
use tokio::sync::{Mutex, OwnedMutexGuard, oneshot};
use tokio::task::spawn_blocking;
use tokio::time::timeout;

use super::{blocking, run};
use crate::error::{Error, Result};
use crate::row::FromRow;
use crate::value::Value;

/// How long to wait for another process that writes to the same file.
pub(super) const BUSY_TIMEOUT: Duration = Duration::from_secs(5);
/// How long to queue for the writer.
const PATIENCE: Duration = Duration::from_secs(15);
/// A body that holds the writer longer does something in it that does not belong there.
const SLOW: Duration = Duration::from_millis(50);
const LARGEST_GROUP: usize = 64;

pub(crate) struct Writer {
    state: Arc<Mutex<State>>,
    /// Bodies that queue for `state`.
    queued: AtomicUsize,
    commits: Arc<AtomicU64>,
}

struct State {
    conn: Connection,
    /// The open transaction.
    group: Option<Group>,
    groups: u64,
    commits: Arc<AtomicU64>,
}

struct Group {
    number: u64,
    /// Who waits for the COMMIT.
    members: Vec<oneshot::Sender<Result<()>>>,
    /// Whether a task queues behind the bodies to commit what they leave open.
    flusher: bool,
}

impl Writer {
    pub(super) fn new(conn: Connection) -> Self {
        let commits = Arc::new(AtomicU64::new(0));
        let state = State { conn, group: None, groups: 0, commits: commits.clone() };
        Self { state: Arc::new(Mutex::new(state)), queued: AtomicUsize::new(0), commits }
    }

    pub(crate) fn commits(&self) -> u64 {
        self.commits.load(Ordering::Relaxed)
    }

    /// Queues for the writer and opens a body: a savepoint in the group's transaction.
    pub(crate) async fn begin(self: &Arc<Self>) -> Result<Body> {
        let state = self.queue().await?;
        let mut body = Body { state: Some(state), writer: self.clone(), failed: None, since: Instant::now() };
        match body.state_mut().open_body(Duration::ZERO) {
            Ok(()) => Ok(body),
            Err(error) if is_busy(&error) => {
                blocking(move || {
                    body.state_mut().open_body(BUSY_TIMEOUT)?;
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

impl State {
    fn run(&self, sql: &str) -> rusqlite::Result<()> {
        self.conn.prepare_cached(sql)?.raw_execute().map(drop)
    }

    /// Always IMMEDIATE: a transaction that begins by reading cannot wait for another process when it writes.
    fn open_body(&mut self, patience: Duration) -> rusqlite::Result<()> {
        if self.group.is_none() {
            self.conn.busy_timeout(patience)?;
            let begun = self.run("BEGIN IMMEDIATE");
            self.conn.busy_timeout(BUSY_TIMEOUT)?;
            begun?;
            self.groups += 1;
            self.group = Some(Group { number: self.groups, members: Vec::new(), flusher: false });
        }
        self.run("SAVEPOINT body")
    }

    /// Undoes the open body. The members before it stay, and their flusher commits them.
    fn drop_body(&mut self) {
        let Some(group) = &self.group else { return };
        if group.members.is_empty() {
            self.roll_back(&Error::Other("rolled back".into()));
        } else if let Err(error) = self.run("ROLLBACK TO body").and_then(|()| self.run("RELEASE body")) {
            self.roll_back(&error.into());
        }
    }

    /// Undoes the whole transaction and tells its members.
    fn roll_back(&mut self, error: &Error) {
        if !self.conn.is_autocommit()
            && let Err(error) = self.run("ROLLBACK")
        {
            tracing::error!(%error, "a transaction could not be rolled back");
        }
        self.answer(&Err(error.clone()));
    }

    fn commit_group(&mut self) {
        if self.group.is_none() {
            return;
        }
        match self.run("COMMIT") {
            Ok(()) => {
                self.commits.fetch_add(1, Ordering::Relaxed);
                self.answer(&Ok(()));
            }
            Err(error) => self.roll_back(&error.into()),
        }
    }

    fn answer(&mut self, result: &Result<()>) {
        for member in self.group.take().into_iter().flat_map(|group| group.members) {
            // Nobody listens when the request was cancelled meanwhile.
            member.send(result.clone()).ok();
        }
    }
}

fn is_busy(error: &rusqlite::Error) -> bool {
    matches!(error.sqlite_error_code(), Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked))
}

/// One write transaction: holds the writer until it is committed or dropped.
pub(crate) struct Body {
    state: Option<OwnedMutexGuard<State>>,
    writer: Arc<Writer>,
    failed: Option<Error>,
    since: Instant,
}

impl Drop for Body {
    fn drop(&mut self) {
        if let Some(mut state) = self.state.take() {
            state.drop_body();
        }
    }
}

impl Body {
    fn state_mut(&mut self) -> &mut State {
        self.state.as_mut().expect("a body holds the writer until it ends")
    }

    pub(crate) fn exec(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        self.run(|conn| run::exec(conn, sql, params))
    }

    pub(crate) fn all<T: FromRow>(&mut self, sql: &str, params: &[Value]) -> Result<Vec<T>> {
        self.run(|conn| run::all(conn, sql, params))
    }

    pub(crate) fn opt<T: FromRow>(&mut self, sql: &str, params: &[Value]) -> Result<Option<T>> {
        self.run(|conn| run::opt(conn, sql, params))
    }

    fn run<T>(&mut self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        let state = self.state_mut();
        let result = work(&state.conn);
        if let Err(error) = &result {
            // A full disk, an I/O error or lack of memory undoes the whole transaction, not just this statement.
            if state.conn.is_autocommit() {
                state.roll_back(error);
            }
            self.failed = Some(error.clone());
        }
        result
    }

    /// Returns after the COMMIT that carries this body.
    pub(crate) async fn commit(mut self) -> Result<()> {
        if let Some(error) = self.failed.take() {
            return Err(error);
        }
        self.state_mut().run("RELEASE body")?;
        if cfg!(debug_assertions) && self.since.elapsed() > SLOW {
            tracing::warn!(elapsed = ?self.since.elapsed(), "a write transaction held the writer for long");
        }
        let mut state = self.state.take().expect("a body holds the writer until it ends");
        let committed = self.join(&mut state);
        let group = state.group.as_mut().expect("an open body has a group");
        if group.members.len() < LARGEST_GROUP && self.writer.queued.load(Ordering::SeqCst) > 0 {
            if !std::mem::replace(&mut group.flusher, true) {
                tokio::spawn(self.writer.clone().flush(group.number));
            }
            drop(state);
        } else {
            spawn_blocking(move || state.commit_group());
        }
        committed.await.unwrap_or_else(|_| Err(Error::Unavailable("the store is closing".into())))
    }

    fn join(&self, state: &mut State) -> oneshot::Receiver<Result<()>> {
        let (member, committed) = oneshot::channel();
        state.group.as_mut().expect("an open body has a group").members.push(member);
        committed
    }
}
