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
/// Tickets that are looked at at once, and of these read between two looks at the time.
const PAGE: i64 = 200;
const SOME: usize = 16;
/// Changes may be committed this long after their time.
const OVERLAP: i64 = 10 * MINUTE;

/// Between two places: before the first, down to the second.
pub(super) type Stretch = (Place, Place);

/// How far the tickets were looked through.
#[derive(Default)]
pub(super) struct Round {
    /// Those that changed before this were looked at, but for the rest.
    since: i64,
    /// What is left of the older ones.
    rest: Option<Stretch>,
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
    let now = app.now();
    let mut round = app.solved.round.lock().await;
    if round.whole_at.is_none_or(|at| now - at >= HOUR) {
        let last = forget_strays(app, NEWEST as i64).await?;
        *round = Round { since: now, rest: Some((Place::HIGHEST, last)), whole_at: Some(now) };
    }
    if !app.encoder.is_on() {
        return Ok(());
    }
    let newer = Place { updated_at: round.since - OVERLAP, number: i64::MIN };
    if read_unread(app, (Place::HIGHEST, newer), begun).await?.is_some() {
        return Ok(());
    }
    round.since = now;
    if let Some(rest) = round.rest {
        round.rest = read_unread(app, rest, begun).await?;
    }
    Ok(())
}

/// Reads those that were not read yet, until time is up. Returns what is left then.
pub(super) async fn read_unread(
    app: &App,
    (mut from, to): Stretch,
    begun: Instant,
) -> Result<Option<Stretch>> {
    loop {
        let looked_at = store::between(&mut *app.read().await?, (from, to), PAGE).await?;
        for some in looked_at.chunks(SOME) {
            let unread: Vec<i64> =
                some.iter().filter(|one| one.read.is_none()).map(|one| one.number).collect();
            let tickets = store::solved_among(&mut *app.read().await?, &unread).await?;
            for ticket in &tickets {
                if !read(app, ticket).await? {
                    return Ok(Some((from, to)));
                }
            }
            from = some.last().map_or(from, store::LookedAt::place);
            if begun.elapsed() >= GO {
                return Ok(Some((from, to)));
            }
        }
        if (looked_at.len() as i64) < PAGE {
            return Ok(None);
        }
    }
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

/// Those that are not among the `newest` solved ones, in case nobody said so when they left. Returns the last of these.
pub(super) async fn forget_strays(app: &App, newest: i64) -> Result<Place> {
    let last = store::last_of(&mut *app.read().await?, newest).await?.unwrap_or(Place::LOWEST);
    let mut after = i64::MIN;
    loop {
        let strays = store::strays(&mut *app.read().await?, last, after, PAGE).await?;
        let Some(newest) = strays.last() else { return Ok(last) };
        after = *newest;
        let mut tx = app.begin().await?;
        for number in &strays {
            store::remove(&mut tx, *number).await?;
        }
        tx.commit().await?;
    }
}

/// A ticket that is opened again, or says something else, is read anew when it is solved.
pub async fn forget(app: &App, event: &Event) -> Result<()> {
    let says_else = matches!(event.kind, Kind::TicketReopened | Kind::MessageEdited);
    let Some(number) = event.ticket.filter(|_| says_else) else { return Ok(()) };
    shelf::read_again(app, number).await?;
    // Most messages that are edited are of tickets that nobody solved yet: there is nothing to write.
    if !store::is_read(&mut *app.read().await?, number).await? {
        return Ok(());
    }
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
        if app.solved.round.lock().await.rest.is_none() {
            return;
        }
    }
}
