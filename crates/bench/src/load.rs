//! Asks for pages over several connections, and keeps the time of each answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use hyper::StatusCode;
use tokio::task::JoinSet;
use tokio::time::MissedTickBehavior;

use crate::browser::Browser;

/// What one connection asks for, given how many were asked for before by all.
pub enum Ask {
    Get(String),
    /// Path and form; the answer must lead elsewhere.
    Post(String, Vec<(&'static str, String)>),
    /// Path and form, for a part of a page, which may be empty.
    Part(String, Vec<(&'static str, String)>),
}

pub type Script = Arc<dyn Fn(u64) -> Ask + Send + Sync>;

/// The times of all answers, sorted.
pub struct Times {
    pub sorted: Vec<Duration>,
    pub took: Duration,
}

impl Times {
    pub fn new(mut times: Vec<Duration>, took: Duration) -> Self {
        times.sort_unstable();
        Self { sorted: times, took }
    }

    pub fn count(&self) -> f64 {
        self.sorted.len() as f64
    }

    pub fn per_second(&self) -> f64 {
        self.count() / self.took.as_secs_f64()
    }

    /// In milliseconds; `percent` from 0 to 100.
    pub fn percentile(&self, percent: usize) -> f64 {
        let index = (self.sorted.len() * percent / 100).min(self.sorted.len().saturating_sub(1));
        self.sorted.get(index).map_or(0.0, |time| time.as_secs_f64() * 1_000.0)
    }
}

/// Numbers that look random but come in the same order in every run.
pub const fn spread(asked: u64) -> u64 {
    asked.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 33
}

/// Each browser asks again as soon as it has its answer.
pub async fn closed_loop(browsers: Vec<Browser>, script: &Script, time: Duration) -> Result<Times, String> {
    run(browsers, script, time, None).await
}

/// All browsers together ask this often in a second, whether or not the answers keep up.
pub async fn fixed_rate(
    browsers: Vec<Browser>,
    script: &Script,
    time: Duration,
    rate: u32,
) -> Result<Times, String> {
    let browsers_count = u32::try_from(browsers.len()).unwrap_or(1);
    run(browsers, script, time, Some(Duration::from_secs(1) * browsers_count / rate)).await
}

async fn run(
    browsers: Vec<Browser>,
    script: &Script,
    time: Duration,
    pause: Option<Duration>,
) -> Result<Times, String> {
    let asked = Arc::new(AtomicU64::new(0));
    let started = Instant::now();
    let mut tasks = JoinSet::new();
    for browser in browsers {
        tasks.spawn(one(browser, Arc::clone(script), Arc::clone(&asked), started + time, pause));
    }
    let mut all = Vec::new();
    while let Some(times) = tasks.join_next().await {
        all.extend(times.map_err(|error| error.to_string())??);
    }
    Ok(Times::new(all, started.elapsed()))
}

async fn one(
    mut browser: Browser,
    script: Script,
    asked: Arc<AtomicU64>,
    until: Instant,
    pause: Option<Duration>,
) -> Result<Vec<Duration>, String> {
    let mut times = Vec::new();
    let mut tick = pause.map(tokio::time::interval);
    if let Some(tick) = &mut tick {
        tick.set_missed_tick_behavior(MissedTickBehavior::Burst);
    }
    while Instant::now() < until {
        let due = match &mut tick {
            // Counted from when it was due: a late answer delays the next question, which must show.
            Some(tick) => tick.tick().await.into_std(),
            None => Instant::now(),
        };
        match script(asked.fetch_add(1, Ordering::Relaxed)) {
            Ask::Get(path) => drop(browser.get(&path).await?),
            Ask::Post(path, form) => post(&mut browser, &path, &form, &[StatusCode::SEE_OTHER]).await?,
            Ask::Part(path, form) => {
                post(&mut browser, &path, &form, &[StatusCode::OK, StatusCode::NO_CONTENT]).await?;
            }
        }
        times.push(due.elapsed());
    }
    Ok(times)
}

async fn post(
    browser: &mut Browser,
    path: &str,
    form: &[(&'static str, String)],
    expected: &[StatusCode],
) -> Result<(), String> {
    let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let status = browser.post(path, &form).await?.status;
    if expected.contains(&status) { Ok(()) } else { Err(format!("{path}: {status}")) }
}
