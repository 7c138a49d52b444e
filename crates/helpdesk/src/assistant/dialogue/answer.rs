//! Questions: answered with an article's own words, with a choice, with one question back, or not at all.

use locales::Phrase;

use super::{Asked, Choice, Finding, Found, Hit, Knowledge, Outcome, Say, Shown, Step, Talk, Verdict, What};
use crate::error::Result;

/// Articles and services that are offered at once.
pub(super) const MOST_OFFERED: usize = 3;

impl<K: Knowledge> Talk<'_, K> {
    /// A new question, or more words about the one in hand. `alone` when the message holds no other.
    pub(super) async fn question(&mut self, text: &str, alone: bool) -> Result<()> {
        let goes_on = self.state.step == Step::Clarifying && alone;
        let asked = if goes_on { format!("{} {text}", self.state.question) } else { text.to_owned() };
        if !goes_on {
            self.state.begin_topic();
        }
        self.state.question.clone_from(&asked);
        let mut found = self.knowledge.ask(without_what_follows(&asked)).await?;
        if found.finding == Finding::Nothing && without_what_follows(&asked) != asked {
            found = self.knowledge.ask(&asked).await?;
        }
        if goes_on && found.finding == Finding::Nothing {
            // The new words alone may say it better than both together.
            found = self.knowledge.ask(text).await?;
        }
        self.note(&asked, &found);
        let finding = self.without_refused(found.finding);
        match finding {
            Finding::Answer(hit) => self.answer(&hit).await?,
            Finding::Choices(hits) => self.did_you_mean(&hits),
            Finding::Nothing => self.nothing(alone),
        }
        Ok(())
    }

    /// What was refused is not shown again.
    fn without_refused(&self, finding: Finding) -> Finding {
        let fresh = |hit: &Hit| !self.state.refused.contains(&hit.slug);
        match finding {
            Finding::Answer(hit) if !fresh(&hit) => Finding::Nothing,
            Finding::Choices(mut hits) => {
                hits.retain(fresh);
                if hits.is_empty() { Finding::Nothing } else { Finding::Choices(hits) }
            }
            other => other,
        }
    }

    fn note(&mut self, question: &str, found: &Found) {
        let (outcome, hits): (_, &[Hit]) = match &found.finding {
            Finding::Answer(hit) => (Outcome::Answered, std::slice::from_ref(hit)),
            Finding::Choices(hits) => (Outcome::Offered, hits),
            Finding::Nothing => (Outcome::Nothing, &[]),
        };
        self.reply.asked.push(Asked {
            question: question.to_owned(),
            outcome,
            slug: hits.first().map(|hit| hit.slug.clone()),
            score: hits.first().map_or(0.0, |hit| hit.score),
            strength: found.strength,
            by_words: found.by_words,
        });
        self.state.asked = true;
    }

    pub(super) async fn answer(&mut self, hit: &Hit) -> Result<()> {
        if hit.what == What::Service {
            return self.about_service(hit).await;
        }
        self.state.note_tried(hit);
        self.state.offered.clear();
        self.state.step = Step::Answered;
        match self.knowledge.word(&self.state.question, hit).await {
            Some(text) => {
                let note = Say::template(self.language, Phrase::new("assistant-worded"));
                self.reply.says.extend([Say::worded(hit, text), note.naming(1, hit)]);
            }
            None => self.reply.says.push(Say::article(hit)),
        }
        self.say(Phrase::new("assistant-did-it-help"));
        Ok(())
    }

    fn did_you_mean(&mut self, hits: &[Hit]) {
        self.offer_these(hits.iter().take(MOST_OFFERED).map(Shown::from).collect());
    }

    pub(super) fn offer_these(&mut self, offered: Vec<Shown>) {
        self.state.step = Step::Choosing;
        self.state.offered = offered;
        let mut choices: Vec<Choice> = self.state.offered.iter().map(Shown::choice).collect();
        choices.push(self.choice("none", "assistant-none-of-these"));
        let one = self.state.offered.len() == 1;
        let text = if one { "assistant-could-this-help" } else { "assistant-did-you-mean" };
        self.offer(Phrase::new(text), choices);
    }

    /// At most one question back for a topic, then a person or a request.
    fn nothing(&mut self, alone: bool) {
        self.state.unanswered += 1;
        if self.state.clarified || !alone {
            self.stuck("assistant-no-answer");
            return;
        }
        self.state.clarified = true;
        self.state.step = Step::Clarifying;
        self.say(Phrase::new("assistant-clarify"));
    }

    pub(super) fn stuck(&mut self, text: &'static str) {
        self.state.step = Step::Stuck;
        self.state.offered.clear();
        self.say(Phrase::new(text));
    }

    pub(super) async fn picked(&mut self, slug: &str, what: What) -> Result<()> {
        let is_it = |shown: &&Shown| shown.slug == slug && shown.is_service == (what == What::Service);
        let Some(shown) = self.state.offered.iter().find(is_it).cloned() else {
            self.say(Phrase::new("assistant-choice-over"));
            return Ok(());
        };
        match self.knowledge.read(&shown.title, &shown.slug).await? {
            Some(hit) => self.answer(&hit).await?,
            None => self.stuck("assistant-gone"),
        }
        Ok(())
    }

    pub(super) async fn none_of_these(&mut self) -> Result<()> {
        let offered = std::mem::take(&mut self.state.offered);
        self.state.refused.extend(offered.into_iter().map(|shown| shown.slug));
        self.nothing(true);
        Ok(())
    }

    pub(super) async fn did_not_help(&mut self) -> Result<()> {
        self.reply.verdict = Some(Verdict::Wrong);
        self.state.rejected += 1;
        self.state.refused.extend(self.state.tried.last().map(|shown| shown.slug.clone()));
        if self.state.clarified {
            self.stuck("assistant-no-answer");
        } else {
            self.state.clarified = true;
            self.state.step = Step::Clarifying;
            self.say(Phrase::new("assistant-sorry-clarify"));
        }
        Ok(())
    }

    pub(super) fn solved(&mut self) {
        if self.state.step != Step::Answered {
            self.say(Phrase::new("assistant-choice-over"));
            return;
        }
        self.reply.verdict = Some(Verdict::Solved);
        self.state.begin_topic();
        self.say(Phrase::new("assistant-solved"));
    }
}

/// A question without the sentences that tell more about it.
fn without_what_follows(text: &str) -> &str {
    text.rfind(['?', '؟']).map_or(text, |at| &text[..text.ceil_char_boundary(at + 1)])
}
