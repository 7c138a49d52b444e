//! Reading one's own drafts.

use super::{Draft, store};
use crate::actor::{Actor, Role};
use crate::app::App;
use crate::error::Result;
use crate::place::Place;

/// The actor's draft of a new request.
pub async fn new_request(app: &App, actor: &Actor) -> Result<Option<Draft>> {
    let found = store::of_places(&mut *app.db.read().await?, actor.id, [Place::New; 2]).await?;
    Ok(found.into_iter().next())
}

/// The actor's drafts on one request: the message, or the reply and the note.
pub async fn on_ticket(app: &App, actor: &Actor, number: i64) -> Result<Vec<Draft>> {
    let places = match actor.role {
        Role::Customer => [Place::Message(number); 2],
        Role::Agent | Role::Admin => [Place::Reply(number), Place::Note(number)],
    };
    store::of_places(&mut *app.db.read().await?, actor.id, places).await
}
