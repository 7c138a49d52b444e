//! One write transaction of the program: a savepoint in the group's transaction.

use std::sync::Arc;
use std::time::{Duration, Instant};

use rusqlite::Connection;
use tokio::sync::OwnedMutexGuard;

use super::group::State;
use super::run;
use super::writer::Writer;
use crate::error::{Error, Result};
use crate::row::FromRow;
use crate::value::Value;

/// A body that holds the writer longer does something in it that does not belong there.
const SLOW: Duration = Duration::from_millis(50);

/// Holds the writer until it is committed or dropped.
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
    pub(super) fn new(writer: Arc<Writer>, state: OwnedMutexGuard<State>) -> Self {
        Self { state: Some(state), writer, failed: None, since: Instant::now() }
    }

    pub(super) fn open(&mut self, patience: Duration) -> rusqlite::Result<()> {
        self.state_mut().open_body(patience)
    }

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
        let committed = self.state_mut().join_group()?;
        if cfg!(debug_assertions) && self.since.elapsed() > SLOW {
            tracing::warn!(elapsed = ?self.since.elapsed(), "a write transaction held the writer for long");
        }
        let state = self.state.take().expect("a body holds the writer until it ends");
        self.writer.commit_or_hand_on(state);
        committed.await.unwrap_or_else(|_| Err(Error::Unavailable("the store is closing".into())))
    }
}
