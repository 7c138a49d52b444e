//! How well it works, measured on files from outside with the very code and defaults that the product runs.

mod articles;
mod inputs;
mod intents;
#[cfg(test)]
mod tests;

use std::time::{Duration, Instant};

pub use articles::{ArticleFigures, articles};
pub use intents::{IntentFigures, intents};

/// What stands in a file for "no intent", "no article".
const NONE: &str = "-";

/// `None` of none; else with four decimals.
fn share(part: usize, of: usize) -> Option<f64> {
    mean(part as f64, of)
}

fn mean(sum: f64, of: usize) -> Option<f64> {
    (of > 0).then(|| rounded(sum / of as f64))
}

fn rounded(value: f64) -> f64 {
    (value * 10_000.0).round() / 10_000.0
}

/// Adds up how long questions take.
#[derive(Default)]
struct Clock {
    total: Duration,
    questions: u32,
}

impl Clock {
    fn add(&mut self, begun: Instant) {
        self.total += begun.elapsed();
        self.questions += 1;
    }

    fn ms_per_query(&self) -> Option<f64> {
        mean(self.total.as_secs_f64() * 1000.0, self.questions as usize)
    }
}
