//! The service that a request is about.

use db::Conn;
use locales::Phrase;
use serde_json::json;

use super::counters::{self, Standing};
use super::{rules, store};
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};
use crate::event::{Kind, NewEvent};
use crate::services::{self, Service};

/// Staff name the service, or none. Who may work on the ticket may.
pub async fn set_service(app: &App, actor: &Actor, number: i64, service: Option<i64>) -> Result<()> {
    actor.require_staff()?;
    let mut tx = app.begin().await?;
    let mut ticket = rules::locked(&mut tx, actor, number).await?;
    rules::require_work_on(&mut tx, actor, &ticket).await?;
    if ticket.service == service {
        return tx.commit().await;
    }
    rules::require_not_closed(&ticket)?;
    let to = require_offered(&mut tx, service).await?;
    let from = match ticket.service {
        Some(id) => services::store::find(&mut tx, id).await?,
        None => None,
    };
    let name = |service: Option<Service>| service.map(|service| service.name);
    let data = json!({ "from": name(from), "to": name(to), "service": service });
    let before = Standing::from(&ticket);
    ticket.service = service;
    ticket.updated_at = app.now();
    store::update(&mut tx, &ticket).await?;
    counters::shift(&mut tx, number, Some(before), Some((&ticket).into())).await?;
    tx.record(NewEvent::new(Kind::TicketServiceSet).by(actor.id).on(number).with(data)).await?;
    tx.commit().await
}

/// The service, which a request may name only while it stands in the catalogue.
pub(super) async fn require_offered(conn: &mut Conn, service: Option<i64>) -> Result<Option<Service>> {
    let Some(id) = service else { return Ok(None) };
    let service = services::store::find(conn, id).await?.filter(|service| service.archived_at.is_none());
    service.map(Some).ok_or_else(|| Error::invalid("service", Phrase::new("service-gone")))
}
