//! Greetings and thanks, what the assistant is, and when the desk is there.

use locales::Phrase;

use super::{Knowledge, Step, Talk};

impl<K: Knowledge> Talk<'_, K> {
    pub(super) fn greeting(&mut self) {
        self.say(Phrase::new("assistant-hello"));
    }

    pub(super) fn identity(&mut self) {
        self.say(Phrase::new("assistant-identity"));
    }

    pub(super) fn thanks(&mut self) {
        if self.state.step == Step::Answered {
            self.solved();
        } else {
            self.say(Phrase::new("assistant-welcome"));
        }
    }

    pub(super) fn bye(&mut self) {
        self.say(Phrase::new("assistant-bye"));
    }

    pub(super) fn hours(&mut self) {
        match self.knowledge.hours() {
            Some(hours) => self.say(Phrase::new("assistant-hours").with("hours", hours)),
            None => self.say(Phrase::new("assistant-no-hours")),
        }
    }
}
