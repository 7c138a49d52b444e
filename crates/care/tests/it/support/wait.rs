//! Waiting for a condition, with a deadline; never for a time.

use std::fmt::Display;
use std::future::Future;
use std::panic::Location;
use std::time::{Duration, Instant};

/// How long a condition may take before the test gives up.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// Asks again and again until there is an answer; panics, saying what was awaited, after `PATIENCE`.
#[track_caller]
pub fn until<T>(what: impl Display, ask: impl AsyncFnMut() -> Option<T>) -> impl Future<Output = T> {
    within(PATIENCE, what, ask)
}

/// As `until`, with another patience.
#[track_caller]
pub fn within<T>(
    patience: Duration,
    what: impl Display,
    mut ask: impl AsyncFnMut() -> Option<T>,
) -> impl Future<Output = T> {
    let caller = Location::caller();
    async move {
        let start = Instant::now();
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            assert!(start.elapsed() < patience, "waited {patience:?} in vain for {what} ({caller})");
            tokio::time::sleep(Duration::from_millis(15)).await;
        }
    }
}

/// Runs all of them at the same time; their results in order.
pub async fn at_once<T, F>(all: impl IntoIterator<Item = F>) -> Vec<T>
where
    T: Send + 'static,
    F: Future<Output = T> + Send + 'static,
{
    let running: Vec<_> = all.into_iter().map(tokio::spawn).collect();
    let mut results = Vec::new();
    for one in running {
        results.push(one.await.expect("none of them panics"));
    }
    results
}
