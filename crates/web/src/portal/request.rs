//! One request and its conversation, as its customer reads it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use helpdesk::tickets::{self, Writing};
use helpdesk::{Actor, Error, Place, services};

use super::notices::Notices;
use crate::composer::{self, Composer, quote};
use crate::conversation::{Entry, HistoryLine};
use crate::form::Query;
use crate::page::{Frame, Here, PersonView, StatusView, When};
use crate::services::view::ServiceView;
use crate::session::{Customer, Number, Visitor};
use crate::thread::{self, Reader};
use crate::writing::Quoting;
use crate::{Failure, Result, Web, drafts, paging, render_as, sample};

#[derive(Template)]
#[template(path = "portal/request.html")]
pub struct Request {
    /// At [`Here::Requests`].
    pub frame: Frame,
    pub number: i64,
    pub subject: String,
    /// As customers read it.
    pub status: StatusView,
    pub agent: Option<PersonView>,
    /// The service that it is about, as it is doing now.
    pub service: Option<ServiceView>,
    pub sent: When,
    /// Where the messages before these are.
    pub earlier: Option<String>,
    /// Oldest first.
    pub entries: Vec<Entry>,
    /// The request's own history, oldest first.
    pub history: Vec<HistoryLine>,
    /// None when it can only be read.
    pub message: Option<Composer>,
    pub notices: Notices,
    pub can_close: bool,
    pub can_reopen: bool,
}

impl Request {
    /// The id of the last message.
    pub fn newest(&self) -> Option<i64> {
        crate::conversation::newest(&self.entries)
    }

    pub fn sample() -> Self {
        Self {
            frame: sample::customer().at(Here::Requests),
            number: 1042,
            subject: "Internet drops every evening around eight".to_owned(),
            status: StatusView::customer("pending"),
            agent: Some(sample::noor()),
            service: Some(ServiceView::sample("Home internet", services::Availability::Degraded)),
            sent: sample::when("2026-11-21T19:41:00Z", "21 Nov, 20:41"),
            earlier: None,
            entries: sample::conversation_for_customer(),
            history: sample::history(),
            message: Some(Composer::new(Place::Message(1042), "Noor")),
            notices: Notices::sample(),
            can_close: true,
            can_reopen: false,
        }
    }

    pub fn sample_closed() -> Self {
        Self {
            status: StatusView::customer("closed"),
            message: None,
            can_close: false,
            can_reopen: true,
            ..Self::sample()
        }
    }

    pub fn sample_unassigned_with_errors() -> Self {
        let mut page = Self { agent: None, status: StatusView::customer("new"), ..Self::sample() };
        page.entries.truncate(2);
        page.history.truncate(1);
        page.message = Some(Composer {
            quote: Some(sample::noors_question_quoted()),
            ..sample::refused(Place::Message(1042))
        });
        page
    }
}

pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    Number(number): Number,
    Query(query): Query,
) -> Result<Response> {
    let page = page(&web, &visitor, &actor, number, paging::earlier(&query), Quoting::of(&query)).await?;
    render_as(StatusCode::OK, &page)
}

/// The page again, with what went wrong and what was typed.
pub async fn refused(
    web: &Web,
    visitor: &Visitor,
    actor: &Actor,
    number: i64,
    typed: Writing<'_>,
    error: Error,
) -> Result<Response> {
    let failure = Failure::from(error);
    let text = failure.sentence(visitor.language).ok_or_else(|| failure.clone())?;
    let mut page = page(web, visitor, actor, number, None, Quoting::Asked(typed.quotes)).await?;
    composer::hand_back(&mut page.frame, page.message.as_mut(), typed.text, &failure, text);
    render_as(failure.status(), &page)
}

async fn page(
    web: &Web,
    visitor: &Visitor,
    actor: &Actor,
    number: i64,
    before: Option<i64>,
    quoting: Quoting,
) -> Result<Request> {
    let shown = tickets::show_request(&web.app, actor, number, before).await?;
    let times = web.times(visitor);
    let reader = Reader { actor, times: &times };
    let status = shown.ticket.status;
    let closed = status == tickets::Status::Closed;
    let agent = shown.assignee.as_ref().map(|(id, name)| reader.person(*id, name, false));
    let to = shown.assignee.as_ref().and_then(|(_, name)| name.split_whitespace().next()).unwrap_or_default();
    let mut message = (!closed).then(|| Composer::new(Place::Message(number), to));
    if let Some(composer) = &mut message {
        composer.files = web.files_at(actor, composer.place).await?;
    }
    drafts::restore(helpdesk::drafts::on_ticket(&web.app, actor, number).await?, message.as_mut());
    if let Some(composer) = &mut message
        && let Some(id) = quoting.in_place_of(composer.drafted_quote)
    {
        composer.quote = quote(web, actor, number, id).await?.map(|quote| reader.quote(&quote, &shown));
    }
    Ok(Request {
        number,
        subject: shown.ticket.subject.clone(),
        status: reader.status(status),
        agent,
        service: services::of_ticket(&web.app, shown.ticket.service)
            .await?
            .map(|service| ServiceView::of(&service, &times)),
        sent: reader.when(shown.ticket.created_at),
        earlier: shown.earlier.map(|id| format!("/requests/{number}?before={id}")),
        entries: thread::entries(&shown, reader),
        history: thread::history(&shown, reader),
        message,
        notices: Notices::of(web, actor).await?,
        can_close: !closed,
        can_reopen: !status.is_active(),
        frame: web.frame(visitor, Here::Requests).await?,
    })
}
