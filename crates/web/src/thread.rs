//! Puts messages and events of a ticket into the order in which a page shows them.

use helpdesk::attachments::Attachment;
use helpdesk::tickets::{
    self, Channel, Format, Message, Quote, Revision, Said, ShownTicket, Status, Visibility,
};
use helpdesk::{Actor, Kind, PersonId, assistant};
use locales::{Phrase, Value};
use text::Pictures;

use crate::attachments::FileView;
use crate::conversation::{
    Entry, EventLine, FormerView, HistoryLine, MessageView, QuoteView, TranscriptView,
};
use crate::page::{Marked, PersonView, PriorityView, StatusView, When, name_or_deleted};
use crate::when::Times;

/// For whom the words are chosen.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    pub actor: &'a Actor,
    pub times: &'a Times,
}

impl Reader<'_> {
    fn is_staff(&self) -> bool {
        self.actor.role.is_staff()
    }

    pub fn when(&self, at: i64) -> When {
        self.times.when(at)
    }

    pub fn person(&self, id: PersonId, name: &str, asks: bool) -> PersonView {
        PersonView::or_deleted(id, name, asks, self.times.language)
    }

    fn name<'n>(&self, name: &'n str) -> &'n str {
        name_or_deleted(name, self.times.language)
    }

    /// A quoted message, with the way to it: it may stand on an earlier page.
    pub fn quote(&self, quote: &Quote, shown: &ShownTicket) -> QuoteView {
        let (id, number) = (quote.message, shown.ticket.number);
        let is_here = shown.conversation.iter().any(|said| said.message.id == id);
        let path = if self.is_staff() { "/t" } else { "/requests" };
        QuoteView {
            message: id,
            mine: quote.author == self.actor.id && !self.is_staff(),
            name: self.name(&quote.name).to_owned(),
            words: quote.words.clone(),
            deleted: quote.is_deleted,
            href: if is_here {
                format!("#m{id}")
            } else {
                format!("{path}/{number}?before={}#m{id}", id + 1)
            },
        }
    }

    /// As this reader calls the status.
    pub fn status(&self, status: Status) -> StatusView {
        if self.is_staff() {
            StatusView::staff(status.as_str())
        } else {
            StatusView::customer(status.as_str())
        }
    }
}

/// What somebody wrote, with the pictures that were sent with it.
fn html(body: &str, format: Format, files: &[Attachment]) -> String {
    let shown = |address: &str| {
        let id = tickets::file_at(address)?;
        files.iter().find(|file| file.id == id).map(FileView::of)?.in_text()
    };
    text::to_html(body, format.into(), Pictures::Shown(&shown))
}

/// The chat that the assistant handed over with this note.
fn transcript(shown: &ShownTicket, message: &Message) -> Option<Box<TranscriptView>> {
    let may_be = shown.ticket.channel == Channel::Chat
        && message.visibility == Visibility::Internal
        && message.deleted_at.is_none();
    may_be.then(|| assistant::handed_over(&message.body)).flatten().map(|chat| Box::new(chat.into()))
}

/// Messages and events by time, with a heading for each day.
pub fn entries(shown: &ShownTicket, reader: Reader<'_>) -> Vec<Entry> {
    let mut thread = Thread { reader, day: String::new(), entries: Vec::new() };
    let start = shown.conversation.first().map_or(0, |said| said.message.created_at);
    let mut events = shown.history.iter().filter(|event| event.at >= start).peekable();
    for said in &shown.conversation {
        while let Some(event) = events.next_if(|event| event.at < said.message.created_at) {
            thread.event(shown, event);
        }
        thread.message(shown, said);
        if let Some(seen) = shown.seen.filter(|seen| seen.message == said.message.id) {
            thread.entries.push(Entry::Seen(reader.times.moment(seen.at)));
        }
    }
    events.for_each(|event| thread.event(shown, event));
    thread.entries
}

struct Thread<'a> {
    reader: Reader<'a>,
    day: String,
    entries: Vec<Entry>,
}

impl Thread<'_> {
    fn message(&mut self, shown: &ShownTicket, said: &Said) {
        self.begin_day(said.message.created_at);
        let (message, author) = (&said.message, &said.author);
        let deleted = message.deleted_at.is_some();
        let html = html(&message.body, message.format, &said.files);
        self.entries.push(Entry::Message(MessageView {
            files: said.files.iter().map(|file| FileView::of(file).beside(&html)).collect(),
            html,
            transcript: transcript(shown, &said.message),
            id: message.id,
            author: self.reader.person(author.id, &author.name, author.is_requester),
            mine: author.id == self.reader.actor.id,
            ours: !author.is_requester,
            note: message.visibility == Visibility::Internal,
            quote: said.quote.as_ref().map(|quote| self.reader.quote(quote, shown)),
            edited: message.edited_at.is_some(),
            deleted,
            former: said.former.iter().map(|revision| self.former(revision, said)).collect(),
            can_quote: !deleted && shown.ticket.status != Status::Closed,
            can_edit: said.may_edit,
            can_delete: said.may_delete,
            when: self.reader.times.clock(message.created_at),
        }));
    }

    fn former(&self, revision: &Revision, said: &Said) -> FormerView {
        FormerView {
            html: html(&revision.body, revision.format, &said.files),
            until: self.reader.times.clock(revision.ended_at),
        }
    }

    fn event(&mut self, shown: &ShownTicket, event: &tickets::Entry) {
        let Some(text) = sentence(shown, event, self.reader) else { return };
        self.begin_day(event.at);
        let shape = match (event.kind, event.status()) {
            (_, Some(status)) => self.reader.status(status).key,
            (Kind::PriorityChanged, None) => "priority",
            (_, None) => "person",
        };
        let when = self.reader.times.clock(event.at);
        self.entries.push(Entry::Event(EventLine { id: event.id, shape, text, when }));
    }

    fn begin_day(&mut self, at: i64) {
        let day = self.reader.times.day(at);
        if day != self.day {
            self.entries.push(Entry::Day(day.clone()));
            self.day = day;
        }
    }
}

/// What happened, as a line between messages. None where the message itself says it.
fn sentence(shown: &ShownTicket, event: &tickets::Entry, reader: Reader<'_>) -> Option<Marked> {
    let named = |name: &Option<String>, instead| match name {
        Some(name) => Value::from(reader.name(name)),
        None => Phrase::new(instead).into(),
    };
    let actor = || named(&event.actor, "the-system");
    let person = || named(&event.person, "somebody");
    let is_reader = |id: Option<PersonId>| if id == Some(reader.actor.id) { "you" } else { "other" };
    let done = |text: &'static str| {
        Phrase::new(text).choosing("by", is_reader(event.actor_id)).with("name", actor())
    };
    let status =
        |status: Status| done("event-status").with("status", Phrase::new(reader.status(status).word));
    let said = match event.kind {
        Kind::TicketAssigned if event.taken => done("event-taken"),
        Kind::TicketAssigned if !reader.is_staff() => {
            Phrase::new("event-taken").choosing("by", "other").with("name", person())
        }
        Kind::TicketAssigned => {
            done("event-assigned").choosing("to", is_reader(event.person_id)).with("person", person())
        }
        Kind::TicketUnassigned => done("event-unassigned"),
        Kind::StatusChanged => status(event.status()?),
        Kind::MessagePosted if reader.is_staff() => match event.status()? {
            Status::Open if event.actor_id == Some(shown.requester.id) => Phrase::new("event-waits-again"),
            other => status(other),
        },
        Kind::TicketSolved => done("event-solved"),
        Kind::TicketClosed => done("event-closed"),
        Kind::TicketReopened => done("event-reopened"),
        Kind::PriorityChanged => {
            let to = event.to.as_deref().and_then(tickets::Priority::parse)?;
            done("event-priority").with("priority", Phrase::new(PriorityView::of(to.as_str()).word))
        }
        Kind::TicketServiceSet => match &event.to {
            Some(service) => done("event-service").with("service", service),
            None => done("event-service-none"),
        },
        Kind::MailRejected => Phrase::new("event-mail-rejected"),
        _ => return None,
    };
    Some(Marked::new(said.to(reader.times.language)))
}

/// The request's own history for its customer: one line for each step.
pub fn history(shown: &ShownTicket, reader: Reader<'_>) -> Vec<HistoryLine> {
    shown.history.iter().filter_map(|event| history_line(shown, event, reader)).collect()
}

fn history_line(shown: &ShownTicket, event: &tickets::Entry, reader: Reader<'_>) -> Option<HistoryLine> {
    let when = reader.when(event.at);
    let say = |text| Marked::new(reader.times.language.say_with(text));
    let line = |status: Status, text: Marked| HistoryLine::of(reader.status(status), text, when.clone());
    Some(match event.kind {
        Kind::TicketRaised => HistoryLine { shape: "new", text: say("event-raised"), when },
        Kind::MessagePosted => line(event.status()?, say(reader.status(event.status()?).word)),
        Kind::TicketAssigned => HistoryLine { shape: "person", text: sentence(shown, event, reader)?, when },
        _ => line(event.status()?, sentence(shown, event, reader)?),
    })
}
