//! A job, what may come of it, and who does it.

use std::collections::HashMap;
use std::pin::Pin;

use serde::de::DeserializeOwned;

/// A claimed job.
#[derive(Debug, Clone)]
pub struct Job {
    pub id: i64,
    pub kind: String,
    /// JSON.
    pub payload: String,
    /// How often it was begun, this time included, since it last asked for another time.
    pub attempts: i64,
    /// Milliseconds since 1970 UTC.
    pub created_at: i64,
}

impl Job {
    pub fn payload<T: DeserializeOwned>(&self) -> Result<T, Error> {
        serde_json::from_str(&self.payload)
            .map_err(|error| Error::new(format!("the payload of a {} job does not fit: {error}", self.kind)))
    }
}

/// What came of a job that did not fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Done,
    /// Not yet: again at this time (milliseconds since 1970 UTC). Starts the count of attempts anew.
    RetryAt(i64),
}

/// Why a job failed, in words for the log: no personal data, no secrets.
#[derive(Debug, Clone, thiserror::Error)]
#[error("{0}")]
pub struct Error(String);

impl Error {
    pub fn new(message: impl Into<String>) -> Self {
        Self(message.into())
    }
}

impl From<db::Error> for Error {
    fn from(error: db::Error) -> Self {
        Self(error.to_string())
    }
}

impl From<String> for Error {
    fn from(message: String) -> Self {
        Self(message)
    }
}

impl From<&str> for Error {
    fn from(message: &str) -> Self {
        Self(message.to_owned())
    }
}

type Doing = Pin<Box<dyn Future<Output = Result<Outcome, Error>> + Send>>;
type Handler = Box<dyn Fn(Job) -> Doing + Send + Sync>;

/// Who does which kind of job.
#[derive(Default)]
pub struct Handlers(HashMap<&'static str, Handler>);

impl Handlers {
    pub fn new() -> Self {
        Self::default()
    }

    /// Jobs of this kind are done by `handler`. It may run twice for one job, so it must not matter.
    #[must_use]
    pub fn on<H, F, E>(mut self, kind: &'static str, handler: H) -> Self
    where
        H: Fn(Job) -> F + Send + Sync + 'static,
        F: Future<Output = Result<Outcome, E>> + Send + 'static,
        E: std::fmt::Display,
    {
        let handler = move |job: Job| -> Doing {
            let doing = handler(job);
            Box::pin(async move { doing.await.map_err(|error| Error::new(error.to_string())) })
        };
        self.0.insert(kind, Box::new(handler));
        self
    }

    pub(crate) fn kinds(&self) -> Vec<&'static str> {
        let mut kinds: Vec<_> = self.0.keys().copied().collect();
        kinds.sort_unstable();
        kinds
    }

    pub(crate) fn handle(&self, job: Job) -> Doing {
        match self.0.get(job.kind.as_str()) {
            Some(handler) => handler(job),
            None => {
                Box::pin(async move { Err(Error::new(format!("nobody does jobs of kind {}", job.kind))) })
            }
        }
    }
}
