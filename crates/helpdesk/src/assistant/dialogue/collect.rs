//! What a request needs, asked for one by one, and summed up before it is created.

use assist::found_in;
use locales::Phrase;

use super::{Act, Choice, Knowledge, Shown, Step, Talk, urgency};
use crate::assistant::understand::words;
use crate::error::{Problems, Result};
use crate::fields;
use crate::tickets::Priority;

/// Characters of a subject that is made of somebody's words.
const SUBJECT_MAX: usize = 100;
/// Services that are offered.
const MOST: usize = 3;

const URGENCIES: [(Priority, &str); 4] = [
    (Priority::Low, "assistant-urgency-low"),
    (Priority::Normal, "assistant-urgency-normal"),
    (Priority::High, "assistant-urgency-high"),
    (Priority::Urgent, "assistant-urgency-urgent"),
];

impl<K: Knowledge> Talk<'_, K> {
    /// Begins a request, or creates the one that was summed up.
    pub(super) async fn create(&mut self) -> Result<()> {
        if self.state.step == Step::Confirm {
            self.reply.act = Some(Act::Create(std::mem::take(&mut self.state.draft)));
            self.state.begin_topic();
            return Ok(());
        }
        if self.state.step.is_under_way() && !self.state.draft.is_empty() {
            self.say(Phrase::new("assistant-first-this"));
            return Ok(());
        }
        if self.state.question.is_empty() {
            self.state.step = Step::Subject;
            self.say(Phrase::new("assistant-ask-subject"));
        } else {
            self.state.draft.subject = text::excerpt(&self.state.question, SUBJECT_MAX);
            self.state.draft.description.clone_from(&self.state.question);
            self.state.step = Step::Description;
            let subject = self.state.draft.subject.clone();
            self.say(Phrase::new("assistant-ask-more").with("subject", subject));
        }
        Ok(())
    }

    pub(super) fn subject(&mut self, typed: &str) -> Result<()> {
        self.state.draft.subject = text::excerpt(typed, SUBJECT_MAX);
        self.state.step = Step::Description;
        self.say(Phrase::new("assistant-ask-description"));
        Ok(())
    }

    pub(super) async fn description(&mut self, text: &str) -> Result<()> {
        self.describe(text);
        let draft = &self.state.draft;
        let told = format!("{} {}", draft.subject, draft.description);
        let services = self.knowledge.services(&told).await?;
        if services.is_empty() {
            self.ask_urgency();
            return Ok(());
        }
        self.state.step = Step::Service;
        self.state.offered = services.iter().take(MOST).map(Shown::from).collect();
        let mut choices: Vec<Choice> = self.state.offered.iter().map(Shown::choice).collect();
        choices.push(self.choice("none", "assistant-none-of-these"));
        let one = self.state.offered.len() == 1;
        let text = if one { "assistant-ask-this-service" } else { "assistant-ask-service" };
        self.offer(Phrase::new(text), choices);
        Ok(())
    }

    /// Adds these words to what was described before.
    fn describe(&mut self, text: &str) {
        let description = &mut self.state.draft.description;
        if !description.is_empty() {
            description.push_str("\n\n");
        }
        description.push_str(text);
    }

    /// A service in words instead of a button; other words belong to the description.
    pub(super) fn said_service(&mut self, text: &str) -> Result<()> {
        let named = |shown: &&Shown| !found_in(&shown.title, text).is_empty();
        let [service] = self.state.offered.iter().filter(named).collect::<Vec<_>>()[..] else {
            self.describe(text);
            return self.picked_service("none", "");
        };
        let slug = service.slug.clone();
        self.picked_service("service", &slug)
    }

    /// More words at the end: summed up again with them.
    pub(super) fn said_more(&mut self, text: &str) -> Result<()> {
        self.describe(text);
        self.sum_up();
        Ok(())
    }

    pub(super) fn picked_service(&mut self, kind: &str, slug: &str) -> Result<()> {
        if kind == "service" {
            self.state.draft.service = self.state.offered.iter().find(|shown| shown.slug == slug).cloned();
        }
        self.state.offered.clear();
        self.ask_urgency();
        Ok(())
    }

    fn ask_urgency(&mut self) {
        self.state.step = Step::Urgency;
        let choices = URGENCIES
            .iter()
            .map(|(urgency, word)| self.choice(&format!("urgency:{}", urgency.as_str()), word));
        let choices = choices.collect();
        self.offer(Phrase::new("assistant-ask-urgency"), choices);
    }

    pub(super) fn picked_urgency(&mut self, key: &str) -> Result<()> {
        let urgency = Priority::parse(key).unwrap_or(Priority::Normal);
        urgency.as_str().clone_into(&mut self.state.draft.urgency);
        if self.knowledge.is_signed_in() {
            self.sum_up();
        } else {
            self.state.step = Step::Email;
            let choices = vec![self.choice("skip", "assistant-skip")];
            self.offer(Phrase::new("assistant-ask-email"), choices);
        }
        Ok(())
    }

    /// Urgency in words instead of a button; other words belong to the description.
    pub(super) fn said_urgency(&mut self, text: &str) -> Result<()> {
        let label = |word| words(self.language.say(word));
        let typed = words(text);
        let pressed = URGENCIES.iter().find(|(_, word)| label(word) == typed).map(|(urgency, _)| *urgency);
        match pressed.or_else(|| urgency::told(&typed)) {
            Some(urgency) => self.picked_urgency(urgency.as_str()),
            None => {
                self.describe(text);
                self.ask_urgency();
                Ok(())
            }
        }
    }

    pub(super) fn email(&mut self, typed: &str) -> Result<()> {
        let mut problems = Problems::default();
        let email = fields::email(&mut problems, "email", typed);
        if let Some(problem) = problems.of("email") {
            let (problem, choices) = (problem.clone(), vec![self.choice("skip", "assistant-skip")]);
            self.offer(problem, choices);
            return Ok(());
        }
        self.state.told_email.clone_from(&email);
        self.state.draft.email = email;
        self.sum_up();
        Ok(())
    }

    pub(super) fn without_email(&mut self) -> Result<()> {
        self.sum_up();
        Ok(())
    }

    fn sum_up(&mut self) {
        self.state.step = Step::Confirm;
        let draft = &self.state.draft;
        let urgency = URGENCIES.iter().find(|(urgency, _)| urgency.as_str() == draft.urgency);
        let urgency = urgency.map_or("assistant-urgency-normal", |(_, word)| word);
        let phrase = match &draft.service {
            Some(service) => Phrase::new("assistant-confirm-service").with("service", &service.title),
            None => Phrase::new("assistant-confirm"),
        };
        let phrase = phrase
            .with("subject", &draft.subject)
            .with("description", text::excerpt(&draft.description, 300))
            .with("urgency", Phrase::new(urgency));
        self.say(phrase);
    }
}
