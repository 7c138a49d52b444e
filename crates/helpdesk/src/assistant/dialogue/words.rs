//! Words: what is asked for is answered, and what was waited for is taken.

use locales::Phrase;

use super::{Knowledge, Step, Talk};
use crate::assistant::understand::{Intent, Part, intent, number, turns_away, understand, words};
use crate::error::Result;

impl<K: Knowledge> Talk<'_, K> {
    pub(super) async fn hear(&mut self, text: &str) -> Result<()> {
        let parts = understand(text);
        let Some(first) = parts.first() else {
            self.say(Phrase::new("assistant-say-more"));
            return Ok(());
        };
        let asking = self.knowledge.asking(text).await;
        if asking.fetches(self.otherwise(first.intent)) {
            self.note_topic(text, &asking.part);
            self.person(None);
            return Ok(());
        }
        match first.intent {
            Intent::Anger if !self.state.step.takes_words() => {
                self.note_topic(text, text);
                self.person(Some(super::Reason::Anger));
                return Ok(());
            }
            Intent::Cancel if parts.len() == 1 => {
                self.cancel();
                return Ok(());
            }
            _ => {}
        }
        if self.state.step.is_under_way() {
            return self.expected(text, first.intent).await;
        }
        let may_be_asked_for = first.intent == Intent::Question && asking.is_offered();
        self.parts(parts).await?;
        if may_be_asked_for && self.reply.act.is_none() && !self.state.step.is_under_way() {
            self.offer_person();
        }
        Ok(())
    }

    /// What a message is otherwise, which may ask for a person: while something is under way words are no question.
    fn otherwise(&self, intent: Intent) -> Intent {
        match intent {
            Intent::Question if self.state.step.is_under_way() => Intent::Comment,
            other => other,
        }
    }

    /// Words while something is under way: taken as they are, unless they turn to something else.
    async fn expected(&mut self, text: &str, intent: Intent) -> Result<()> {
        let asks = text.ends_with(['?', '؟']) && self.state.step != Step::Description;
        let leaves = turns_away(text) && !matches!(self.state.step, Step::Description | Step::CommentText);
        if (asks || leaves || self.wants_another(text, intent)) && intent != Intent::Yes {
            self.state.begin_topic();
            self.say(Phrase::new("assistant-left"));
            return self.parts(understand(text)).await;
        }
        match (self.state.step, intent) {
            (Step::Subject, _) => self.subject(text),
            (Step::Description, _) => self.description(text).await,
            (Step::Email, Intent::No) => self.without_email(),
            (Step::Email, _) => self.email(text),
            (Step::CommentText, _) => self.comment_text(text),
            (Step::Confirm, Intent::Yes) => self.create().await,
            (Step::ConfirmComment | Step::ConfirmReopen, Intent::Yes) => self.confirmed_own(),
            (Step::Confirm | Step::ConfirmComment | Step::ConfirmReopen, Intent::No) => {
                self.cancel();
                Ok(())
            }
            (Step::WhichToComment | Step::WhichToReopen, _) => self.named_request(text).await,
            (Step::Urgency, _) => self.said_urgency(text),
            (Step::Service, Intent::No) => self.picked_service("none", ""),
            (Step::Service, _) => self.said_service(text),
            (Step::Confirm, _) => self.said_more(text),
            _ => self.press_a_button(),
        }
    }

    /// Whether somebody who is asked which request it is about names something else to do.
    fn wants_another(&self, text: &str, intent: Intent) -> bool {
        let which = matches!(self.state.step, Step::WhichToComment | Step::WhichToReopen);
        which
            && number(text).is_none()
            && matches!(
                intent,
                Intent::Status
                    | Intent::Comment
                    | Intent::Reopen
                    | Intent::Create
                    | Intent::Hours
                    | Intent::Outage
            )
    }

    async fn parts(&mut self, parts: Vec<Part>) -> Result<()> {
        let alone = parts.len() == 1;
        for part in parts {
            self.part(&part, alone).await?;
        }
        if !alone {
            self.ask_back_at_the_end();
        }
        Ok(())
    }

    async fn part(&mut self, part: &Part, alone: bool) -> Result<()> {
        let text = part.text.as_str();
        let intent = match part.intent {
            Intent::Question => self.learnt(text).await?,
            known => known,
        };
        match intent {
            Intent::Identity => self.identity(),
            Intent::Greeting => self.greeting(),
            Intent::Thanks => self.thanks(),
            Intent::Bye => self.bye(),
            Intent::Cancel => self.cancel(),
            Intent::Hours => self.hours(text).await?,
            Intent::Outage => self.outage(text, alone).await?,
            Intent::Create => self.create().await?,
            Intent::Status => self.status(text).await?,
            Intent::Comment => self.begin_comment(text).await?,
            Intent::Reopen => self.begin_reopen(text).await?,
            Intent::Recommend => self.recommend(text).await?,
            Intent::Yes if self.state.step == Step::Answered => self.solved(),
            Intent::No if self.state.step == Step::Answered => self.did_not_help().await?,
            Intent::No if self.state.step == Step::Choosing => self.none_of_these().await?,
            Intent::Yes if self.state.step == Step::Stuck => self.create().await?,
            Intent::Yes | Intent::No => self.say(Phrase::new("assistant-say-more")),
            Intent::Person | Intent::Anger => self.person(None),
            Intent::Question if self.state.recommending && self.state.step == Step::Clarifying => {
                self.recommend(text).await?;
            }
            Intent::Question => self.question(text, alone).await?,
        }
        Ok(())
    }

    /// What the examples say. Where there is nothing to cancel, somebody asks how to cancel something else.
    async fn learnt(&self, text: &str) -> Result<Intent> {
        let learnt = self.knowledge.intent(text).await?;
        let is_it = |intent: &Intent| *intent != Intent::Cancel || self.state.step != Step::Free;
        Ok(learnt.filter(is_it).unwrap_or(Intent::Question))
    }

    /// What somebody wants a person for belongs to the hand-over: more than the words that ask for one.
    fn note_topic(&mut self, text: &str, asking: &str) {
        let tells_more = words(text).len() > words(asking).len();
        if self.state.question.is_empty() && (tells_more || intent(text) == Intent::Anger) {
            text.clone_into(&mut self.state.question);
        }
    }
}
