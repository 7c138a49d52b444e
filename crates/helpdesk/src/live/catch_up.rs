//! What a page missed between two streams, by the rights that its reader has now.

use super::{News, Topic, lock};
use crate::actor::Actor;
use crate::app::App;
use crate::error::Result;
use crate::event_store;

/// Beyond so many events a page reads everything again.
const MOST_EVENTS: i64 = 1_000;

/// What changed for this actor after the event `after`. Ask when the new stream is open already, so that nothing
/// falls between the two.
pub async fn missed(app: &App, actor: &Actor, after: i64) -> Result<News> {
    let newest = lock(&app.live.heard).newest();
    let mut news = News::default();
    // An id that was never given comes from another store, or is a guess.
    if after > newest || newest.saturating_sub(after) > MOST_EVENTS {
        news.everything = true;
        return Ok(news);
    }
    for change in event_store::changes_after(&mut *app.db.read().await?, after).await? {
        let Some(ticket) = change.ticket else { continue };
        let own = ticket.requester == actor.id && change.shows_to_customers();
        if actor.role.is_staff() || own {
            news.add(ticket.number, Topic::of(change.kind), Some(change.event));
        }
    }
    Ok(news)
}
