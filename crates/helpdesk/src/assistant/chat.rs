//! A chat as it is stored, and its messages.

use locales::Language;

use super::dialogue::{Choice, Link, State};
use crate::actor::PersonId;
use crate::error::{Error, Result};

db::record! {
    #[derive(Debug, Clone)]
    pub struct Chat {
        pub id: i64,
        pub visitor_hash: Option<String>,
        pub person: Option<PersonId>,
        /// A tag such as `de`.
        pub language: String,
        /// JSON.
        pub state: String,
        /// The request that it became.
        pub ticket: Option<i64>,
        /// The last message of the request that was written for the team when it began.
        pub told_before: i64,
        pub reason: Option<String>,
        pub waiting_since: Option<i64>,
        pub email: String,
        pub email_verified: bool,
        pub code_hash: Option<String>,
        pub code_tries: i64,
        pub code_expires_at: i64,
        pub seen: i64,
        pub mailed: i64,
        pub solved_at: Option<i64>,
        pub ended_at: Option<i64>,
        pub created_at: i64,
        pub seen_at: i64,
        pub version: i64,
    }
}

impl Chat {
    pub fn language(&self) -> Language {
        Language::parse(&self.language).unwrap_or_default()
    }

    /// Where its dialogue stands.
    pub fn dialogue(&self) -> State {
        serde_json::from_str(&self.state).unwrap_or_default()
    }

    pub(super) fn keep(&mut self, state: &State) -> Result<()> {
        self.state = serde_json::to_string(state).map_err(|error| Error::Internal(error.to_string()))?;
        Ok(())
    }
}

db::record! {
    /// One message between the customer and the assistant.
    #[derive(Debug, Clone)]
    pub struct ChatMessage {
        pub id: i64,
        /// `assistant` or `you`.
        pub sender: String,
        pub source: Option<String>,
        pub text: String,
        pub link: Option<String>,
        pub choices: String,
        pub created_at: i64,
    }
}

impl ChatMessage {
    pub fn is_from_assistant(&self) -> bool {
        self.sender == "assistant"
    }

    pub fn link(&self) -> Option<Link> {
        serde_json::from_str(self.link.as_deref()?).ok()
    }

    pub fn choices(&self) -> Vec<Choice> {
        serde_json::from_str(&self.choices).unwrap_or_default()
    }
}
