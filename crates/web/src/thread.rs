//! Puts messages and events of a ticket into the order in which a page shows them.

use helpdesk::tickets::{self, Said, ShownTicket, Status, Visibility};
use helpdesk::{Actor, Kind};

use crate::attachments::FileView;
use crate::conversation::{Entry, EventLine, HistoryLine, MessageView};
use crate::page::{PersonView, StatusView, When};
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
fn sentence(shown: &ShownTicket, event: &tickets::Entry, reader: Reader<'_>) -> Option<String> {
    let actor = if event.actor_id == Some(reader.actor.id) { "You" } else { &event.actor };
    let someone = event.person.as_deref().unwrap_or("somebody");
    let person = if event.person_id == Some(reader.actor.id) { "you" } else { someone };
    Some(match event.kind {
        Kind::TicketAssigned if event.taken || !reader.is_staff() => {
            let who = if event.taken { actor } else { someone };
            format!("{who} took this on")
        }
        Kind::TicketAssigned => format!("{actor} assigned this to {person}"),
        Kind::TicketUnassigned => format!("{actor} put this back to Unassigned"),
        Kind::StatusChanged => format!("{actor} set the status to {}", reader.status(event.status()?).word),
        Kind::MessagePosted if reader.is_staff() => match event.status()? {
            Status::Open if event.actor_id == Some(shown.requester.id) => {
                "Waits for an answer again".to_owned()
            }
            status => format!("{actor} set the status to {}", reader.status(status).word),
        },
        Kind::TicketSolved => format!("{actor} marked this solved"),
        Kind::TicketClosed => format!("{actor} closed this"),
        Kind::TicketReopened => format!("{actor} reopened this"),
        Kind::PriorityChanged => {
            let to = event.to.as_deref().and_then(tickets::Priority::parse)?;
            format!("{actor} set the priority to {}", to.label())
        }
        Kind::MailRejected => "A mail about this was refused by its receiver".to_owned(),
        _ => return None,
    })
}

/// The request's own history for its customer: one line for each step.
pub fn history(shown: &ShownTicket, reader: Reader<'_>) -> Vec<HistoryLine> {
    shown.history.iter().filter_map(|event| history_line(shown, event, reader)).collect()
}

fn history_line(shown: &ShownTicket, event: &tickets::Entry, reader: Reader<'_>) -> Option<HistoryLine> {
    let when = reader.when(event.at);
    let line = |status: Status, text: &str| HistoryLine::of(reader.status(status), text, when.clone());
    Some(match event.kind {
        Kind::TicketRaised => HistoryLine { shape: "new", text: "Request sent".to_owned(), when },
        Kind::MessagePosted => line(event.status()?, reader.status(event.status()?).word),
        Kind::TicketAssigned => HistoryLine { shape: "person", text: sentence(shown, event, reader)?, when },
        _ => line(event.status()?, &sentence(shown, event, reader)?),
    })
}
