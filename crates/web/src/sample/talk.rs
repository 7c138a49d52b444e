//! One conversation, as its customer and as the team reads it.

use helpdesk::assistant::{HandedOver, Turn};
use locales::Phrase;

use super::{amara, dev, noor, when};
use crate::attachments::FileView;
use crate::conversation::{Entry, EventLine, FormerView, HistoryLine, MessageView, QuoteView};
use crate::page::{Marked, PersonView, StatusView};

struct Said {
    id: i64,
    author: PersonView,
    note: bool,
    time: (&'static str, &'static str),
    body: &'static str,
    files: Vec<FileView>,
    quote: Option<QuoteView>,
}

impl Said {
    fn seen_by(self, viewer: i64) -> Entry {
        Entry::Message(MessageView {
            id: self.id,
            mine: self.author.id == viewer,
            ours: !self.author.avatar.asks,
            author: self.author,
            note: self.note,
            html: text::to_html(self.body, text::Format::Markdown, text::Pictures::Linked("")),
            transcript: None,
            files: self.files,
            quote: self.quote,
            edited: false,
            deleted: false,
            former: Vec::new(),
            can_quote: true,
            can_edit: false,
            can_delete: false,
            when: when(self.time.0, self.time.1),
        })
    }
}

fn said(id: i64, author: PersonView, time: (&'static str, &'static str), body: &'static str) -> Said {
    Said { id, author, note: false, time, body, files: Vec::new(), quote: None }
}

fn file(id: i64, name: &str, size: &str, shown: Option<(i64, i64)>) -> FileView {
    FileView {
        id,
        name: name.to_owned(),
        size: size.to_owned(),
        address: format!("/files/{id}/file"),
        shown,
        folder: "/files".to_owned(),
    }
}

/// A picture of a router.
pub fn photo() -> FileView {
    file(1, "router-light.jpg", "412 kB", Some((320, 198)))
}

fn measurements() -> FileView {
    file(2, "Measurements Kelp Street.pdf", "1.2 MB", None)
}

fn event(id: i64, shape: &'static str, said: Phrase, iso: &str, short: &str) -> Entry {
    Entry::Event(EventLine { id, shape, text: Marked::new(said), when: when(iso, short) })
}

fn taken(name: &str) -> Phrase {
    Phrase::new("event-taken").choosing("by", "other").with("name", name)
}

fn first_message() -> Said {
    let message = said(
        1,
        amara(),
        ("2026-11-21T19:41:00Z", "20:41"),
        "Since Thursday the connection drops every evening at about eight and comes back ten minutes later. That is \
         right in the middle of my daughter’s online class. I have restarted the router twice. The second light is \
         red when it happens.",
    );
    Said { files: vec![photo()], ..message }
}

fn noors_question() -> Said {
    said(
        2,
        noor(),
        ("2026-11-22T08:12:00Z", "09:12"),
        "Good morning Amara, thank you for the details, they help a lot. The red light means too little light arrives \
         in the fibre. I have measured your line: it is weaker than last month.\n\nCould you look whether the thin \
         white cable has a tight bend anywhere behind the shelf?",
    )
}

fn amaras_answer() -> Said {
    Said {
        quote: Some(noors_question_quoted()),
        ..said(
            3,
            amara(),
            ("2026-11-22T08:58:00Z", "09:58"),
            "It did! It was squeezed behind the shelf. I straightened it, but the light still turns red now and then.",
        )
    }
}

pub fn noors_question_quoted() -> QuoteView {
    QuoteView {
        message: 2,
        mine: false,
        name: noor().name,
        words: "Could you look whether the thin white cable has a tight bend anywhere behind the shelf?"
            .to_owned(),
        deleted: false,
        href: "#m2".to_owned(),
    }
}

pub fn conversation_for_customer() -> Vec<Entry> {
    let viewer = amara().id;
    vec![
        Entry::Day("Yesterday".to_owned()),
        first_message().seen_by(viewer),
        Entry::Day("Today".to_owned()),
        event(2, "open", taken("Noor Haddad"), "2026-11-22T07:55:00Z", "08:55"),
        noors_question().seen_by(viewer),
        amaras_answer().seen_by(viewer),
        Entry::Seen("10:02".to_owned()),
        said(
            5,
            noor(),
            ("2026-11-22T09:28:00Z", "10:28"),
            "I think we have found the cause: the distribution box at Kelp Street 12 was changed on Thursday, and three \
             of your neighbours see the same. Our engineers are there now.\n\nCould you tell me the colour of the lights \
             after 14:00?",
        )
        .seen_by(viewer),
        own_newest_message(),
    ]
}

/// Just sent, and edited once already.
fn own_newest_message() -> Entry {
    let viewer = amara().id;
    let words = "Will do. Thank you for looking into it so **quickly**!";
    match said(6, amara(), ("2026-11-22T09:31:00Z", "10:31"), words).seen_by(viewer) {
        Entry::Message(message) => {
            Entry::Message(MessageView { edited: true, can_edit: true, can_delete: true, ..message })
        }
        other => other,
    }
}

pub fn conversation_for_staff() -> Vec<Entry> {
    let viewer = noor().id;
    vec![
        Entry::Day("Yesterday".to_owned()),
        first_message().seen_by(viewer),
        Entry::Day("Today".to_owned()),
        event(2, "person", taken("Noor Haddad"), "2026-11-22T07:55:00Z", "08:55"),
        noors_question().seen_by(viewer),
        event(3, "pending", Phrase::new("event-status")
                .choosing("by", "other")
                .with("name", "Noor")
                .with("status", Phrase::new("status-pending")), "2026-11-22T08:12:00Z", "09:12"),
        amaras_answer().seen_by(viewer),
        Said {
            note: true,
            files: vec![measurements()],
            ..said(
                4,
                dev(),
                ("2026-11-22T09:14:00Z", "10:14"),
                "The splitter at Kelp Street 12 was swapped on Thursday. Tomasz and two others report the same, so I \
                 would send the crew rather than a new router.",
            )
        }
        .seen_by(viewer),
        deleted_message(),
    ]
}

/// As the team finds a chat that was handed over.
pub fn conversation_from_chat() -> Vec<Entry> {
    let turn = |from_assistant, words: &str| Turn { from_assistant, words: words.to_owned() };
    let round = || [turn(false, "The lamp is red"), turn(true, "Did you mean one of these?")];
    let mut turns: Vec<Turn> = (0..3).flat_map(|_| round()).collect();
    turns.push(turn(false, "Talk to a person"));
    let facts = vec!["Handed over by the assistant: asked for a person".to_owned()];
    let note = Said { note: true, ..said(7, dev(), ("2026-11-22T09:14:00Z", "10:14"), "") };
    let Entry::Message(note) = note.seen_by(noor().id) else { return Vec::new() };
    let transcript = Some(Box::new(HandedOver { facts, turns }.into()));
    vec![first_message().seen_by(noor().id), Entry::Message(MessageView { transcript, ..note })]
}

/// As the team sees it: with what it said.
fn deleted_message() -> Entry {
    let words = "Will do. Thank you for looking into it so quickly!";
    match said(6, amara(), ("2026-11-22T09:31:00Z", "10:31"), words).seen_by(noor().id) {
        Entry::Message(message) => Entry::Message(MessageView {
            deleted: true,
            former: vec![FormerView { html: message.html, until: when("2026-11-22T09:33:00Z", "10:33") }],
            html: String::new(),
            can_quote: false,
            ..message
        }),
        other => other,
    }
}

pub fn history() -> Vec<HistoryLine> {
    let line = |status, said, iso, short| HistoryLine::of(status, Marked::new(said), when(iso, short));
    vec![
        line(StatusView::staff("new"), Phrase::new("event-raised"), "2026-11-21T19:41:00Z", "20:41"),
        line(StatusView::customer("open"), taken("Noor"), "2026-11-22T07:55:00Z", "08:55"),
        line(StatusView::customer("pending"), Phrase::new("status-yours"), "2026-11-22T09:28:00Z", "10:28"),
    ]
}
