//! What is known of a service: its state before all, then what it is and costs.

use locales::Phrase;

use super::{Hit, Knowledge, Link, Say, ServiceFacts, Step, Talk};
use crate::assistant::understand::{is_like, words};
use crate::error::Result;
use crate::services::Availability;

impl<K: Knowledge> Talk<'_, K> {
    /// Tells what a service is to somebody who asked about it, and how it is.
    pub(super) async fn about_service(&mut self, hit: &Hit) -> Result<()> {
        self.state.step = Step::Free;
        let Some(facts) = self.knowledge.service(&hit.slug).await? else {
            self.stuck("assistant-gone");
            return Ok(());
        };
        let summary = hit.excerpt.lines().next().unwrap_or_default();
        let phrase = match facts.price.as_str() {
            "" => Phrase::new("assistant-service-about"),
            price => Phrase::new("assistant-service-about-price").with("price", price),
        };
        let phrase = phrase.with("name", &hit.title).with("summary", summary);
        let about = Say::template(self.language, phrase).leading_to(hit);
        let state = self.state_of(facts.clone());
        let is_well = facts.state == Availability::Available;
        self.reply.says.extend(if is_well { [about, state] } else { [state, about] });
        Ok(())
    }

    pub(super) fn state_of(&self, service: ServiceFacts) -> Say {
        let ServiceFacts { name, slug, state, note, .. } = service;
        let word = Phrase::new(state.word());
        let phrase = match note.as_str() {
            "" => Phrase::new("assistant-outage"),
            note => Phrase::new("assistant-outage-note").with("note", note),
        };
        let phrase = phrase.with("service", name.as_str()).with("state", word);
        let link = Some(Link { href: format!("/services/{slug}"), label: name });
        Say { link, ..Say::template(self.language, phrase) }
    }

    /// The services that a text names: with their whole names, or else with a word of them.
    pub(super) async fn named_services(&self, text: &str) -> Result<Vec<ServiceFacts>> {
        let typed = words(text);
        let is_typed = |word: &String| typed.iter().any(|one| is_like(one, word));
        let mut hits = self.knowledge.services(text).await?;
        hits.retain(|hit| !assist::found_in(&hit.title, text).is_empty());
        if hits.iter().any(|hit| words(&hit.title).iter().all(is_typed)) {
            hits.retain(|hit| words(&hit.title).iter().all(is_typed));
        }
        let mut named = Vec::new();
        for hit in hits {
            named.extend(self.knowledge.service(&hit.slug).await?);
        }
        Ok(named)
    }
}
