//! Whether a service is out of order, as its state says.

use locales::Phrase;

use super::{Disturbed, Knowledge, Link, Say, Talk};
use crate::error::Result;

impl<K: Knowledge> Talk<'_, K> {
    /// Where nothing is known to be out of order, the cause may be nearer: then it is a question like any other.
    pub(super) async fn outage(&mut self, text: &str, alone: bool) -> Result<()> {
        match self.knowledge.disturbed().await? {
            Some(disturbed) if !disturbed.is_empty() => {
                for service in disturbed {
                    let say = self.state_of(service);
                    self.reply.says.push(say);
                }
                return Ok(());
            }
            Some(_) => self.say(Phrase::new("assistant-all-available")),
            None => {}
        }
        self.question(text, alone).await
    }

    fn state_of(&self, service: Disturbed) -> Say {
        let Disturbed { name, slug, state, note } = service;
        let word = Phrase::new(state.word());
        let phrase = match note.as_str() {
            "" => Phrase::new("assistant-outage"),
            note => Phrase::new("assistant-outage-note").with("note", note),
        };
        let phrase = phrase.with("service", name.as_str()).with("state", word);
        let link = Some(Link { href: format!("/services/{slug}"), label: name });
        Say { link, ..Say::template(self.language, phrase) }
    }
}
