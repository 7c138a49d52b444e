//! Claims due jobs, does a few of them at once, and keeps the sweeps running.

use std::sync::Arc;
use std::time::Duration;

use db::Db;
use tokio::task::JoinSet;
use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

use crate::attempt::Attempt;
use crate::job::{Handlers, Job};
use crate::queue::Queue;
use crate::sweep::{self, Sweep};
use crate::wake::Wake;

/// The time in milliseconds since 1970 UTC.
pub type Clock = Arc<dyn Fn() -> i64 + Send + Sync>;

/// How often to look for due jobs when nobody wakes.
const POLL: Duration = Duration::from_millis(500);
/// How long to leave a store alone that does not answer.
const PAUSE: Duration = Duration::from_secs(2);

pub struct Worker {
    db: Db,
    wake: Wake,
    clock: Clock,
    handlers: Arc<Handlers>,
    sweeps: Vec<Sweep>,
    concurrency: usize,
}

impl Worker {
    /// Does the kinds of jobs that have a handler; others are left to other workers.
    pub fn new(db: Db, wake: Wake, clock: Clock, handlers: Handlers, sweeps: Vec<Sweep>) -> Self {
        Self { db, wake, clock, handlers: Arc::new(handlers), sweeps, concurrency: 4 }
    }

    /// How many jobs to do at once (4 unless said).
    #[must_use]
    pub fn concurrency(mut self, most: usize) -> Self {
        self.concurrency = most.max(1);
        self
    }

    /// Works until cancelled, then waits for the jobs and sweeps that run.
    pub async fn run(mut self, cancel: CancellationToken) {
        let mut sweeps = JoinSet::new();
        for sweep in std::mem::take(&mut self.sweeps) {
            sweeps.spawn(sweep::repeat(sweep, cancel.clone()));
        }
        self.work(&cancel).await;
        sweeps.join_all().await;
    }

    async fn work(&self, cancel: &CancellationToken) {
        let queue = Queue::new(&self.db, &self.handlers.kinds());
        let mut nudges = self.wake.listen();
        let mut running = JoinSet::new();
        while !cancel.is_cancelled() {
            let free = self.concurrency - running.len();
            let pause = match queue.claim(&self.db, free, (self.clock)()).await {
                Ok(jobs) => {
                    jobs.into_iter().for_each(|job| drop(running.spawn(self.attempt(job))));
                    POLL
                }
                Err(error) => {
                    tracing::warn!(%error, "no jobs could be claimed");
                    PAUSE
                }
            };
            let full = running.len() == self.concurrency;
            tokio::select! {
                () = cancel.cancelled() => {}
                Some(_) = running.join_next() => {}
                () = nudges.next(), if !full => {}
                () = sleep(pause) => {}
            }
            while running.try_join_next().is_some() {}
        }
        running.join_all().await;
    }

    fn attempt(&self, job: Job) -> impl Future<Output = ()> + Send + 'static {
        let attempt = Attempt { db: self.db.clone(), clock: self.clock.clone(), job };
        attempt.run(self.handlers.clone())
    }
}
