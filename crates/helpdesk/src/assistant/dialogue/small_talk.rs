//! Greetings and thanks, what the assistant is, and when the desk is there.

use locales::Phrase;

use super::{Knowledge, Step, Talk};
use crate::error::Result;

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

    /// Of the services that are named and have some, or else of the desk.
    pub(super) async fn hours(&mut self, text: &str) -> Result<()> {
        let mut named = self.named_services(text).await?;
        named.retain(|service| !service.hours.is_empty());
        for service in &named {
            let phrase = Phrase::new("assistant-service-hours").with("service", &service.name);
            self.say(phrase.with("hours", &service.hours));
        }
        if named.is_empty() {
            self.desk_hours();
        }
        Ok(())
    }

    fn desk_hours(&mut self) {
        match self.knowledge.hours() {
            Some(hours) => self.say(Phrase::new("assistant-hours").with("hours", hours)),
            None => self.say(Phrase::new("assistant-no-hours")),
        }
    }
}
