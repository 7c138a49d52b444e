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
use crate::page::{PriorityView, StatusView};
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
    let word = |status: Status| Phrase::new(StatusView::staff(status.as_str()).word);
    let done = done.map(|status| Phrase::new("status-was-set").with("status", word(status)));
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
    let word = |priority: Priority| Phrase::new(PriorityView::of(priority.as_str()).word);
    let done = done.map(|priority| Phrase::new("priority-was-set").with("priority", word(priority)));
    answer(&web, &visitor, &actor, number, done).await
}

/// The service that it is about; empty for none.
pub async fn set_service(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
    fields: Fields,
) -> Result<Response> {
    let service = match fields.get("service") {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Error::invalid("service", Phrase::new("service-gone"))),
    };
    let done = match service {
        Ok(service) => tickets::set_service(&web.app, &actor, number, service).await,
        Err(error) => Err(error),
    };
    answer(&web, &visitor, &actor, number, done.map(|()| Phrase::new("ticket-service-was-set"))).await
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
        let text = match people.iter().find(|(id, _)| Some(*id) == to) {
            Some((_, name)) => Phrase::new("ticket-was-assigned").with("name", name),
            None => Phrase::new("ticket-was-unassigned"),
        };
        text.with("number", number)
    });
    match (done, local_target(fields.get("back"))) {
        (Ok(text), Some(back)) => {
            let text = text.say_in(visitor.language);
            Ok(web.go_saying(back, &text))
        }
        (done, _) => answer(&web, &visitor, &actor, number, done).await,
    }
}

pub async fn take(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
) -> Result<Response> {
    let done = tickets::take(&web.app, &actor, number).await.map(|()| Phrase::new("ticket-was-taken"));
    answer(&web, &visitor, &actor, number, done).await
}

pub async fn close(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
) -> Result<Response> {
    let done = tickets::close(&web.app, &actor, number).await.map(|()| Phrase::new("ticket-was-closed"));
    answer(&web, &visitor, &actor, number, done).await
}

pub async fn reopen(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
) -> Result<Response> {
    let done = tickets::reopen(&web.app, &actor, number).await.map(|()| Phrase::new("ticket-was-reopened"));
    answer(&web, &visitor, &actor, number, done).await
}

/// Back to the ticket with a sentence, or the ticket as it is now with the reason why not.
async fn answer(
    web: &Web,
    visitor: &Visitor,
    actor: &Actor,
    number: i64,
    done: helpdesk::Result<Phrase>,
) -> Result<Response> {
    match done {
        Ok(text) => {
            let text = text.say_in(visitor.language);
            Ok(web.go_saying(&format!("/t/{number}"), &text))
        }
        Err(error) => refused(web, visitor, actor, number, Typed::Nothing, error).await,
    }
}
