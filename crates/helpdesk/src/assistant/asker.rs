//! Who talks to the assistant, whatever door they came through: somebody signed in, or the holder of a visitor's token.

use locales::Language;

use crate::actor::{Actor, PersonId, Role};
use crate::error::{Error, Result};
use crate::widget::Known;
use crate::{secrets, submissions};

/// What a browser or a frame shows to get its own chat back. Only its hash is stored.
#[derive(Debug, Clone)]
pub struct VisitorToken(String);

/// Ours have 43 characters; what is much longer was not made here.
const TOKEN_MAX: usize = 100;

impl VisitorToken {
    pub fn new() -> Self {
        Self(secrets::token())
    }

    /// As it came from outside; None for what cannot be one.
    pub fn read(text: &str) -> Option<Self> {
        (text.len() >= 20 && text.len() <= TOKEN_MAX).then(|| Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Default for VisitorToken {
    fn default() -> Self {
        Self::new()
    }
}

/// The one at the window.
#[derive(Debug, Clone)]
pub struct Asker {
    /// A customer who is signed in: then the visitor's token counts for nothing.
    pub person: Option<Actor>,
    pub visitor: Option<VisitorToken>,
    /// Whom another site signed for: its words, which prove nothing here.
    pub known: Option<Known>,
    /// What counts as one network address.
    pub network: String,
    pub language: Language,
}

/// Whose a chat is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Owner {
    Person(PersonId),
    /// The hash of the token.
    Visitor(String),
}

impl Owner {
    /// As limits and forms know it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Person(id) => submissions::sender(*id),
            Self::Visitor(hash) => format!("visitor:{hash}"),
        }
    }
}

impl Asker {
    /// Staff do not ask: for them there is no chat.
    pub(super) fn owner(&self) -> Result<Option<Owner>> {
        match (&self.person, &self.visitor) {
            (Some(actor), _) if actor.role == Role::Customer => Ok(Some(Owner::Person(actor.id))),
            (Some(_), _) => Err(Error::NotFound),
            (None, Some(token)) => Ok(Some(Owner::Visitor(secrets::hash(token.as_str())))),
            (None, None) => Ok(None),
        }
    }
}
