//! The words of solved tickets, in the memory of one process: filled from the newest back, once somebody asks.

use std::collections::{BTreeSet, HashMap};
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};
use std::time::{Duration, Instant};

use assist::{Document, Library, tongue_of};

use super::NEWEST;
use super::store::{self, Place, Solved};
use crate::app::App;
use crate::clock::MINUTE;
use crate::error::Result;

/// How long somebody who waits lets it be filled; the newest tickets are there first.
pub(super) const LOOK: Duration = Duration::from_millis(100);
/// Tickets that are read at once.
const PAGE: i64 = 200;
/// After more changes than this everything is read anew.
const MISSED: i64 = 2_000;
/// Changes may be committed this long after their time.
const OVERLAP: i64 = MINUTE;

#[derive(Default)]
pub(crate) struct SolvedTickets {
    refreshing: tokio::sync::Mutex<()>,
    shelf: RwLock<Shelf>,
    pub(super) round: tokio::sync::Mutex<super::reading::Round>,
}

/// Tickets that another process opened again stay until others push them out: the store knows.
#[derive(Default)]
pub(super) struct Shelf {
    pub library: Library<i64>,
    places: HashMap<i64, Place>,
    order: BTreeSet<Place>,
    /// Back to which tickets were read; None before the first.
    reached: Option<Place>,
    is_full: bool,
}

impl SolvedTickets {
    pub(super) fn read(&self) -> RwLockReadGuard<'_, Shelf> {
        self.shelf.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, Shelf> {
        self.shelf.write().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether somebody asked already.
    pub(super) fn is_wanted(&self) -> bool {
        self.read().reached.is_some()
    }
}

impl Shelf {
    /// At most `most` stay, the newest.
    fn put(&mut self, ticket: &Solved, most: usize) {
        let (place, words) = (ticket.place(), ticket.words());
        let document = Document { title: &ticket.subject, body: &words, tongue: tongue_of(&words) };
        if let Some(old) = self.places.insert(place.number, place) {
            self.order.remove(&old);
        }
        self.order.insert(place);
        self.library.insert(place.number, &document, None);
        while self.order.len() > most
            && let Some(oldest) = self.order.pop_first()
        {
            self.places.remove(&oldest.number);
            self.library.remove(&oldest.number);
        }
    }

    /// Since when something may be new; None before the first filling.
    fn known_until(&self) -> Option<i64> {
        let newest = self.order.last().map(|newest| newest.updated_at - OVERLAP);
        newest.or(self.is_full.then_some(0))
    }

    fn remove(&mut self, number: i64) {
        if let Some(place) = self.places.remove(&number) {
            self.order.remove(&place);
            self.library.remove(&number);
        }
    }

    fn new_among(&self, places: &[Place]) -> Vec<i64> {
        let is_new = |place: &&Place| self.places.get(&place.number) != Some(*place);
        places.iter().filter(is_new).map(|place| place.number).collect()
    }
}

/// Reads what was solved since the last time, then older tickets until all are there or time is up.
pub(super) async fn refresh(app: &App, time: Duration) -> Result<()> {
    let begun = Instant::now();
    loop {
        // After each page it is another's turn: somebody who waits is in a hurry.
        let _alone = app.solved.refreshing.lock().await;
        read_newer(app).await?;
        if app.solved.read().is_full || begun.elapsed() >= time {
            return Ok(());
        }
        read_older(app).await?;
    }
}

/// What a ticket on the shelf says now; one that is not solved any more leaves it.
pub(super) async fn read_again(app: &App, number: i64) -> Result<()> {
    let _alone = app.solved.refreshing.lock().await;
    if !app.solved.read().places.contains_key(&number) {
        return Ok(());
    }
    let tickets = store::solved_among(&mut *app.read().await?, &[number]).await?;
    let mut shelf = app.solved.write();
    match tickets.first() {
        Some(ticket) => shelf.put(ticket, NEWEST),
        None => shelf.remove(number),
    }
    Ok(())
}

async fn read_newer(app: &App) -> Result<()> {
    let Some(since) = app.solved.read().known_until() else { return Ok(()) };
    let places = store::since(&mut *app.read().await?, since, MISSED).await?;
    if app.solved.read().new_among(&places).len() as i64 == MISSED {
        *app.solved.write() = Shelf::default();
        return Ok(());
    }
    put(app, &places).await
}

async fn read_older(app: &App) -> Result<()> {
    let reached = app.solved.read().reached;
    let reached = reached.unwrap_or(Place::HIGHEST);
    let places = store::before(&mut *app.read().await?, reached, PAGE).await?;
    put(app, &places).await?;
    let mut shelf = app.solved.write();
    shelf.is_full = (places.len() as i64) < PAGE || shelf.order.len() >= NEWEST;
    shelf.reached = Some(places.last().copied().unwrap_or(reached));
    Ok(())
}

async fn put(app: &App, places: &[Place]) -> Result<()> {
    let new = app.solved.read().new_among(places);
    for some in new.chunks(PAGE as usize) {
        let tickets = store::solved_among(&mut *app.read().await?, some).await?;
        let mut shelf = app.solved.write();
        for ticket in &tickets {
            shelf.put(ticket, NEWEST);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tickets::{Format, Status};

    #[test]
    fn the_oldest_make_room_and_one_that_is_solved_again_is_new() {
        let solved = |updated_at, number| Solved {
            updated_at,
            number,
            subject: format!("Ticket number{number}"),
            status: Status::Solved,
            format: Format::Plain,
            body: String::new(),
        };
        let mut shelf = Shelf::default();
        for (at, number) in [(1, 1), (2, 2), (3, 1), (4, 3)] {
            shelf.put(&solved(at, number), 2);
        }
        let found = shelf.library.rank("number1 number2 number3", None, 9, |_| true);
        let mut found: Vec<i64> = found.ranked.iter().map(|ranked| ranked.key).collect();
        found.sort_unstable();
        assert_eq!(found, [1, 3]);
        assert_eq!(shelf.new_among(&[solved(3, 1).place(), solved(5, 3).place()]), [3]);
    }
}
