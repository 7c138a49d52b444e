//! Makes the vectors that solved tickets lack, in the background, and takes away those of tickets that are none.

use std::time::{Duration, Instant};

use super::store::{self, Place, Solved};
use super::{NEWEST, sentence, shelf};
use crate::app::App;
use crate::clock::{HOUR, MINUTE};
use crate::error::Result;
use crate::event::{Event, Kind};

/// How long one go takes: whoever stops the process waits for its end.
const GO: Duration = Duration::from_secs(4);
/// Tickets that are read between two looks for newer ones.
const SOME: i64 = 16;
/// Changes may be committed this long after their time.
const OVERLAP: i64 = 10 * MINUTE;

/// How far the tickets were looked through.
#[derive(Default)]
pub(super) struct Round {
    /// Before this all were read.
    since: i64,
    /// When all were looked through the last time.
    whole_at: Option<i64>,
}

/// Reads some of the solved tickets that were not read yet, the newest first. The encoder takes a quarter of one core
/// for it and lets questions go first. Where nobody asked for tickets like another yet, it is not loaded.
pub async fn sweep(app: &App) -> Result<()> {
    if !app.solved.is_wanted() {
        return Ok(());
    }
    let begun = Instant::now();
    shelf::refresh(app, GO).await?;
    let mut round = app.solved.round.lock().await;
    if round.whole_at.is_none_or(|at| app.now() - at >= HOUR) {
        forget_strays(app, NEWEST as i64).await?;
        *round = Round { since: 0, whole_at: Some(app.now()) };
    }
    while app.encoder.is_on() && begun.elapsed() < GO {
        let since = app.now() - OVERLAP;
        let unread = store::unread(&mut *app.read().await?, round.since, NEWEST as i64, SOME).await?;
        if unread.is_empty() {
            round.since = since;
            break;
        }
        let tickets = store::solved_among(&mut *app.read().await?, &unread).await?;
        for ticket in &tickets {
            if !read(app, ticket).await? {
                return Ok(());
            }
        }
    }
    Ok(())
}

/// False without a model.
async fn read(app: &App, ticket: &Solved) -> Result<bool> {
    let vector = match sentence(&ticket.subject, &ticket.words()) {
        Some(sentence) => match app.encoder.read(&sentence).await {
            Some(vector) => Some(vector.to_bytes()),
            None => return Ok(false),
        },
        None => None,
    };
    let mut tx = app.begin().await?;
    store::put(&mut tx, ticket.number, vector).await?;
    tx.commit().await?;
    Ok(true)
}

/// Those that are not among the `newest` solved ones, in case nobody said so when they left.
pub(super) async fn forget_strays(app: &App, newest: i64) -> Result<()> {
    let mut conn = app.read().await?;
    let last = store::last_of(&mut conn, newest).await?;
    let last = last.unwrap_or(Place { updated_at: i64::MIN, number: i64::MIN });
    let strays = store::strays(&mut conn, last).await?;
    drop(conn);
    for some in strays.chunks(SOME as usize) {
        let mut tx = app.begin().await?;
        for number in some {
            store::remove(&mut tx, *number).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}

/// A ticket that is opened again, or says something else, is read anew when it is solved.
pub async fn forget(app: &App, event: &Event) -> Result<()> {
    let says_else = matches!(event.kind, Kind::TicketReopened | Kind::MessageEdited);
    let Some(number) = event.ticket.filter(|_| says_else) else { return Ok(()) };
    let mut tx = app.begin().await?;
    store::remove(&mut tx, number).await?;
    tx.commit().await
}

/// Until every solved ticket can be found by its meaning.
#[cfg(test)]
pub(crate) async fn read_everything(app: &App) {
    shelf::refresh(app, GO).await.unwrap();
    loop {
        sweep(app).await.unwrap();
        let unread = store::unread(&mut app.read().await.unwrap(), 0, NEWEST as i64, 1).await.unwrap();
        if unread.is_empty() {
            return;
        }
    }
}
