//! Where a dialogue stands: what was said about, shown, and collected.

use serde::{Deserialize, Serialize};

use super::{Choice, Hit, What};

/// What the assistant waits for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// Whatever comes.
    #[default]
    Free,
    /// More words about the question in hand.
    Clarifying,
    /// One of the articles offered.
    Choosing,
    /// Whether the answer helped.
    Answered,
    /// Nothing was found: a request or a person.
    Stuck,
    Subject,
    Description,
    Service,
    Urgency,
    Email,
    Confirm,
    WhichToComment,
    CommentText,
    ConfirmComment,
    WhichToReopen,
    ConfirmReopen,
}

impl Step {
    /// Whether words are taken as they are.
    pub const fn takes_words(self) -> bool {
        matches!(self, Self::Subject | Self::Description | Self::Email | Self::CommentText)
    }

    /// Whether something is under way that can be cancelled.
    pub const fn is_under_way(self) -> bool {
        !matches!(self, Self::Free | Self::Clarifying | Self::Choosing | Self::Answered | Self::Stuck)
    }

    /// As it is stored and as scripts name it.
    pub fn name(self) -> String {
        serde_json::to_value(self)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default()
    }
}

/// Something that was shown or offered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    pub slug: String,
    pub title: String,
    /// An article else.
    #[serde(default)]
    pub is_service: bool,
}

impl From<&Hit> for Shown {
    fn from(hit: &Hit) -> Self {
        Self { slug: hit.slug.clone(), title: hit.title.clone(), is_service: hit.what == What::Service }
    }
}

impl Shown {
    /// The button that chooses it.
    pub fn choice(&self) -> Choice {
        let what = if self.is_service { "service" } else { "article" };
        Choice { value: format!("{what}:{}", self.slug), label: self.title.clone() }
    }

    /// What this button offers; None for a button of another kind.
    pub fn offered_by(choice: &Choice) -> Option<Self> {
        let (what, slug) = choice.value.split_once(':')?;
        let is_service = what == "service";
        let (slug, title) = (slug.to_owned(), choice.label.clone());
        (is_service || what == "article").then_some(Self { slug, title, is_service })
    }
}

/// A request that is being put together.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Draft {
    pub subject: String,
    pub description: String,
    pub service: Option<Shown>,
    /// `low`, `normal`, `high` or `urgent`; empty until it was asked.
    pub urgency: String,
    /// Of somebody who is not signed in; unproven.
    pub email: String,
}

impl Draft {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct State {
    pub step: Step,
    /// The words of the topic in hand.
    pub question: String,
    /// Whether the topic was clarified; it is at most once.
    pub clarified: bool,
    /// Whether the topic is a service to recommend.
    pub recommending: bool,
    /// Articles that were shown in this chat.
    pub tried: Vec<Shown>,
    /// Articles among which one may choose now.
    pub offered: Vec<Shown>,
    /// Whether anything was asked in this chat.
    pub asked: bool,
    /// Whether it was counted that a chat in which something was asked went to a person.
    pub asked_handed: bool,
    /// Articles of this topic that were not what was meant.
    pub refused: Vec<String>,
    pub draft: Draft,
    /// The address of somebody who is not signed in, kept for the code.
    pub told_email: String,
    /// The own request in hand, and what is to be added to it.
    pub request: Option<i64>,
    pub comment: String,
    /// Questions without answer, and answers that did not help.
    pub unanswered: u32,
    pub rejected: u32,
}

/// Articles that the hand-over names.
const MOST_TRIED: usize = 20;

impl State {
    /// Another topic: what was tried stays known.
    pub fn begin_topic(&mut self) {
        let before = std::mem::take(self);
        self.tried = before.tried;
        self.told_email = before.told_email;
        self.asked = before.asked;
        self.asked_handed = before.asked_handed;
        self.unanswered = before.unanswered;
        self.rejected = before.rejected;
    }

    pub(super) fn note_tried(&mut self, hit: &Hit) {
        let shown = Shown::from(hit);
        if !self.tried.contains(&shown) && self.tried.len() < MOST_TRIED {
            self.tried.push(shown);
        }
    }
}
