//! `care seed`: fills a store with many invented tickets, to measure with.

mod articles;
mod random;
mod stories;
mod words;

use std::process::ExitCode;

use helpdesk::bulk::{self, Free, Story};
use helpdesk::clock::Clock;
use helpdesk::{App, passwords};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::Seed;
use crate::config::Config;
use crate::store;

/// The password of all invented people.
const PASSWORD: &str = "benchpass1";
/// Tickets a transaction.
const BATCH: u32 = 2_000;

pub async fn run(config: &Config, seed: &Seed) -> Result<ExitCode, String> {
    let store = store::open_alone(config, Clock::system()).await?;
    fill(&store.app, seed).await?;
    Ok(ExitCode::SUCCESS)
}

async fn fill(app: &App, seed: &Seed) -> Result<(), String> {
    let failed = |error: helpdesk::Error| format!("the store cannot be filled: {error}");
    let free = bulk::free_keys(app).await.map_err(failed)?;
    refuse_used(free)?;
    let hash = passwords::hash(PASSWORD).await.map_err(failed)?;
    bulk::add_accounts(app, &stories::accounts(seed, free, &hash)).await.map_err(failed)?;
    bulk::mark_set_up(app, "Seeded desk").await.map_err(failed)?;

    let bar = progress_bar(u64::from(seed.tickets));
    for first in (0..seed.tickets).step_by(BATCH as usize) {
        let last = seed.tickets.min(first + BATCH);
        let batch: Vec<Story> = (first..last).map(|index| stories::story(seed, free, index)).collect();
        bulk::add_stories(app, &batch).await.map_err(failed)?;
        bar.inc(u64::from(last - first));
    }
    bar.finish();
    articles::fill(app, seed).await?;
    tracing::info!(tickets = seed.tickets, seconds = bar.elapsed().as_secs_f32(), "filled the store");
    Ok(())
}

/// Invented tickets among real ones would be a mess that nobody can clean up.
fn refuse_used(free: Free) -> Result<(), String> {
    if free.ticket == 1 {
        return Ok(());
    }
    Err("this store holds tickets, which are not seeded over: choose another with --data or --database"
        .to_owned())
}

fn progress_bar(tickets: u64) -> ProgressBar {
    // Hidden by indicatif itself when standard error is not a terminal.
    let bar = ProgressBar::with_draw_target(Some(tickets), ProgressDrawTarget::stderr());
    let style =
        ProgressStyle::with_template("{bar:40} {human_pos}/{human_len} tickets, {per_sec}, {eta} left");
    if let Ok(style) = style {
        bar.set_style(style);
    }
    bar
}
