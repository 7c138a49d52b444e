//! Reads one ticket and fills its page.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use helpdesk::tickets::{self, Channel, Format, InboxView, ShownTicket, Writing};
use helpdesk::{Actor, Error, Place, Role, people, services, suggestions};
use locales::Language;

use super::chat::chat;
use super::inbox::View;
use super::ticket::{OtherRequest, Requester, SideList, SideRow, Ticket};
use crate::composer::{self, Composer, quote};
use crate::form::Query;
use crate::page::{Choice, Frame, PriorityView, StatusView, name_or_deleted};
use crate::services::view::ServiceView;
use crate::session::{Number, Staff, Visitor};
use crate::thread::{self, Reader};
use crate::writing::Quoting;
use crate::{Failure, Result, Web, drafts, paging, render_as};

/// Rows of the list beside the ticket.
const SIDE_ROWS: usize = 12;

/// What somebody had typed when a form was refused.
#[derive(Debug, Clone, Copy)]
pub enum Typed<'a> {
    Nothing,
    Reply(Writing<'a>),
    Note(Writing<'a>),
}

pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(number): Number,
    query: Query,
) -> Result<Response> {
    let page = page(&web, &visitor, &actor, number, paging::earlier(&query.0), Quoting::of(&query.0)).await?;
    render_as(StatusCode::OK, &page)
}

/// The ticket as it is now, with what went wrong and what was typed.
pub async fn refused(
    web: &Web,
    visitor: &Visitor,
    actor: &Actor,
    number: i64,
    typed: Typed<'_>,
    error: Error,
) -> Result<Response> {
    let asks_internal = matches!(&error, Error::Invalid(problems) if problems.of("internal_words").is_some());
    let failure = Failure::from(error);
    let text = failure.sentence(visitor.language).ok_or_else(|| failure.clone())?;
    let writing = match typed {
        Typed::Reply(writing) | Typed::Note(writing) => writing,
        Typed::Nothing => Writing::default(),
    };
    let mut page = page(web, visitor, actor, number, None, Quoting::Asked(writing.quotes)).await?;
    let composer = match typed {
        Typed::Reply(_) => page.reply.as_mut(),
        Typed::Note(_) => page.note.as_mut(),
        Typed::Nothing => None,
    };
    let is_rich = writing.format == Format::Html;
    let clean = is_rich.then(|| tickets::clean_draft(writing.text));
    let typed_text = clean.as_deref().unwrap_or(writing.text);
    composer::hand_back(&mut page.frame, composer, typed_text, &failure, text);
    if let (Typed::Reply(_), Some(reply)) = (typed, &mut page.reply) {
        reply.rich = is_rich;
        reply.asks_internal |= asks_internal;
    }
    render_as(failure.status(), &page)
}

async fn page(
    web: &Web,
    visitor: &Visitor,
    actor: &Actor,
    number: i64,
    before: Option<i64>,
    quoting: Quoting,
) -> Result<Ticket> {
    let shown = tickets::show_ticket(&web.app, actor, number, before).await?;
    let times = web.times(visitor);
    let reader = Reader { actor, times: &times };
    let view = view_of(&shown, actor);
    let frame = web.frame(visitor, view.here()).await?;
    let ticket = &shown.ticket;
    let (active, closed) = (ticket.status.is_active(), ticket.status == tickets::Status::Closed);
    let may_change = shown.may_work && !closed;
    let requester_name = name_or_deleted(&shown.requester.full_name(), visitor.language).to_owned();
    let mut reply = may_change.then(|| Composer::new(Place::Reply(number), requester_name));
    let mut note = (!closed).then(|| Composer::new(Place::Note(number), ""));
    let by_chat = ticket.channel == Channel::Chat;
    let chat = if by_chat { chat(web, actor, number, &times).await? } else { None };
    if let Some(reply) = reply.as_mut().filter(|_| by_chat) {
        let proven = chat.as_ref().is_some_and(|chat| chat.email_verified);
        reply.no_address = shown.requester.email.is_empty() && !proven;
        reply.reaches = if reply.no_address { "ticket-to-chat" } else { "ticket-to-chat-or-mail" };
    }
    for composer in reply.iter_mut().chain(note.as_mut()) {
        composer.files = web.files_at(actor, composer.place).await?;
    }
    let typed = helpdesk::drafts::on_ticket(&web.app, actor, number).await?;
    drafts::restore(typed, reply.iter_mut().chain(note.as_mut()));
    if let Some(reply) = reply.as_mut().filter(|reply| !reply.text.value.is_empty()) {
        let format = if reply.rich { Format::Html } else { Format::Markdown };
        let typed = Writing { text: &reply.text.value, format, ..Writing::default() };
        reply.asks_internal = suggestions::holds_internal(&web.app, number, typed).await?;
    }
    let can_assign = actor.role == Role::Admin && !closed;
    for composer in reply.iter_mut().chain(note.as_mut()) {
        let Some(id) = quoting.in_place_of(composer.drafted_quote) else { continue };
        let found = quote(web, actor, number, id).await?;
        // A customer may not read what a note says.
        let found = found.filter(|quote| !quote.is_note || matches!(composer.place, Place::Note(_)));
        composer.quote = found.map(|quote| reader.quote(&quote, &shown));
    }
    Ok(Ticket {
        number,
        subject: ticket.subject.clone(),
        status: reader.status(ticket.status),
        priority: PriorityView::of(ticket.priority.as_str()),
        assignee: shown.assignee.as_ref().map(|(id, name)| reader.person(*id, name, false)),
        requester: requester(&shown, reader),
        services: if may_change { offered(web, visitor, ticket.service).await? } else { Vec::new() },
        service: services::of_ticket(&web.app, ticket.service)
            .await?
            .map(|service| ServiceView::of(&service, &times)),
        by_chat,
        chat,
        sent: reader.when(ticket.created_at),
        earlier: shown.earlier.map(|id| format!("/t/{number}?before={id}")),
        entries: thread::entries(&shown, reader),
        statuses: Choice::statuses(ticket.status.as_str(), visitor.language),
        priorities: Choice::priorities(ticket.priority.as_str(), visitor.language),
        assignees: if can_assign {
            assignees(web, ticket.assignee, visitor.language).await?
        } else {
            Vec::new()
        },
        reply,
        note,
        can_set_status: may_change,
        can_set_priority: may_change,
        can_assign,
        can_take: active && ticket.assignee.is_none(),
        can_close: may_change,
        can_reopen: shown.may_work && !active,
        mail_trouble: shown.rejected.last().map(|rejected| rejected.answer.clone()),
        list: side_list(web, actor, view, &frame, reader).await?,
        frame,
    })
}

/// The view of the inbox in which this ticket stands.
fn view_of(shown: &ShownTicket, actor: &Actor) -> View {
    match (shown.ticket.status.is_active(), shown.ticket.assignee) {
        (false, _) => View::Closed,
        (true, None) => View::Unassigned,
        (true, Some(assignee)) if assignee == actor.id => View::Mine,
        (true, Some(_)) => View::AllOpen,
    }
}

fn requester(shown: &ShownTicket, reader: Reader<'_>) -> Requester {
    let (person, language) = (&shown.requester, reader.times.language);
    let since = reader.when(person.created_at);
    let year = since.iso.get(..4).unwrap_or_default();
    Requester {
        person: reader.person(person.id, &person.full_name(), true),
        email: person.email.clone(),
        mobile: person.mobile.clone(),
        since: language.say_with("ticket-customer-since").with("year", year).to_string(),
        other_requests: shown
            .others
            .iter()
            .map(|other| OtherRequest {
                number: other.number,
                subject: other.subject.clone(),
                status: StatusView::staff(other.status.as_str()),
            })
            .collect(),
    }
}

async fn assignees(web: &Web, current: Option<i64>, language: Language) -> Result<Vec<Choice>> {
    let people = people::assignees(&mut *web.app.read().await?).await?;
    let nobody = Choice::new("", language.say("unassigned"), current.is_none());
    let choices = people.into_iter().map(|(id, name)| Choice::new(id.to_string(), name, current == Some(id)));
    Ok(std::iter::once(nobody).chain(choices).collect())
}

/// The services that it can be set to; none when the desk has none.
async fn offered(web: &Web, visitor: &Visitor, current: Option<i64>) -> Result<Vec<Choice>> {
    let services = services::choices(&web.app).await?;
    if services.is_empty() {
        return Ok(Vec::new());
    }
    let none = Choice::new("", visitor.language.say("request-service-none"), current.is_none());
    let choice = |service: services::Choice| {
        Choice::new(service.id.to_string(), service.name, current == Some(service.id))
    };
    Ok(std::iter::once(none).chain(services.into_iter().map(choice)).collect())
}

async fn side_list(
    web: &Web,
    actor: &Actor,
    view: View,
    frame: &Frame,
    reader: Reader<'_>,
) -> Result<Option<SideList>> {
    let rows = tickets::inbox_top(&web.app, actor, view.of_helpdesk(), SIDE_ROWS).await?;
    let count = match view.of_helpdesk() {
        InboxView::Mine => frame.counts.mine,
        InboxView::Unassigned => frame.counts.unassigned,
        InboxView::All => frame.counts.all_open,
        InboxView::Closed => frame.counts.closed,
    };
    let rows = rows
        .iter()
        .map(|row| SideRow {
            number: row.number,
            subject: row.subject.clone(),
            requester: name_or_deleted(&row.requester_name(), reader.times.language).to_owned(),
            status: StatusView::staff(row.status.as_str()),
            priority: PriorityView::of(row.priority.as_str()),
            updated: reader.when(row.updated_at).short,
            unanswered: row.is_unanswered(),
            chat: row.channel == Channel::Chat,
        })
        .collect();
    Ok(Some(SideList { title: view.word(), href: view.path(), count, rows }))
}
