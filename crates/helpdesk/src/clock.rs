//! The time, handed in so that tests can move it.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

pub const SECOND: i64 = 1_000;
pub const MINUTE: i64 = 60 * SECOND;
pub const HOUR: i64 = 60 * MINUTE;
pub const DAY: i64 = 24 * HOUR;

/// The system's clock, or one that a test sets.
#[derive(Debug, Clone, Default)]
pub struct Clock(Option<Arc<AtomicI64>>);

impl Clock {
    pub fn system() -> Self {
        Self(None)
    }

    /// A clock that stands still at this time (milliseconds since 1970 UTC) until it is advanced.
    pub fn fixed(at: i64) -> Self {
        Self(Some(Arc::new(AtomicI64::new(at))))
    }

    /// Moves a fixed clock; without effect on the system's.
    pub fn advance(&self, by: i64) {
        if let Some(at) = &self.0 {
            at.fetch_add(by, Ordering::SeqCst);
        }
    }

    /// Milliseconds since 1970 UTC.
    pub fn now(&self) -> i64 {
        match &self.0 {
            Some(at) => at.load(Ordering::SeqCst),
            #[expect(clippy::disallowed_methods, reason = "the one place that reads the system's clock")]
            None => jiff::Timestamp::now().as_millisecond(),
        }
    }
}
