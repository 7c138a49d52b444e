//! Services for what somebody tells, and why.

use assist::found_in;
use locales::Phrase;

use super::{Hit, Knowledge, Link, Say, Step, Talk};
use crate::error::Result;
use crate::services::Availability;

/// Services that are named at once.
const MOST: usize = 2;
/// Words that are given as the reason.
const MOST_WORDS: usize = 4;
/// Characters that are repeated where no single word is the reason.
const MOST_LETTERS: usize = 80;

impl<K: Knowledge> Talk<'_, K> {
    pub(super) async fn recommend(&mut self, text: &str) -> Result<()> {
        let goes_on = self.state.recommending && self.state.step == Step::Clarifying;
        let told = if goes_on { format!("{} {text}", self.state.question) } else { text.to_owned() };
        if !goes_on {
            self.state.begin_topic();
        }
        self.state.question.clone_from(&told);
        self.state.recommending = true;
        let hits = self.knowledge.recommended(&told).await?;
        if hits.is_empty() {
            if self.state.clarified {
                self.no_service();
            } else {
                self.state.clarified = true;
                self.state.step = Step::Clarifying;
                self.say(Phrase::new("assistant-which-service"));
            }
            return Ok(());
        }
        for hit in hits.iter().take(MOST) {
            self.recommended(hit).await?;
        }
        Ok(())
    }

    fn no_service(&mut self) {
        self.state.step = Step::Stuck;
        let link = Link { href: "/services".to_owned(), label: self.language.say("services").to_owned() };
        let say = Say::template(self.language, Phrase::new("assistant-no-service"));
        self.reply.says.push(Say { link: Some(link), ..say });
    }

    /// Names a service, with the words of the reader that led to it, and its state where that is not the best.
    async fn recommended(&mut self, hit: &Hit) -> Result<()> {
        self.state.step = Step::Free;
        let why = reasons(&self.state.question, hit);
        let (text, words) = if why.is_empty() {
            ("assistant-service-near", text::excerpt(&self.state.question, MOST_LETTERS))
        } else {
            ("assistant-service-because", why.join(", "))
        };
        let summary = hit.excerpt.lines().next().unwrap_or_default();
        let phrase = Phrase::new(text).with("name", &hit.title).with("summary", summary).with("words", words);
        self.reply.says.push(Say::template(self.language, phrase).leading_to(hit));
        let facts = self.knowledge.service(&hit.slug).await?;
        if let Some(facts) = facts.filter(|facts| facts.state != Availability::Available) {
            let state = self.state_of(facts);
            self.reply.says.push(state);
        }
        Ok(())
    }
}

/// The reader's own words that stand in the service too.
fn reasons(told: &str, hit: &Hit) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for at in found_in(told, &format!("{} {}", hit.title, hit.excerpt)) {
        let word = told[at].to_owned();
        if !found.iter().any(|known| known.eq_ignore_ascii_case(&word)) {
            found.push(word);
        }
    }
    found.truncate(MOST_WORDS);
    found
}
