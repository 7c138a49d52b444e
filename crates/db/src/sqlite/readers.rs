//! The readers: a few connections that cannot write, lent one at a time.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::Connection;
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio::time::timeout;

use super::{blocking, run};
use crate::error::{Error, Result};
use crate::row::FromRow;
use crate::statement::Shape;
use crate::value::Value;

const READERS: usize = 4;
const PATIENCE: Duration = Duration::from_secs(5);

pub(crate) struct Readers {
    permits: Arc<Semaphore>,
    idle: Mutex<Vec<Connection>>,
}

impl Readers {
    pub(super) fn new(connect: impl Fn() -> Result<Connection>) -> Result<Self> {
        let idle = (0..READERS).map(|_| connect()).collect::<Result<Vec<_>>>()?;
        Ok(Self { permits: Arc::new(Semaphore::new(READERS)), idle: Mutex::new(idle) })
    }

    pub(crate) async fn lend(self: &Arc<Self>) -> Result<Lease> {
        let busy = |_| Error::Unavailable("every reader is busy".into());
        let permit = match self.permits.clone().try_acquire_owned() {
            Ok(permit) => permit,
            Err(_) => timeout(PATIENCE, self.permits.clone().acquire_owned())
                .await
                .map_err(busy)?
                .map_err(|_| Error::Unavailable("the store is closed".into()))?,
        };
        let conn = self.idle().pop();
        debug_assert!(conn.is_some(), "a permit stands for a connection");
        Ok(Lease { conn, readers: self.clone(), _permit: permit })
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<Connection>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A reader, given back when dropped: first the connection, then the permit.
pub(crate) struct Lease {
    conn: Option<Connection>,
    readers: Arc<Readers>,
    _permit: OwnedSemaphorePermit,
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.readers.idle().extend(self.conn.take());
    }
}

impl Lease {
    fn conn(&self) -> &Connection {
        self.conn.as_ref().expect("a lease holds its connection until it is dropped")
    }

    pub(crate) fn exec(&mut self, sql: &str, params: &[Value]) -> Result<u64> {
        run::exec(self.conn(), sql, params)
    }

    pub(crate) fn all<T: FromRow>(&mut self, sql: &str, params: &[Value]) -> Result<Vec<T>> {
        run::all(self.conn(), sql, params)
    }

    pub(crate) fn opt<T: FromRow>(&mut self, sql: &str, params: &[Value]) -> Result<Option<T>> {
        run::opt(self.conn(), sql, params)
    }

    pub(crate) fn describe(&mut self, sql: &str) -> Result<Shape> {
        run::describe(self.conn(), sql)
    }

    /// Reads the whole file.
    pub(crate) async fn integrity_check(mut self) -> Result<Vec<String>> {
        blocking(move || {
            let mut problems: Vec<String> = self.all("PRAGMA integrity_check", &[])?;
            problems.retain(|line| line != "ok");
            let orphans: Vec<(String, Option<i64>, String, i64)> =
                self.all("PRAGMA foreign_key_check", &[])?;
            problems.extend(orphans.into_iter().map(|(table, row, parent, _)| {
                format!("row {} of {table} points at nothing in {parent}", row.unwrap_or_default())
            }));
            Ok(problems)
        })
        .await
    }
}
