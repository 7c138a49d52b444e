//! Leaves a model alone that failed several times in a row, so that nobody waits for one that is down.

use std::sync::Mutex;
use std::time::Duration;

use tokio::time::Instant;

/// Failures in a row after which it rests.
const FAILURES: u32 = 3;
const LENGTH: Duration = Duration::from_secs(60);

#[derive(Debug, Default)]
pub(crate) struct Rest(Mutex<Inner>);

#[derive(Debug, Default)]
struct Inner {
    failures: u32,
    until: Option<Instant>,
}

impl Rest {
    /// Whether nobody should ask now. After a rest one asks, and decides about the next.
    pub fn is_on(&self) -> bool {
        let mut inner = self.lock();
        match inner.until {
            Some(until) if Instant::now() < until => true,
            Some(_) => {
                inner.until = Some(Instant::now() + LENGTH);
                false
            }
            None => false,
        }
    }

    pub fn note(&self, answered: bool) {
        let mut inner = self.lock();
        if answered {
            *inner = Inner::default();
            return;
        }
        inner.failures += 1;
        if inner.failures >= FAILURES {
            inner.until = Some(Instant::now() + LENGTH);
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Inner> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test(start_paused = true)]
    async fn three_failures_in_a_row_make_it_rest_and_one_asks_afterwards() {
        let rest = Rest::default();
        for _ in 0..2 {
            rest.note(false);
        }
        rest.note(true);
        for _ in 0..2 {
            rest.note(false);
            assert!(!rest.is_on());
        }
        rest.note(false);
        assert!(rest.is_on());
        tokio::time::advance(LENGTH).await;
        assert!(!rest.is_on(), "one asks");
        assert!(rest.is_on(), "and the others wait for what comes of it");
        rest.note(true);
        assert!(!rest.is_on());
    }
}
