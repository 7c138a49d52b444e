//! What an agent or admin does on a ticket.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::tickets::{self, Assignment, Priority, Status};
use helpdesk::{Actor, Error, Place, people};
use locales::Phrase;

use super::inbox::chosen;
use super::show::{Typed, refused};
use crate::error::Result;
use crate::form::{Fields, local_target};
use crate::multipart::Form;
use crate::page::Tone;
use crate::session::{Admin, Number, Staff, Visitor};
use crate::{Web, go, writing};

pub async fn reply(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
    form: Form,
) -> Result<Response> {
    let mut sent = form.receive(&web.app, &actor, Place::Reply(number)).await?;
    let posted = match sent.writing("reply") {
        Ok(writing) => tickets::reply(&web.app, &actor, number, writing).await,
        Err(error) => Err(error),
    };
    match posted {
        Ok(posted) => Ok(go(&format!("/t/{number}#m{}", posted.message)).into_response()),
        Err(error) => {
            let typed = Typed::Reply(writing::reply(&sent.fields, "reply"));
            refused(&web, &visitor, &actor, number, typed, error).await
        }
    }
}

pub async fn add_note(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
    form: Form,
) -> Result<Response> {
    let mut sent = form.receive(&web.app, &actor, Place::Note(number)).await?;
    let posted = match sent.writing("note") {
        Ok(writing) => tickets::add_note(&web.app, &actor, number, writing).await,
        Err(error) => Err(error),
    };
    match posted {
        Ok(posted) => Ok(go(&format!("/t/{number}#m{}", posted.message)).into_response()),
        Err(error) => {
            let typed = Typed::Note(writing::markdown(&sent.fields, "note"));
            refused(&web, &visitor, &actor, number, typed, error).await
        }
    }
}

pub async fn set_status(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
    fields: Fields,
) -> Result<Response> {
    let done = match Status::parse(fields.get("status")) {
        Some(status) => tickets::set_status(&web.app, &actor, number, status).await.map(|()| status),
        None => Err(Error::invalid("status", Phrase::new("status-missing"))),
    };
    let done = done.map(|status| format!("Status set to {}.", status.label()));
    answer(&web, &visitor, &actor, number, done).await
}

pub async fn set_priority(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
    fields: Fields,
) -> Result<Response> {
    let done = match Priority::parse(fields.get("priority")) {
        Some(priority) => tickets::set_priority(&web.app, &actor, number, priority).await.map(|()| priority),
        None => Err(Error::invalid("priority", Phrase::new("priority-missing"))),
    };
    let done = done.map(|priority| format!("Priority set to {}.", priority.label()));
    answer(&web, &visitor, &actor, number, done).await
}

/// Admins assign from the ticket and from the list; `back` leads to the list again.
pub async fn assign(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(number): Number,
    fields: Fields,
) -> Result<Response> {
    let people = people::assignees(&mut *web.app.read().await?).await?;
    let seen = fields.has("seen").then(|| fields.get("seen").parse().ok());
    let done = match chosen(fields.get("assignee"), &people) {
        Some(to) => tickets::assign(&web.app, &actor, number, Assignment { to, seen }).await.map(|()| to),
        None => Err(Error::invalid("assignee", Phrase::new("assignee-missing"))),
    };
    let done = done.map(|to| {
        let name = people.iter().find(|(id, _)| Some(*id) == to).map_or("nobody", |(_, name)| name.as_str());
        format!("Request {number} is assigned to {name}.")
    });
    match (done, local_target(fields.get("back"))) {
        (Ok(text), Some(back)) => Ok(go(back).flash(web.cookie_names(), Tone::Ok, &text).into_response()),
        (done, _) => answer(&web, &visitor, &actor, number, done).await,
    }
}

pub async fn take(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
) -> Result<Response> {
    let done =
        tickets::take(&web.app, &actor, number).await.map(|()| "This request is yours now.".to_owned());
    answer(&web, &visitor, &actor, number, done).await
}

pub async fn close(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
) -> Result<Response> {
    let done = tickets::close(&web.app, &actor, number).await.map(|()| "Request closed.".to_owned());
    answer(&web, &visitor, &actor, number, done).await
}

pub async fn reopen(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
) -> Result<Response> {
    let done = tickets::reopen(&web.app, &actor, number).await.map(|()| "Request reopened.".to_owned());
    answer(&web, &visitor, &actor, number, done).await
}

/// Back to the ticket with a sentence, or the ticket as it is now with the reason why not.
async fn answer(
    web: &Web,
    visitor: &Visitor,
    actor: &Actor,
    number: i64,
    done: helpdesk::Result<String>,
) -> Result<Response> {
    match done {
        Ok(text) => {
            Ok(go(&format!("/t/{number}")).flash(web.cookie_names(), Tone::Ok, &text).into_response())
        }
        Err(error) => refused(web, visitor, actor, number, Typed::Nothing, error).await,
    }
}
