//! Who asks. Every verb takes an actor and decides from it.

use locales::Language;

use crate::error::{Error, Result};

pub type PersonId = i64;

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    Customer,
    Agent,
    Admin,
}

impl Role {
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Agent => "agent",
            Self::Admin => "admin",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        [Self::Customer, Self::Agent, Self::Admin].into_iter().find(|role| role.as_str() == text)
    }

    /// Agents and administrators answer requests.
    pub const fn is_staff(self) -> bool {
        matches!(self, Self::Agent | Self::Admin)
    }
}

/// A signed-in person, read from the store for this one request: a role that was taken away counts at once.
#[derive(Debug, Clone)]
pub struct Actor {
    pub id: PersonId,
    pub role: Role,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    /// IANA name; the desk's when the person chose none.
    pub time_zone: String,
    /// None when the person chose none.
    pub language: Option<Language>,
    /// The session's id; 0 for the command line.
    pub session: i64,
}

impl Actor {
    pub fn full_name(&self) -> String {
        full_name(&self.first_name, &self.last_name)
    }

    pub fn require_admin(&self) -> Result<()> {
        if self.role == Role::Admin { Ok(()) } else { Err(Error::NotFound) }
    }

    pub fn require_staff(&self) -> Result<()> {
        if self.role.is_staff() { Ok(()) } else { Err(Error::NotFound) }
    }
}

/// "First Last", or the one of them that there is.
pub fn full_name(first: &str, last: &str) -> String {
    format!("{first} {last}").trim().to_owned()
}
