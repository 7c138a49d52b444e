//! Mails about requests: to the customer, to the agent who has the request, to administrators about new ones.
//! Nobody is mailed about notes, and nobody but the requester about what they did themselves.

use db::Conn;
use helpdesk::people::{self, Person, State};
use helpdesk::tickets::{self, Channel, Message, Ticket, Visibility};
use helpdesk::{App, Event, Kind, Result, attachments, event_store, suggestions};

use super::letter::{Desk, Letter, Reader};
use super::words;
use super::written::Written;

/// Somebody whose name cannot be shown.
const CUSTOMER: &str = "mail-a-customer";
const COLLEAGUE: &str = "mail-a-colleague";

/// The mail about the assistant's own answer.
pub(super) const AUTO_REPLY: &str = "auto_reply";

/// The request and the people around it, as they are now.
struct Case<'a> {
    desk: &'a Desk,
    event: &'a Event,
    ticket: Ticket,
    requester: Option<Person>,
    assignee: Option<Person>,
    actor: Option<Person>,
    admins: Vec<Person>,
}

pub(super) async fn letters(conn: &mut Conn, desk: &Desk, event: &Event, number: i64) -> Result<Vec<Letter>> {
    if !is_told(event.kind) {
        return Ok(Vec::new());
    }
    let Some(case) = Case::load(conn, desk, event, number).await? else { return Ok(Vec::new()) };
    Ok(match event.kind {
        Kind::TicketRaised | Kind::MessagePosted => case.message(conn).await?,
        Kind::TicketAssigned => case.assigned(),
        Kind::TicketSolved => case.status("solved"),
        Kind::TicketClosed => case.status("closed"),
        Kind::TicketReopened => case.status("reopened"),
        _ => Vec::new(),
    })
}

/// Events among which that of a message is looked for that can still be changed.
const RECENT: i64 = 500;

/// The event by which the message that this one is about was posted.
pub(super) async fn posting(conn: &mut Conn, event: &Event) -> Result<Option<Event>> {
    let (Some(ticket), Some(message)) = (event.ticket, event.message()) else { return Ok(None) };
    let events = event_store::of_ticket(conn, ticket, RECENT).await?;
    Ok(events.into_iter().find(|event| {
        matches!(event.kind, Kind::TicketRaised | Kind::MessagePosted) && event.message() == Some(message)
    }))
}

/// The assistant's own answer goes to the requester, with the question whether it helped.
pub(super) async fn auto_reply(app: &App, desk: &Desk, event: &Event) -> Result<Vec<Letter>> {
    let Some(number) = event.ticket else { return Ok(Vec::new()) };
    let Some(link) = suggestions::auto_reply_to(app, number).await? else { return Ok(Vec::new()) };
    let mut conn = app.read().await?;
    let Some(case) = Case::load(&mut conn, desk, event, number).await? else { return Ok(Vec::new()) };
    let Some(id) = event.message() else { return Ok(Vec::new()) };
    let Some(message) = tickets::message(&mut conn, id).await? else { return Ok(Vec::new()) };
    let Some(mut letter) = case.to_customer(AUTO_REPLY) else { return Ok(Vec::new()) };
    let request = std::mem::replace(&mut letter.link, desk.link(&format!("/helped/{link}")));
    let letter = Written::of(&message, None, &desk.base_url).told_in(letter);
    Ok(vec![letter.with("request_link", request)])
}

const fn is_told(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::TicketRaised
            | Kind::MessagePosted
            | Kind::TicketAssigned
            | Kind::TicketSolved
            | Kind::TicketClosed
            | Kind::TicketReopened
    )
}

impl<'a> Case<'a> {
    async fn load(conn: &mut Conn, desk: &'a Desk, event: &'a Event, number: i64) -> Result<Option<Self>> {
        let Some(ticket) = tickets::find(conn, number).await? else { return Ok(None) };
        let requester =
            person(conn, Some(ticket.requester)).await?.filter(|person| person.state == State::Active);
        // What was so when it happened: by now somebody else may have the request.
        let assignee = match event.kind {
            Kind::TicketRaised => None,
            Kind::TicketAssigned => event.person,
            _ => ticket.assignee,
        };
        let assignee = person(conn, assignee).await?.filter(Person::is_active_staff);
        let actor = person(conn, event.actor).await?;
        let admins = if desk.settings.mail_admins_new_requests && assignee.is_none() {
            people::active_admins(conn).await?
        } else {
            Vec::new()
        };
        Ok(Some(Self { desk, event, ticket, requester, assignee, actor, admins }))
    }

    fn by_requester(&self) -> bool {
        self.event.actor == Some(self.ticket.requester)
    }

    /// A new request or a public message goes to the other side.
    async fn message(&self, conn: &mut Conn) -> Result<Vec<Letter>> {
        let Some(id) = self.event.message() else { return Ok(Vec::new()) };
        let message = tickets::message(conn, id).await?;
        let is_told =
            |message: &Message| message.visibility == Visibility::Public && message.deleted_at.is_none();
        let Some(message) = message.filter(is_told) else { return Ok(Vec::new()) };
        let files = attachments::of_message(conn, self.ticket.number, id).await?;
        let files = words::files(&files, |path| self.desk.link(path));
        let quote = tickets::quoted_by(conn, &message).await?;
        let mut letters = Vec::new();
        if self.event.kind == Kind::TicketRaised {
            letters.extend(self.to_customer("request_received"));
            letters.extend(self.to_desk("request_new"));
        } else if self.by_requester() {
            letters.extend(self.to_desk("reply_agent"));
        } else if self.ticket.channel != Channel::Chat {
            // In a chat it is mailed when it stays unseen.
            letters.extend(self.to_customer("reply_customer"));
        }
        let written = Written::of(&message, quote, &self.desk.base_url);
        let told = |letter: Letter| written.told_in(letter).with("files", files.clone());
        Ok(letters.into_iter().map(told).collect())
    }

    /// The customer learns who has the request, and so does that agent, unless they took it.
    fn assigned(&self) -> Vec<Letter> {
        let Some(assignee) = &self.assignee else { return Vec::new() };
        let agent = assignee.full_name();
        let requester = self.requester.as_ref().map(Person::full_name).unwrap_or_default();
        let customer =
            self.to_customer("assigned_customer").map(|letter| named(letter, "agent", &agent, COLLEAGUE));
        let staff =
            self.to_assignee("assigned_agent").map(|letter| named(letter, "requester", &requester, CUSTOMER));
        customer.into_iter().chain(staff).collect()
    }

    /// To the requester, also as a confirmation of their own doing, and to who has the request.
    fn status(&self, kind: &'static str) -> Vec<Letter> {
        let customer = self.to_customer(kind).map(|letter| letter.with("for_customer", true));
        let desk = if kind == "reopened" {
            self.to_desk(kind)
        } else {
            self.to_assignee(kind).into_iter().collect()
        };
        let by_reader = self.by_requester();
        let customer = customer.map(|letter| letter.with("by_reader", by_reader));
        let desk = desk.into_iter().map(|letter| letter.with("for_customer", false).with("by_reader", false));
        customer.into_iter().chain(desk).collect()
    }

    fn to_customer(&self, kind: &'static str) -> Option<Letter> {
        let reader = Reader::of(self.requester.as_ref()?, self.desk)?;
        Some(self.letter(kind, reader, "/requests/"))
    }

    fn to_assignee(&self, kind: &'static str) -> Option<Letter> {
        let assignee = self.assignee.as_ref().filter(|person| self.event.actor != Some(person.id))?;
        Some(self.letter(kind, Reader::of(assignee, self.desk)?, "/t/"))
    }

    /// To who has the request; to the administrators, unless they switched it off, while nobody has.
    fn to_desk(&self, kind: &'static str) -> Vec<Letter> {
        if self.assignee.is_some() {
            return self.to_assignee(kind).into_iter().collect();
        }
        let others = self.admins.iter().filter(|admin| self.event.actor != Some(admin.id));
        others
            .filter_map(|admin| Reader::of(admin, self.desk))
            .map(|reader| self.letter(kind, reader, "/t/"))
            .collect()
    }

    fn letter(&self, kind: &'static str, to: Reader, path: &str) -> Letter {
        let number = self.ticket.number;
        let actor = self.actor.as_ref().map(Person::full_name).unwrap_or_default();
        let instead = if self.by_requester() { CUSTOMER } else { COLLEAGUE };
        let letter = Letter::new(kind, to, self.desk.link(&format!("{path}{number}")))
            .with("number", number)
            .with("ticket", self.ticket.subject.as_str());
        let mut letter = named(letter, "who", &actor, instead);
        letter.ticket = Some(number);
        letter
    }
}

/// With somebody's name, or the text `instead` when it cannot be shown.
fn named(letter: Letter, fact: &'static str, name: &str, instead: &'static str) -> Letter {
    letter.saying(fact, |language| words::name(name, language.say(instead)))
}

async fn person(conn: &mut Conn, id: Option<i64>) -> Result<Option<Person>> {
    match id {
        Some(id) => people::find(conn, id).await,
        None => Ok(None),
    }
}
