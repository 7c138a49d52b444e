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

/// Leave to ask once. Given back, without blame, when it is dropped before anything came of it.
pub(crate) struct Attempt<'a> {
    rest: &'a Rest,
    /// The one that decides whether the rest goes on.
    ends_rest: bool,
    noted: bool,
}

impl Rest {
    /// None while nobody should ask. After a rest one asks, and decides about the next.
    pub fn attempt(&self) -> Option<Attempt<'_>> {
        let mut inner = self.lock();
        let now = Instant::now();
        let ends_rest = inner.until.is_some();
        if inner.until.is_some_and(|until| now < until) {
            return None;
        }
        if ends_rest {
            inner.until = Some(now + LENGTH);
        }
        Some(Attempt { rest: self, ends_rest, noted: false })
    }

    fn note(&self, answered: bool) {
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

impl Attempt<'_> {
    pub fn note(mut self, answered: bool) {
        self.noted = true;
        self.rest.note(answered);
    }
}

impl Drop for Attempt<'_> {
    fn drop(&mut self) {
        if self.ends_rest
            && !self.noted
            && let Some(until) = &mut self.rest.lock().until
        {
            *until = Instant::now();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn note(rest: &Rest, answered: bool) {
        rest.attempt().expect("it may be asked").note(answered);
    }

    #[tokio::test(start_paused = true)]
    async fn three_failures_in_a_row_make_it_rest_and_one_asks_afterwards() {
        let rest = Rest::default();
        for answered in [false, false, true, false, false, false] {
            note(&rest, answered);
        }
        assert!(rest.attempt().is_none());
        tokio::time::advance(LENGTH).await;
        let one = rest.attempt().expect("one asks");
        assert!(rest.attempt().is_none(), "and the others wait for what comes of it");
        one.note(true);
        assert!(rest.attempt().is_some());
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_leaves_before_an_answer_lets_the_next_one_ask() {
        let rest = Rest::default();
        for _ in 0..FAILURES {
            note(&rest, false);
        }
        tokio::time::advance(LENGTH).await;
        drop(rest.attempt().expect("one asks"));
        note(&rest, false);
        assert!(rest.attempt().is_none());
    }
}
