//! Tickets like this one that a person solved.

use assist::{Document, Library, tongue_of};

use super::store;
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::tickets::Status;

/// The newest ones that are looked through.
const NEWEST: i64 = 500;
/// How well one has to fit.
const FLOOR: f32 = 0.2;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Similar {
    pub number: i64,
    pub subject: String,
    pub status: Status,
}

/// The most alike first, without the ticket itself. For staff, who may see all.
pub(super) async fn solved_like(
    app: &App,
    actor: &Actor,
    number: i64,
    words: &str,
    most: usize,
) -> Result<Vec<Similar>> {
    actor.require_staff()?;
    let solved = store::solved_by_people(&mut *app.read().await?, NEWEST).await?;
    let mut library = Library::default();
    for ticket in solved.iter().filter(|ticket| ticket.number != number) {
        let body = text::to_text(&ticket.body, ticket.format.into(), 500);
        let document = Document { title: &ticket.subject, body: &body, tongue: tongue_of(&body) };
        library.insert(ticket.number, &document, None);
    }
    let ranking = library.rank(words, None, most, |_| true);
    let fits = ranking.ranked.into_iter().filter(|ranked| ranked.score >= FLOOR);
    Ok(fits
        .filter_map(|ranked| {
            let ticket = solved.iter().find(|ticket| ticket.number == ranked.key)?;
            Some(Similar { number: ticket.number, subject: ticket.subject.clone(), status: ticket.status })
        })
        .collect())
}
