//! Puts messages and events of a ticket into the order in which a page shows them.

use helpdesk::tickets::{self, Said, ShownTicket, Status, Visibility};
use helpdesk::{Actor, Kind, PersonId};
use locales::{Phrase, Value};

use crate::attachments::FileView;
use crate::conversation::{Entry, EventLine, HistoryLine, MessageView};
use crate::page::{Marked, PersonView, StatusView, When};
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

    /// As this reader calls the status.
    pub fn status(&self, status: Status) -> StatusView {
        if self.is_staff() {
            StatusView::staff(status.as_str())
        } else {
            StatusView::customer(status.as_str())
        }
    }
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
        thread.message(said);
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
    fn message(&mut self, said: &Said) {
        self.begin_day(said.message.created_at);
        let author = &said.author;
        self.entries.push(Entry::Message(MessageView {
            id: said.message.id,
            author: PersonView::new(author.id, &author.name, author.is_requester),
            mine: author.id == self.reader.actor.id,
            ours: !author.is_requester,
            note: said.message.visibility == Visibility::Internal,
            body: said.message.body.clone(),
            files: said.files.iter().map(FileView::of).collect(),
            when: self.reader.times.clock(said.message.created_at),
        }));
    }

    fn event(&mut self, shown: &ShownTicket, event: &tickets::Entry) {
        let Some(text) = sentence(shown, event, self.reader) else { return };
        self.begin_day(event.at);
        let shape = event.status().map_or("person", |status| self.reader.status(status).key);
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
    let actor = || Value::from(&event.actor);
    let person = || event.person.as_ref().map_or_else(|| Phrase::new("somebody").into(), Value::from);
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
            done("event-priority").with("priority", to.label())
        }
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
