//! A migrated store, a clock that stands still, and workers on them.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use db::{Db, Target, params};
use jobs::{Handlers, Job, Outcome, Sweep, Wake, Worker};
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

pub const START: i64 = 1_000_000;

pub struct Desk {
    pub db: Db,
    pub wake: Wake,
    target: Target,
    now: Arc<AtomicI64>,
    _folder: Option<tempfile::TempDir>,
}

pub struct Running {
    pub cancel: CancellationToken,
    pub task: JoinHandle<()>,
}

impl Running {
    /// Stops gracefully.
    pub async fn stop(self) {
        self.cancel.cancel();
        within(self.task).await.expect("no panic");
    }
}

/// Nothing here takes long; a test that waits longer would wait forever.
pub async fn within<F: Future>(future: F) -> F::Output {
    tokio::time::timeout(Duration::from_secs(20), future).await.expect("it takes too long")
}

impl Desk {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        Self::open(Target::Sqlite(folder.path().join("store.db")), Some(folder)).await
    }

    pub async fn postgres() -> Self {
        Self::open(Target::Postgres(testkit::Database::create().await.url().to_owned()), None).await
    }

    async fn open(target: Target, folder: Option<tempfile::TempDir>) -> Self {
        let db = Db::open(&target).await.expect("opens");
        db.migrate(START).await.expect("migrated");
        Self { db, wake: Wake::new(), target, now: Arc::new(AtomicI64::new(START)), _folder: folder }
    }

    /// Another process on the same store.
    pub async fn other_handle(&self) -> Db {
        Db::open(&self.target).await.expect("opens")
    }

    pub fn now(&self) -> i64 {
        self.now.load(Ordering::SeqCst)
    }

    /// Moves the clock and wakes the workers.
    pub fn advance(&self, by_ms: i64) {
        self.now.fetch_add(by_ms, Ordering::SeqCst);
        self.wake.wake();
    }

    pub async fn enqueue(&self, kind: &str, payload: i64) -> i64 {
        let mut tx = self.db.begin().await.expect("begins");
        let id = jobs::enqueue(&mut tx, kind, &payload, self.now()).await.expect("enqueued");
        tx.commit().await.expect("committed");
        self.wake.wake();
        id
    }

    pub fn worker(&self, db: Db, handlers: Handlers, sweeps: Vec<Sweep>) -> Worker {
        let now = self.now.clone();
        Worker::new(db, self.wake.clone(), Arc::new(move || now.load(Ordering::SeqCst)), handlers, sweeps)
    }

    pub fn run(&self, handlers: Handlers) -> Running {
        start(self.worker(self.db.clone(), handlers, Vec::new()))
    }

    /// What the table says: state, attempts, run_at, last error.
    pub async fn row(&self, id: i64) -> Option<(String, i64, i64, String)> {
        let mut conn = self.db.read().await.expect("a reader");
        conn.opt("SELECT state, attempts, run_at, last_error FROM jobs WHERE id = $1", params![id])
            .await
            .expect("read")
    }

    /// Waits until nobody holds the job: it is gone, or waits for its next time.
    pub async fn settled(&self, id: i64) -> Option<(String, i64, i64, String)> {
        within(async {
            loop {
                let mut conn = self.db.read().await.expect("a reader");
                let leased: Option<i64> =
                    conn.opt("SELECT leased_until FROM jobs WHERE id = $1", params![id]).await.expect("read");
                if leased.unwrap_or(0) == 0 {
                    break;
                }
                drop(conn);
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        })
        .await;
        self.row(id).await
    }
}

pub fn start(worker: Worker) -> Running {
    let cancel = CancellationToken::new();
    let task = tokio::spawn(worker.run(cancel.clone()));
    Running { cancel, task }
}

/// Jobs that a handler was given.
pub struct Seen(UnboundedReceiver<Job>);

impl Seen {
    pub async fn next(&mut self) -> Job {
        within(self.0.recv()).await.expect("the worker is there")
    }

    pub fn is_empty(&mut self) -> bool {
        self.0.is_empty()
    }
}

/// A handler for `note` that reports its jobs and ends as told.
pub fn noting(outcome: impl Fn(&Job) -> Result<Outcome, String> + Send + Sync + 'static) -> (Handlers, Seen) {
    let (sender, receiver): (UnboundedSender<Job>, _) = unbounded_channel();
    let handlers = Handlers::new().on("note", move |job: Job| {
        let outcome = outcome(&job);
        sender.send(job).ok();
        async move { outcome }
    });
    (handlers, Seen(receiver))
}
