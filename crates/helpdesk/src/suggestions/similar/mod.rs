//! Tickets like this one that a person solved: words propose, meaning ranks, the store has the last word.

mod reading;
mod shelf;
mod store;
#[cfg(test)]
mod tests;

use std::collections::HashMap;

use assist::{Ranked, Ranking, Tongue, Vectors, tongue_of};

use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::tickets::Status;

#[cfg(test)]
pub(super) use reading::read_everything;
pub use reading::{forget, sweep};
pub(crate) use shelf::SolvedTickets;

/// The newest ones that are looked through.
const NEWEST: usize = 20_000;
/// How many words propose.
const CANDIDATES: usize = 200;
/// How many of the best are looked at in the store.
const CHECKED: usize = 20;
/// How well one has to fit, by meaning and by words.
const FLOOR: f32 = 0.4;
const FLOOR_BY_WORDS: f32 = 0.2;
/// Words of a ticket's first message that tell what it is about.
const TELLING: usize = 64;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Similar {
    pub number: i64,
    pub subject: String,
    pub status: Status,
}

/// The most alike first, without the ticket itself. For staff, who may see all. `question` is what the ticket says,
/// its subject in the first line.
pub(super) async fn solved_like(
    app: &App,
    actor: &Actor,
    number: i64,
    question: &str,
    most: usize,
) -> Result<Vec<Similar>> {
    actor.require_staff()?;
    shelf::refresh(app, shelf::LOOK).await?;
    let by_words = by_words(app, question, number).await?;
    let ranking = by_meaning(app, question, by_words).await?;
    let best: Vec<i64> = ranking.ranked.iter().filter(fits).map(|ranked| ranked.key).take(CHECKED).collect();
    let mut found = store::solved_among(&mut *app.read().await?, &best).await?;
    found.sort_by_key(|ticket| best.iter().position(|number| *number == ticket.number));
    let similar = found.into_iter().take(most);
    Ok(similar
        .map(|ticket| Similar { number: ticket.number, subject: ticket.subject, status: ticket.status })
        .collect())
}

/// By its meaning, or by its words where it was not read yet.
fn fits(ranked: &&Ranked<i64>) -> bool {
    match ranked.passage {
        Some(_) => ranked.score >= FLOOR,
        None => ranked.words >= FLOOR_BY_WORDS,
    }
}

/// Takes milliseconds where there is much, which no request of others waits for.
async fn by_words(app: &App, question: &str, except: i64) -> Result<Ranking<i64>> {
    let (app, question) = (app.clone(), question.to_owned());
    let ranking =
        move || app.solved.read().library.rank(&question, None, CANDIDATES, |candidate| *candidate != except);
    tokio::task::spawn_blocking(ranking).await.map_err(|error| Error::Internal(error.to_string()))
}

/// As it is where the question has no meaning that compares, or not in time.
async fn by_meaning(app: &App, question: &str, ranking: Ranking<i64>) -> Result<Ranking<i64>> {
    let (subject, body) = question.split_once('\n').unwrap_or((question, ""));
    let Some(sentence) = sentence(subject, body) else { return Ok(ranking) };
    let Some(vector) = app.encoder.ask(&sentence).await else { return Ok(ranking) };
    let numbers: Vec<i64> = ranking.ranked.iter().map(|ranked| ranked.key).collect();
    let stored = store::vectors_among(&mut *app.read().await?, &numbers).await?;
    let read = |(number, bytes): (i64, Vec<u8>)| Some((number, Vectors::from_bytes(&bytes)?));
    let vectors: HashMap<i64, Vectors> = stored.into_iter().filter_map(read).collect();
    Ok(ranking.with_meaning(&vector, &vectors))
}

/// What is read of a ticket to know its meaning; None where meanings do not compare.
fn sentence(subject: &str, body: &str) -> Option<String> {
    let sentence = format!("{subject}. {}", assist::beginning(body, TELLING));
    (tongue_of(&sentence) == Tongue::English).then_some(sentence)
}
