//! Invented help articles of about three hundred words.

use helpdesk::bulk::{self, Leaflet};
use helpdesk::clock::HOUR;
use helpdesk::{App, search};

use super::random::Random;
use super::words;
use crate::cli::Seed;

/// Monday, 5 January 2026, 08:00 UTC.
const BEGIN: i64 = 1_767_600_000_000;
/// Keeps draws for articles apart from draws for tickets and people.
const ARTICLES: u64 = 1 << 41;
const MEANINGS: u64 = 1 << 42;
/// Articles a transaction.
const BATCH: u32 = 2_000;
const CATEGORIES: [&str; 12] = [
    "Connection",
    "Router",
    "Wireless",
    "Telephone",
    "Television",
    "Bills",
    "Payment",
    "Moving",
    "Contract",
    "Security",
    "Mailbox",
    "Business",
];

pub async fn fill(app: &App, seed: &Seed) -> Result<(), String> {
    for first in (0..seed.articles).step_by(BATCH as usize) {
        let last = seed.articles.min(first + BATCH);
        let leaflets: Vec<Leaflet> = (first..last).map(|index| leaflet(seed, index)).collect();
        bulk::add_articles(app, &CATEGORIES, first, &leaflets)
            .await
            .map_err(|error| format!("the articles cannot be stored: {error}"))?;
    }
    if seed.meanings {
        let mut random = Random::new(seed.seed, MEANINGS);
        search::invent_meanings(app, || random.below(2_001) as f32 - 1_000.0)
            .await
            .map_err(|error| format!("the meanings cannot be stored: {error}"))?;
    }
    Ok(())
}

fn leaflet(seed: &Seed, index: u32) -> Leaflet {
    let mut random = Random::new(seed.seed, ARTICLES + u64::from(index));
    let title = words::subject(&mut random);
    let mut body = words::message(&mut random, false, &[]);
    for part in ["What it is", "What to do", "When that does not help"] {
        body.push_str(&format!("\n\n## {part}\n\n{}", words::message(&mut random, false, &[])));
    }
    Leaflet {
        title,
        body,
        category: random.below(12) as usize,
        published_at: BEGIN + i64::from(index) * HOUR / 10,
    }
}
