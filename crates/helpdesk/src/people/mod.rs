//! People and their accounts: one person is one account with one role.

mod account;
mod apply;
mod create;
mod deactivate;
mod delete;
mod email;
mod invite;
mod list;
mod password;
mod role;
mod sign_up;
mod start;
pub mod store;

use locales::Language;

use crate::actor::{PersonId, Role, full_name};

pub use account::{Profile, save_profile};
pub use apply::{approve, decline, withdraw};
pub use create::{NewAdmin, NewDesk, create_admin, create_desk};
pub use deactivate::{deactivate, deactivate_many, reactivate};
pub use delete::delete_account;
pub use email::{EmailChange, change_email};
pub use invite::{Invitation, Invitee, invite, join};
pub use list::{Applicant, Invited, Member, People, list};
pub use password::change_password;
pub use role::set_role;
pub use sign_up::{SignUp, SignedUp, sign_up};
pub use store::{
    active_admins, assignees, count_waiting, find, find_by_email, lock, lock_active_staff, names,
    proven_email,
};

pub(crate) use email::move_to_email;
pub(crate) use password::replace_password;
pub(crate) use start::{Draft, start};

/// Where an account stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// An agent who has not followed the invitation yet.
    Invited,
    /// Asked to become an agent; an administrator has not decided.
    Waiting,
    Active,
    /// Cannot sign in; the name stays in the history.
    Deactivated,
    /// Removed by the person, with the name; who reads their requests is told so in their own language.
    Deleted,
}

impl State {
    const ALL: [Self; 5] = [Self::Invited, Self::Waiting, Self::Active, Self::Deactivated, Self::Deleted];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Invited => "invited",
            Self::Waiting => "waiting",
            Self::Active => "active",
            Self::Deactivated => "deactivated",
            Self::Deleted => "deleted",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }
}

impl db::FromValue for State {
    fn from_value(value: db::Value) -> db::Result<Self> {
        let text = String::from_value(value)?;
        Self::parse(&text).ok_or_else(|| db::Error::Other(format!("unknown state {text}")))
    }
}

impl db::FromValue for Role {
    fn from_value(value: db::Value) -> db::Result<Self> {
        let text = String::from_value(value)?;
        Self::parse(&text).ok_or_else(|| db::Error::Other(format!("unknown role {text}")))
    }
}

db::record! {
    /// An account without its secrets. Times are milliseconds since 1970 UTC.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Person {
        pub id: PersonId,
        pub role: Role,
        pub state: State,
        /// As typed; unique without regard to case. Empty when deleted.
        pub email: String,
        pub first_name: String,
        pub last_name: String,
        pub mobile: String,
        /// IANA name; empty when the person chose none.
        pub time_zone: String,
        /// A tag such as `de`; empty when the person chose none.
        pub language: String,
        /// Whether a code sent to the address came back, or somebody vouched for it.
        pub verified: bool,
        pub created_at: i64,
    }
}

impl Person {
    /// Empty for who deleted their account.
    pub fn full_name(&self) -> String {
        full_name(&self.first_name, &self.last_name)
    }

    /// None when the person chose none.
    pub fn language(&self) -> Option<Language> {
        Language::parse(&self.language)
    }

    /// May answer requests: an active agent or administrator.
    pub fn is_active_staff(&self) -> bool {
        self.state == State::Active && self.role.is_staff()
    }
}

#[cfg(test)]
mod tests;
