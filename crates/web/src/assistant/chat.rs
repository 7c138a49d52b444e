//! The chat as its part of a page shows it, wherever that page stands.

use helpdesk::articles::{self, Reader};
use helpdesk::assistant::dialogue::{Choice, Link, Step};
use helpdesk::assistant::{self, Side, Standing, Window};
use helpdesk::{secrets, tickets};
use locales::Language;
use text::Pictures;

use super::page::BASE;
use crate::attachments::FileView;
use crate::page::{Field, When};
use crate::when::Times;
use crate::{Result, Web};

/// Questions to begin with.
const STARTERS: i64 = 3;

/// One message.
#[derive(Debug, Clone)]
pub struct Turn {
    pub key: String,
    /// `assistant`, `person` or `you`.
    pub from: &'static str,
    /// Who said it.
    pub by: String,
    pub source: Option<String>,
    /// Safe to show.
    pub html: String,
    pub link: Option<Link>,
    pub files: Vec<FileView>,
    pub when: Option<When>,
}

/// A button below the conversation.
#[derive(Debug, Clone, Copy)]
pub struct Button {
    pub value: &'static str,
    /// The text that names it.
    pub word: &'static str,
    pub main: bool,
}

const SOLVED: Button = Button { value: "solved", word: "assistant-solved-button", main: true };
const CREATE: Button = Button { value: "create", word: "assistant-create-button", main: false };
const CREATE_NOW: Button = Button { main: true, ..CREATE };
const CANCEL: Button = Button { value: "cancel", word: "assistant-cancel-button", main: false };
const PERSON: Button = Button { value: "person", word: "assistant-person-button", main: false };
const AGAIN: Button = Button { value: "again", word: "assistant-new-button", main: true };

/// How a visitor can be reached after leaving.
#[derive(Debug, Clone, Default)]
pub struct Contact {
    pub email: Field,
    /// Where a code was asked for; empty before.
    pub asked: String,
    pub code: Field,
    pub verified: bool,
    /// Whether the request belongs to its account.
    pub attached: bool,
}

impl Contact {
    /// The text that says what a proven address is good for.
    pub fn proven(&self) -> &'static str {
        if self.attached { "assistant-email-done" } else { "assistant-email-known" }
    }
}

#[derive(Debug, Clone)]
pub struct Chat {
    /// Where its forms are sent, without a trailing slash.
    pub base: String,
    pub id: Option<i64>,
    pub turns: Vec<Turn>,
    pub choices: Vec<Choice>,
    /// Questions to begin with, where nothing was said yet.
    pub starters: Vec<String>,
    pub buttons: Vec<Button>,
    /// With whom one talks, where it is not the assistant.
    pub state: Option<String>,
    /// Whether a person may answer at any moment.
    pub follows: bool,
    /// The newest message of a person, and the one up to which they were seen; 0 for none.
    pub newest: Option<i64>,
    pub seen: i64,
    /// What was typed and could not be sent, and why.
    pub typed: String,
    pub error: Option<String>,
    /// Offered to a visitor who waits for a person.
    pub contact: Option<Contact>,
    /// The hidden key that makes sending twice harmless.
    pub key: String,
}

impl Chat {
    pub fn of(window: Window, base: &str, times: &Times) -> Self {
        let language = times.language;
        let state = match &window.standing {
            Standing::Assistant(_) => None,
            Standing::Waiting(place) => {
                Some(language.say_with("assistant-waits").with("place", *place).to_string())
            }
            Standing::Joined(Some(name)) => {
                Some(language.say_with("assistant-joined").with("name", name).to_string())
            }
            Standing::Joined(None) => None,
            Standing::Over => Some(language.say("assistant-over").to_owned()),
        };
        let contact = window.is_visitors.then(|| Contact {
            email: Field::new(window.draft_email.clone()),
            asked: window.email.clone(),
            code: Field::default(),
            verified: window.email_verified,
            attached: window.is_attached,
        });
        let choices = window.entries.last().map(|entry| entry.choices.clone()).unwrap_or_default();
        Self {
            base: base.to_owned(),
            id: window.chat,
            choices,
            starters: Vec::new(),
            buttons: buttons(&window.standing),
            state,
            follows: matches!(window.standing, Standing::Waiting(_) | Standing::Joined(_)),
            newest: window.newest,
            seen: window.seen,
            turns: window.entries.into_iter().map(|entry| turn(entry, base, window.chat, times)).collect(),
            typed: String::new(),
            error: None,
            contact,
            key: secrets::token(),
        }
    }
}

impl Chat {
    /// Offers what most people read, as questions to begin with.
    pub async fn offer_starters(&mut self, web: &Web, language: Language) -> Result<()> {
        if self.id.is_none() {
            let reader = Reader::of(&web.app, None, language);
            let cards = articles::most_read(&web.app, &reader, STARTERS).await?;
            self.starters = cards.into_iter().map(|card| card.title).collect();
        }
        Ok(())
    }

    /// Whoever waits while nobody is at the desk reads until when.
    pub fn tell_when_back(&mut self, opens: &str, language: Language) {
        let back = language.say_with("desk-hours-closed").with("time", opens);
        self.state = self.state.take().map(|state| format!("{state} {back}"));
    }

    /// Shows what was typed again, and what is wrong with it.
    pub fn refuse_words(&mut self, typed: &str, message: &str) {
        typed.clone_into(&mut self.typed);
        self.error.get_or_insert_with(|| message.to_owned());
    }

    pub fn refuse_email(&mut self, typed: &str, message: &str) {
        let Some(contact) = &mut self.contact else { return self.refuse_words("", message) };
        typed.clone_into(&mut contact.email.value);
        contact.email.error.get_or_insert_with(|| message.to_owned());
    }

    pub fn refuse_code(&mut self, message: &str) {
        let Some(contact) = &mut self.contact else { return self.refuse_words("", message) };
        contact.code.error.get_or_insert_with(|| message.to_owned());
    }
}

fn buttons(standing: &Standing) -> Vec<Button> {
    match standing {
        Standing::Assistant(Step::Answered) => vec![SOLVED, CREATE, PERSON],
        Standing::Assistant(Step::Stuck | Step::Clarifying | Step::Choosing) => vec![PERSON, CREATE],
        Standing::Assistant(Step::Confirm) => vec![CREATE_NOW, CANCEL, PERSON],
        Standing::Assistant(step) if step.is_under_way() => vec![CANCEL, PERSON],
        Standing::Assistant(_) => vec![PERSON],
        Standing::Waiting(_) | Standing::Joined(_) => Vec::new(),
        Standing::Over => vec![AGAIN],
    }
}

fn turn(entry: assistant::Entry, base: &str, chat: Option<i64>, times: &Times) -> Turn {
    let language = times.language;
    let folder = format!("{}/chats/{}/files", base.trim_end_matches("/chat"), chat.unwrap_or_default());
    let files: Vec<FileView> = entry.files.iter().map(|file| FileView::of(file).under(&folder)).collect();
    // A frame fetches files by script, which shows no pictures.
    let shown = |address: &str| {
        let id = tickets::file_at(address).filter(|_| base == BASE)?;
        files.iter().find(|file| file.id == id)?.in_text()
    };
    let html = text::to_html(&entry.said.text, entry.said.format.into(), Pictures::Shown(&shown));
    let files = files.into_iter().map(|file| if base == BASE { file.beside(&html) } else { file.named() });
    let (from, by) = match entry.from {
        Side::Assistant => ("assistant", language.say("assistant-from-assistant").to_owned()),
        Side::You => ("you", language.say("assistant-from-you").to_owned()),
        Side::Person => ("person", entry.name.unwrap_or_else(|| language.say("somebody").to_owned())),
    };
    Turn {
        key: entry.key,
        from,
        by,
        source: entry.source,
        link: entry.link,
        files: files.collect(),
        html,
        when: entry.at.map(|at| times.clock(at)),
    }
}

impl Chat {
    pub fn sample(language: Language) -> Self {
        let say = |id: &'static str| language.say(id).to_owned();
        let turn = |key: &str, from, by: &str, source: Option<&str>, words: &str| Turn {
            key: key.to_owned(),
            from,
            by: by.to_owned(),
            source: source.map(str::to_owned),
            html: text::to_html(words, tickets::Format::Plain.into(), Pictures::Shown(&|_| None)),
            link: None,
            files: Vec::new(),
            when: None,
        };
        let greeting = language.say_with("assistant-greeting").with("desk", "Saltmere Fibre").to_string();
        let answer = Turn {
            link: Some(Link {
                href: "/help/slow-wifi".to_owned(),
                label: "Wifi is slow upstairs".to_owned(),
            }),
            ..turn(
                "c3",
                "assistant",
                &say("assistant-from-assistant"),
                Some("article:slow-wifi"),
                "Put the router in the open, as high as you can, and away from metal.",
            )
        };
        Self {
            base: "/assistant".to_owned(),
            id: Some(1),
            turns: vec![
                turn(
                    "c1",
                    "assistant",
                    &say("assistant-from-assistant"),
                    Some("template:assistant-greeting"),
                    &greeting,
                ),
                turn("c2", "you", &say("assistant-from-you"), None, "My wifi is slow in the bedroom"),
                answer,
                turn(
                    "c4",
                    "assistant",
                    &say("assistant-from-assistant"),
                    Some("template:assistant-did-it-help"),
                    language.say("assistant-did-it-help"),
                ),
            ],
            choices: Vec::new(),
            starters: Vec::new(),
            buttons: vec![SOLVED, CREATE, PERSON],
            state: None,
            follows: false,
            newest: None,
            seen: 0,
            typed: String::new(),
            error: None,
            contact: None,
            key: "f81d4fae7dec".to_owned(),
        }
    }

    pub fn sample_choosing(language: Language) -> Self {
        let choice = |value: &str, label: &str| Choice { value: value.to_owned(), label: label.to_owned() };
        Self {
            choices: vec![
                choice("article:pay", "Pay your invoice"),
                choice("article:read", "Read your invoice"),
                choice("none", language.say("assistant-none-of-these")),
            ],
            buttons: vec![PERSON, CREATE],
            error: Some(language.say("assistant-missing").to_owned()),
            ..Self::sample(language)
        }
    }

    pub fn sample_waiting(language: Language) -> Self {
        let mut chat = Self::sample(language);
        chat.turns.push(Turn {
            key: "m9".to_owned(),
            from: "person",
            by: "Noor".to_owned(),
            source: None,
            ..chat.turns[1].clone()
        });
        Self {
            buttons: Vec::new(),
            state: Some(language.say_with("assistant-waits").with("place", 2_i64).to_string()),
            follows: true,
            newest: Some(9),
            seen: 0,
            contact: Some(Contact { asked: "amara@example.test".to_owned(), ..Contact::default() }),
            ..chat
        }
    }
}
