//! The dialogue: what the assistant says next, from what was said before and what it may know. It stores nothing and
//! changes nothing; what is to be done it hands back.

mod answer;
mod collect;
mod knowledge;
mod outage;
mod own;
mod person;
mod recommend;
mod say;
#[cfg(test)]
mod scripts;
mod service;
mod several;
mod small_talk;
mod state;
mod urgency;
mod words;

use locales::{Language, Phrase};

use crate::error::Result;

pub use crate::search::{Finding, Found, Hit, What};
pub use knowledge::{Knowledge, OwnRequest, ServiceFacts};
pub(super) use person::OFFER;
pub use person::Reason;
pub use say::{Choice, Link, Say};
pub use state::{Draft, Shown, State, Step};

/// What the person at the window did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Input {
    Words(String),
    /// One of the choices, by its value.
    Pick(String),
    Solved,
    /// Begins a request, or creates the one that was summed up.
    Create,
    Cancel,
    Person,
}

/// What is to be done after the turn. Its result is said by [`done`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Act {
    HandOver(Reason),
    Create(Draft),
    Comment { number: i64, text: String },
    Reopen { number: i64 },
}

/// How a question fared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Answered,
    Offered,
    Nothing,
}

impl Outcome {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Offered => "offered",
            Self::Nothing => "nothing",
        }
    }
}

/// A question that was looked up.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub question: String,
    pub outcome: Outcome,
    /// The best article, and how well it fits.
    pub slug: Option<String>,
    pub score: f32,
    /// The score with its lead over those that follow, and whether words alone were compared.
    pub strength: f32,
    pub by_words: bool,
}

/// What the person thinks of the last answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Solved,
    Wrong,
}

#[derive(Debug, Default, Clone, PartialEq)]
pub struct Reply {
    pub says: Vec<Say>,
    pub act: Option<Act>,
    pub asked: Vec<Asked>,
    pub verdict: Option<Verdict>,
}

/// One turn. `state` is where the dialogue stands afterwards.
pub async fn turn<K: Knowledge>(
    knowledge: &K,
    language: Language,
    state: &mut State,
    input: &Input,
) -> Result<Reply> {
    let mut talk = Talk { knowledge, language, state, reply: Reply::default() };
    match input {
        Input::Words(text) => talk.hear(text.trim()).await?,
        Input::Pick(value) => talk.pick(value).await?,
        Input::Solved => talk.solved(),
        Input::Create => talk.create().await?,
        Input::Cancel => talk.cancel(),
        Input::Person => talk.person(None),
    }
    if talk.reply.says.is_empty() && talk.reply.act.is_none() {
        talk.say(Phrase::new("assistant-say-more"));
    }
    Ok(talk.reply)
}

/// One turn in hand.
struct Talk<'a, K> {
    knowledge: &'a K,
    language: Language,
    state: &'a mut State,
    reply: Reply,
}

impl<K: Knowledge> Talk<'_, K> {
    fn say(&mut self, phrase: Phrase) {
        self.reply.says.push(Say::template(self.language, phrase));
    }

    /// Says it with these choices below.
    fn offer(&mut self, phrase: Phrase, choices: Vec<Choice>) {
        self.reply.says.push(Say { choices, ..Say::template(self.language, phrase) });
    }

    fn choice(&self, value: &str, word: &'static str) -> Choice {
        Choice { value: value.to_owned(), label: self.language.say(word).to_owned() }
    }

    async fn pick(&mut self, value: &str) -> Result<()> {
        let (kind, key) = value.split_once(':').unwrap_or((value, ""));
        match (self.state.step, kind) {
            (Step::Choosing, "none") => self.none_of_these().await,
            (Step::Choosing, "article") => self.picked(key, What::Article).await,
            (Step::Choosing, "service") => self.picked(key, What::Service).await,
            (Step::Service, _) => self.picked_service(kind, key),
            (Step::Urgency, "urgency") => self.picked_urgency(key),
            (Step::Email, "skip") => self.without_email(),
            (Step::WhichToComment | Step::WhichToReopen, "request") => self.picked_request(key).await,
            (Step::WhichToComment | Step::WhichToReopen, _) => {
                self.cancel();
                Ok(())
            }
            (Step::ConfirmComment | Step::ConfirmReopen, "yes") => self.confirmed_own(),
            _ => {
                // A button of an earlier message: the words of the page have moved on.
                self.say(Phrase::new("assistant-choice-over"));
                Ok(())
            }
        }
    }

    fn cancel(&mut self) {
        let had = self.state.step != Step::Free || !self.state.draft.is_empty();
        self.state.begin_topic();
        self.say(Phrase::new(if had { "assistant-cancelled" } else { "assistant-nothing-to-cancel" }));
    }
}

/// What came of an act.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Done {
    /// The place in the queue, from 1, and the hours in words where the desk is closed now.
    HandedOver {
        place: i64,
        closed: Option<String>,
    },
    Created {
        number: i64,
        signed_in: bool,
    },
    Commented {
        number: i64,
    },
    Reopened {
        number: i64,
    },
    /// Too many chats of this network became requests in the last hour.
    TooMany,
    /// The request does not take it any more.
    Refused {
        number: i64,
    },
}

/// Says what came of an act.
pub fn done(language: Language, done: Done) -> Say {
    let at = |number: i64| Some(Link { href: format!("/requests/{number}"), label: number.to_string() });
    match done {
        Done::HandedOver { place, closed: Some(hours) } => {
            let phrase = Phrase::new("assistant-handed-over-closed").with("place", place);
            Say::template(language, phrase.with("hours", hours))
        }
        Done::HandedOver { place, closed: None } => {
            Say::template(language, Phrase::new("assistant-handed-over").with("place", place))
        }
        Done::Created { number, signed_in: true } => Say {
            link: at(number),
            ..Say::template(language, Phrase::new("assistant-created").with("number", number))
        },
        Done::Created { number, signed_in: false } => {
            Say::template(language, Phrase::new("assistant-created-here").with("number", number))
        }
        Done::Commented { number } => Say {
            link: at(number),
            ..Say::template(language, Phrase::new("assistant-commented").with("number", number))
        },
        Done::Reopened { number } => Say {
            link: at(number),
            ..Say::template(language, Phrase::new("assistant-reopened").with("number", number))
        },
        Done::TooMany => Say::template(language, Phrase::new("assistant-too-many-requests")),
        Done::Refused { number } => {
            Say::template(language, Phrase::new("assistant-refused").with("number", number))
        }
    }
}
