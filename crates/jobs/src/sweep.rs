//! Work that makes the world right: no input, harmless to repeat, on a timer.

use std::pin::Pin;
use std::time::Duration;

type Running = Pin<Box<dyn Future<Output = Result<(), String>> + Send>>;

pub struct Sweep {
    pub name: &'static str,
    pub every: Duration,
    pub run: Box<dyn Fn() -> Running + Send + Sync>,
}

impl Sweep {
    /// Runs at the start and then again this long after it ended.
    pub fn new<R, F>(name: &'static str, every: Duration, run: R) -> Self
    where
        R: Fn() -> F + Send + Sync + 'static,
        F: Future<Output = Result<(), String>> + Send + 'static,
    {
        Self { name, every, run: Box::new(move || Box::pin(run())) }
    }
}
