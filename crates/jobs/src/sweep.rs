//! Work that makes the world right: no input, harmless to repeat, on a timer.

use std::pin::Pin;
use std::time::Duration;

use tokio::time::sleep;
use tokio_util::sync::CancellationToken;

type Running = Pin<Box<dyn Future<Output = Result<(), String>> + Send>>;

pub struct Sweep {
    pub name: &'static str,
    pub every: Duration,
    pub run: Box<dyn Fn() -> Running + Send + Sync>,
}

impl Sweep {
    /// Runs at the start, and again each time this long after its end.
    pub fn new<R, F>(name: &'static str, every: Duration, run: R) -> Self
    where
        R: Fn() -> F + Send + Sync + 'static,
        F: Future<Output = Result<(), String>> + Send + 'static,
    {
        Self { name, every, run: Box::new(move || Box::pin(run())) }
    }
}

/// Keeps one sweep going until cancelled; a run that has begun is finished.
pub(crate) async fn repeat(sweep: Sweep, cancel: CancellationToken) {
    while !cancel.is_cancelled() {
        // A task of its own, so that a panic does not end the sweep for good.
        match tokio::spawn((sweep.run)()).await {
            Ok(Ok(())) => {}
            Ok(Err(error)) => tracing::warn!(sweep = sweep.name, error, "a sweep failed"),
            Err(_) => tracing::error!(sweep = sweep.name, "a sweep panicked"),
        }
        tokio::select! {
            () = cancel.cancelled() => {}
            () = sleep(sweep.every) => {}
        }
    }
}
