//! Every component in every state, on one page: for who builds pages, and for who chooses the desk's accent.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::{Place, Role};

use crate::composer::Composer;
use crate::conversation::Entry;
use crate::page::{AvatarView, Field, Frame, Here, PriorityView, StatusView};
use crate::session::{SignedInActor, Visitor};
use crate::{Failure, Result, Web, render, sample};

/// The request in the examples.
const NUMBER: i64 = 1042;

#[derive(Template)]
#[template(path = "design.html")]
pub struct Design {
    pub frame: Frame,
    /// One conversation as its customer reads it, and as the team does.
    pub bubbles: Vec<Entry>,
    pub document: Vec<Entry>,
    pub message: Composer,
    pub reply: Composer,
    pub note: Composer,
    pub empty: Field,
    pub filled: Field,
    pub wrong: Field,
}

impl Design {
    fn of(frame: Frame) -> Self {
        Self {
            frame,
            bubbles: sample::conversation_for_customer(),
            document: sample::conversation_for_staff().into_iter().map(apart).collect(),
            message: Composer::new(Place::Message(NUMBER), "Noor"),
            reply: Composer::new(Place::Reply(NUMBER), "Amara Okafor"),
            note: Composer::new(Place::Note(NUMBER), ""),
            empty: Field::default(),
            filled: Field::new("Wifi is slow upstairs"),
            wrong: Field::wrong("40 217", "The code has 6 digits. One is missing."),
        }
    }

    pub fn sample() -> Self {
        Self::of(sample::admin())
    }

    /// Colours by their token, and the text that says what they are for.
    pub const fn colours() -> [(&'static str, &'static str); 17] {
        [
            ("canvas", "colour-canvas"),
            ("surface", "colour-surface"),
            ("raised", "colour-raised"),
            ("sunken", "colour-sunken"),
            ("hover", "colour-hover"),
            ("line", "colour-line"),
            ("line-2", "colour-line-2"),
            ("ink", "colour-ink"),
            ("ink-2", "colour-ink-2"),
            ("ink-3", "colour-ink-3"),
            ("accent", "colour-accent"),
            ("accent-tint", "colour-accent-tint"),
            ("attn", "colour-attn"),
            ("attn-tint", "colour-attn-tint"),
            ("ok", "colour-ok"),
            ("bad", "colour-bad"),
            ("deep", "colour-deep"),
        ]
    }

    pub fn for_staff(&self) -> [StatusView; 5] {
        ["new", "open", "pending", "solved", "closed"].map(StatusView::staff)
    }

    pub fn for_customers(&self) -> [StatusView; 4] {
        ["open", "pending", "solved", "closed"].map(StatusView::customer)
    }

    pub fn priorities(&self) -> [PriorityView; 4] {
        ["low", "normal", "high", "urgent"].map(PriorityView::of)
    }

    /// Who asks and who answers, on every tint.
    pub fn avatars(&self) -> Vec<AvatarView> {
        let names =
            ["Amara Okafor", "Noor Haddad", "Priya Raghunathan", "Dev Malhotra", "Łukasz Ó", "伊藤 美咲"];
        (0..).zip(names).map(|(id, name)| AvatarView::of(id, name, id % 2 == 0)).collect()
    }
}

/// The same entry under another anchor, since each stands once on a page.
fn apart(entry: Entry) -> Entry {
    const APART: i64 = 1_000;
    match entry {
        Entry::Message(mut message) => {
            message.id += APART;
            Entry::Message(message)
        }
        Entry::Event(mut event) => {
            event.id += APART;
            Entry::Event(event)
        }
        other @ (Entry::Day(_) | Entry::Seen(_)) => other,
    }
}

/// For admins, and for everybody signed in to a demo.
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    SignedInActor(actor): SignedInActor,
) -> Result<Response> {
    if actor.role != Role::Admin && !web.demo {
        return Err(Failure::NotFound);
    }
    render(&Design::of(web.frame(&visitor, Here::Elsewhere).await?))
}
