//! A person at any time.

use locales::Phrase;

use super::{Act, Knowledge, Talk};

/// The text that offers a person.
pub(in crate::assistant) const OFFER: &str = "assistant-rather-a-person";

/// Why a chat was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The customer asked for a person.
    Asked,
    Anger,
    /// Nothing was found.
    NoAnswer,
    /// An answer did not help.
    WrongAnswer,
    /// No hand-over: a request was put together.
    Request,
}

impl Reason {
    pub const ALL: [Self; 5] = [Self::Asked, Self::Anger, Self::NoAnswer, Self::WrongAnswer, Self::Request];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Anger => "anger",
            Self::NoAnswer => "no_answer",
            Self::WrongAnswer => "wrong_answer",
            Self::Request => "request",
        }
    }

    /// The text that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Asked => "chats-reason-asked",
            Self::Anger => "chats-reason-anger",
            Self::NoAnswer => "chats-reason-no-answer",
            Self::WrongAnswer => "chats-reason-wrong-answer",
            Self::Request => "chats-reason-request",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|reason| reason.as_str() == text)
    }
}

impl<K: Knowledge> Talk<'_, K> {
    /// Hands over, whatever was under way; what was collected goes along.
    pub(super) fn person(&mut self, reason: Option<Reason>) {
        let reason = reason.unwrap_or(match (self.state.rejected, self.state.unanswered) {
            (1.., _) => Reason::WrongAnswer,
            (0, 1..) => Reason::NoAnswer,
            _ => Reason::Asked,
        });
        self.say(Phrase::new(if reason == Reason::Anger {
            "assistant-sorry-person"
        } else {
            "assistant-person"
        }));
        self.reply.act = Some(Act::HandOver(reason));
    }

    /// For somebody who may have asked for a person, beside what was said: the button for it always stands below. What
    /// ends with choices has to end with them.
    pub(super) fn offer_person(&mut self) {
        if self.reply.says.last().is_none_or(|last| last.choices.is_empty()) {
            self.say(Phrase::new(OFFER));
        }
    }
}
