//! Services for what somebody tells, and why.

use locales::Phrase;

use super::{Hit, Knowledge, Say, Step, Talk};
use crate::assistant::understand::{is_like, words};
use crate::error::Result;

/// Services that are named at once.
const MOST: usize = 2;
/// Words that are given as the reason.
const MOST_WORDS: usize = 4;

impl<K: Knowledge> Talk<'_, K> {
    pub(super) async fn recommend(&mut self, text: &str) -> Result<()> {
        let goes_on = self.state.recommending && self.state.step == Step::Clarifying;
        let told = if goes_on { format!("{} {text}", self.state.question) } else { text.to_owned() };
        if !goes_on {
            self.state.begin_topic();
        }
        self.state.question.clone_from(&told);
        self.state.recommending = true;
        let hits = self.knowledge.services(&told).await?;
        if hits.is_empty() {
            if self.state.clarified {
                self.stuck("assistant-no-service");
            } else {
                self.state.clarified = true;
                self.state.step = Step::Clarifying;
                self.say(Phrase::new("assistant-which-service"));
            }
            return Ok(());
        }
        for hit in hits.iter().take(MOST) {
            self.recommended(hit);
        }
        Ok(())
    }

    /// Names a service, with the words of the reader that led to it.
    pub(super) fn recommended(&mut self, hit: &Hit) {
        self.state.step = Step::Free;
        let why = reasons(&self.state.question, hit);
        let phrase = if why.is_empty() {
            Phrase::new("assistant-service").with("name", &hit.title).with("summary", &hit.excerpt)
        } else {
            Phrase::new("assistant-service-because")
                .with("name", &hit.title)
                .with("summary", &hit.excerpt)
                .with("words", why.join(", "))
        };
        self.reply.says.push(Say::template(self.language, phrase).leading_to(hit));
    }
}

/// The reader's own words that stand in the service too.
fn reasons(told: &str, hit: &Hit) -> Vec<String> {
    let own = words(&format!("{} {}", hit.title, hit.excerpt));
    let mut found: Vec<String> = Vec::new();
    for word in told.split(|c: char| !c.is_alphanumeric()) {
        let Some(bare) = words(word).into_iter().next() else { continue };
        let counts = bare.chars().count() >= 4 && !COMMON.contains(&bare.as_str());
        if counts && own.iter().any(|one| is_like(&bare, one)) && !found.contains(&word.to_owned()) {
            found.push(word.to_owned());
        }
    }
    found.truncate(MOST_WORDS);
    found
}

/// Words that give no reason.
const COMMON: &[&str] = &[
    "with",
    "that",
    "this",
    "have",
    "need",
    "want",
    "which",
    "what",
    "best",
    "your",
    "they",
    "from",
    "would",
    "there",
    "eine",
    "einen",
    "oder",
    "nicht",
    "haben",
    "brauche",
    "welcher",
    "welche",
    "service",
    "dienst",
    "recommend",
];
