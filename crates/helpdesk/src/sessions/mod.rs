//! Who is signed in, where, and for how long.

mod active;
mod actor;
mod end;
mod list;
mod open;
mod sign_in;
pub mod store;
mod sweep;

use std::net::IpAddr;

use locales::Language;

use crate::actor::{Actor, PersonId, Role};
use crate::clock::{DAY, HOUR};

pub(crate) use active::active_among;
pub use actor::actor;
pub(crate) use actor::standing;
pub use end::{end, end_others, sign_out};
pub use list::{Session, list};
pub(crate) use open::open;
pub(crate) use sign_in::known_device;
pub use sign_in::sign_in;
pub use sweep::sweep;

/// The browser that asks, as a door sees it.
#[derive(Debug, Clone)]
pub struct Visitor {
    /// Where it really comes from, behind trusted proxies.
    pub address: IpAddr,
    /// Its `User-Agent`.
    pub agent: String,
    /// The token of the session it has now, which ends when another opens.
    pub session: Option<String>,
    /// Its known-device cookie: the token that an earlier sign-in left.
    pub device: Option<String>,
    /// Its browser cookie: a random token to which codes are bound.
    pub browser: String,
    /// In which language its pages are said: what it asks for is mailed in it, while no account says otherwise.
    pub language: Language,
}

/// What a session may be used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    Active,
    /// An agent whom no administrator approved yet.
    Waiting,
    /// Registered while no mail could be sent; has to enter a code first.
    MustVerify,
}

/// A valid session. Only `Active` holds an actor, so nobody else can ask a verb for anything.
#[derive(Debug, Clone)]
pub enum SignedIn {
    Active(Actor),
    Waiting(Guest),
    MustVerify(Guest),
}

/// Somebody who proved who they are but may do nothing yet. Times are milliseconds since 1970 UTC.
#[derive(Debug, Clone)]
pub struct Guest {
    pub id: PersonId,
    pub role: Role,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    /// IANA name; the desk's when the person chose none.
    pub time_zone: String,
    /// None when the person chose none.
    pub language: Option<Language>,
    /// When the account was made: for applicants, when they applied.
    pub created_at: i64,
    pub session: i64,
}

impl SignedIn {
    pub fn person(&self) -> PersonId {
        match self {
            Self::Active(actor) => actor.id,
            Self::Waiting(guest) | Self::MustVerify(guest) => guest.id,
        }
    }

    /// IANA name.
    pub fn time_zone(&self) -> &str {
        match self {
            Self::Active(actor) => &actor.time_zone,
            Self::Waiting(guest) | Self::MustVerify(guest) => &guest.time_zone,
        }
    }

    /// None when the person chose none.
    pub fn language(&self) -> Option<Language> {
        match self {
            Self::Active(actor) => actor.language,
            Self::Waiting(guest) | Self::MustVerify(guest) => guest.language,
        }
    }

    pub fn session(&self) -> i64 {
        match self {
            Self::Active(actor) => actor.session,
            Self::Waiting(guest) | Self::MustVerify(guest) => guest.session,
        }
    }
}

/// A session just opened: what the door puts into cookies.
#[derive(Debug, Clone)]
pub struct NewSession {
    pub person: PersonId,
    pub role: Role,
    pub standing: Standing,
    /// The session cookie's value; the store keeps only its hash.
    pub token: String,
    /// How long the cookie may live, in milliseconds.
    pub max_age: i64,
    /// The known-device cookie's value.
    pub device: String,
}

/// How long a session lives unused, in milliseconds.
pub(crate) const fn idle(role: Role) -> i64 {
    match role {
        Role::Customer => 30 * DAY,
        Role::Agent | Role::Admin => 12 * HOUR,
    }
}

/// How long a session lives at most, in milliseconds.
pub(crate) const fn absolute(role: Role) -> i64 {
    match role {
        Role::Customer => 90 * DAY,
        Role::Agent | Role::Admin => 14 * DAY,
    }
}

#[cfg(test)]
mod tests;
