//! Finding services. Archived ones are the team's alone; for everybody else they do not exist.

use db::Conn;

use super::{Listed, Service, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::tickets::counters;

/// Archived services on one page.
const PAGE: usize = 50;

/// A service in a list to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    pub id: i64,
    pub name: String,
}

/// The service with this slug, with its description.
pub async fn find(app: &App, reader: Option<&Actor>, slug: &str) -> Result<Service> {
    let service = store::find_by_slug(&mut *app.read().await?, slug).await?;
    let is_staff = reader.is_some_and(|actor| actor.role.is_staff());
    service.filter(|service| is_staff || service.archived_at.is_none()).ok_or(Error::NotFound)
}

/// The id of the service with this slug, if a request may name it.
pub(crate) async fn offered(conn: &mut Conn, slug: &str) -> Result<Option<i64>> {
    let service = store::find_by_slug(conn, slug).await?.filter(|service| service.archived_at.is_none());
    Ok(service.map(|service| service.id))
}

/// Services that are not Available, the newest change first; at most `most`.
pub async fn disturbed(app: &App, most: i64) -> Result<Vec<Service>> {
    store::disturbed(&mut *app.read().await?, most).await
}

/// What a request may name.
pub async fn choices(app: &App) -> Result<Vec<Choice>> {
    let services = store::all(&mut *app.read().await?).await?;
    Ok(services.into_iter().map(|service| Choice { id: service.id, name: service.name }).collect())
}

/// The service that a request names, for whoever may read the request: it may be archived by now.
pub async fn of_ticket(app: &App, id: Option<i64>) -> Result<Option<Service>> {
    match id {
        Some(id) => store::find(&mut *app.read().await?, id).await,
        None => Ok(None),
    }
}

/// A page of archived services below this id, the newest first.
#[derive(Debug)]
pub struct Archive {
    pub services: Vec<Service>,
    /// Below which the next page goes on.
    pub older: Option<i64>,
}

pub async fn list_archived(app: &App, actor: &Actor, below: Option<i64>) -> Result<Archive> {
    actor.require_admin()?;
    let below = below.unwrap_or(i64::MAX);
    let mut services = store::archived(&mut *app.read().await?, below, PAGE as i64 + 1).await?;
    let more = services.len() > PAGE;
    services.truncate(PAGE);
    let older = services.last().filter(|_| more).map(|service| service.id);
    Ok(Archive { services, older })
}

/// One service for its settings page, archived or not.
pub async fn for_admin(app: &App, actor: &Actor, id: i64) -> Result<Listed> {
    actor.require_admin()?;
    let mut conn = app.read().await?;
    let service = store::find(&mut conn, id).await?.ok_or(Error::NotFound)?;
    let counts = counters::get_many(&mut conn, &[counters::service_open(id)]).await?;
    Ok(Listed { service, open_requests: counts.first().copied().unwrap_or(0) })
}

/// How often it was suggested while a request was written, and told its customer enough.
pub async fn solved(app: &App, actor: &Actor, id: i64) -> Result<i64> {
    actor.require_admin()?;
    store::solved(&mut *app.read().await?, id).await?.ok_or(Error::NotFound)
}
