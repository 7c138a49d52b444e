//! One attempt at one job: holds the claim while the handler runs, then notes what came of it.

use std::sync::Arc;
use std::time::Duration;

use db::Db;
use tokio::task::JoinHandle;
use tokio::time::{MissedTickBehavior, interval};

use crate::job::{Error, Handlers, Job, Outcome};
use crate::queue;
use crate::worker::Clock;

/// A third of the lease, so that two renewals may fail.
const RENEW: Duration = Duration::from_millis(queue::LEASE_MS as u64 / 3);
const MOST_ATTEMPTS: i64 = 20;
const SECOND: i64 = 1_000;
const MINUTE: i64 = 60 * SECOND;

pub(crate) struct Attempt {
    pub(crate) db: Db,
    pub(crate) clock: Clock,
    pub(crate) job: Job,
}

impl Attempt {
    pub(crate) async fn run(self, handlers: Arc<Handlers>) {
        let job = self.job.clone();
        // A task of its own, so that a panic is a failure of the job and of nothing else.
        let doing = tokio::spawn(async move { handlers.handle(job).await });
        let result = self.hold_until_ended(doing).await;
        if let Err(error) = self.note(result).await {
            let Job { id, kind, .. } = &self.job;
            tracing::warn!(id, kind, %error, "the end of a job could not be noted: it will run again");
        }
    }

    async fn hold_until_ended(
        &self,
        mut doing: JoinHandle<Result<Outcome, Error>>,
    ) -> Result<Outcome, Error> {
        let mut renewal = interval(RENEW);
        renewal.set_missed_tick_behavior(MissedTickBehavior::Delay);
        renewal.tick().await;
        loop {
            tokio::select! {
                ended = &mut doing => return ended.unwrap_or_else(|_| Err(Error::new("the handler panicked"))),
                _ = renewal.tick() => {
                    if let Err(error) = queue::renew(&self.db, &self.job, (self.clock)()).await {
                        tracing::warn!(id = self.job.id, %error, "a lease could not be renewed");
                    }
                }
            }
        }
    }

    async fn note(&self, result: Result<Outcome, Error>) -> db::Result<()> {
        let job = &self.job;
        let outcome = match &result {
            Ok(Outcome::Done) => "done",
            Ok(Outcome::RetryAt(_)) => "postponed",
            Err(_) => "failed",
        };
        metrics::counter!("jobs_ended_total", "kind" => job.kind.clone(), "outcome" => outcome).increment(1);
        match result {
            Ok(Outcome::Done) => queue::finish(&self.db, job).await,
            Ok(Outcome::RetryAt(time)) => queue::postpone(&self.db, job, time).await,
            Err(error) => self.note_failure(&error.to_string()).await,
        }
    }

    async fn note_failure(&self, error: &str) -> db::Result<()> {
        let Job { id, kind, attempts, .. } = &self.job;
        let now = (self.clock)();
        let again = (*attempts < MOST_ATTEMPTS).then(|| now + back_off(*attempts));
        match again {
            Some(_) => tracing::warn!(id, kind, attempts, error, "a job failed and will be tried again"),
            None => tracing::error!(id, kind, attempts, error, "a job failed for good"),
        }
        queue::fail(&self.db, &self.job, error, again, now).await
    }
}

/// How long to wait after this many attempts.
fn back_off(attempts: i64) -> i64 {
    match attempts {
        ..=1 => SECOND,
        2 => 5 * SECOND,
        3 => 30 * SECOND,
        4 => 2 * MINUTE,
        _ => 10 * MINUTE,
    }
}
