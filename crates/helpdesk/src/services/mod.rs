//! The desk's catalogue: what it offers, how each of it is doing, and who wants to be told when that changes.

mod archive;
mod availability;
mod catalogue;
mod create;
mod days;
mod followed;
mod form;
mod history;
mod incident_store;
mod incidents;
mod list;
mod news;
mod news_store;
mod picture;
mod planned;
pub mod store;
mod subscribe;
#[cfg(test)]
mod tests;
mod update;
mod wish;

pub use archive::{archive, restore};
pub use availability::{Announcement, announce, set_availability};
pub use catalogue::{Catalogue, Filter, Listed, PAGE, Page, Place, list, list_for_admin};
pub use create::create;
pub use days::{DAYS, Day};
pub use followed::{Followed, followed, stop};
pub use form::ServiceForm;
pub use history::{Line, history};
pub use incidents::{Board, Incident, Said, Standing, board, incidents_of};
pub(crate) use list::offered;
pub use list::{Archive, Choice, choices, disturbed, find, for_admin, list_archived, of_ticket, solved};
pub use news::{Round, Telling, begin_round, end_missed, end_round, missed_rounds, plan_round, told};
pub use news_store::Subscriber;
pub(crate) use news_store::remove_of_person;
pub use picture::{PICTURE_MAX, Picture, change_picture, picture, remove_picture};
pub use planned::end_planned;
pub use subscribe::{Subscription, Ways, end_by_link, linked, subscribe, subscription, unsubscribe};
pub use update::update;
pub use wish::{Behind, Wish, ask, confirm, sweep, wish, wish_behind};

use db::{FromValue, Value};
use serde::{Deserialize, Serialize};

/// Services that the catalogue may have: `/status` and what a request may name show them all. Archived ones do not
/// count.
pub const MOST: usize = 500;

/// The job that tells a round of news.
pub const TELL: &str = "tell_service_news";

/// Payload of that job.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Tell {
    pub service: i64,
    /// The event that began the round.
    pub event: i64,
}

/// How a service is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Availability {
    Available,
    Planned,
    Degraded,
    Down,
}

impl Availability {
    pub const ALL: [Self; 4] = [Self::Available, Self::Degraded, Self::Down, Self::Planned];

    /// As stored and as sent by forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Available => "available",
            Self::Degraded => "degraded",
            Self::Down => "down",
            Self::Planned => "planned",
        }
    }

    /// The text that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Available => "availability-available",
            Self::Degraded => "availability-degraded",
            Self::Down => "availability-down",
            Self::Planned => "availability-planned",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.as_str() == text)
    }

    pub const fn is_available(self) -> bool {
        matches!(self, Self::Available)
    }

    /// Of two states the one that matters more to whoever uses the service.
    #[must_use]
    pub fn worse(self, other: Self) -> Self {
        let weight = |state: Self| state as u8;
        if weight(other) > weight(self) { other } else { self }
    }
}

impl FromValue for Availability {
    fn from_value(value: Value) -> db::Result<Self> {
        let text = String::from_value(value)?;
        Self::parse(&text).ok_or_else(|| db::Error::Other(format!("unknown availability {text}")))
    }
}

db::record! {
    /// One thing that the desk offers. Times are milliseconds since 1970 UTC.
    #[derive(Debug, Clone)]
    pub struct Service {
        pub id: i64,
        /// Its place in addresses; it stays when the name changes.
        pub slug: String,
        pub name: String,
        pub summary: String,
        /// Markdown; empty in lists.
        pub description: String,
        pub category: String,
        pub price: String,
        pub hours: String,
        /// Which picture it has, by a name for its content; empty for none. Its size in pixels.
        pub picture: String,
        pub picture_width: i64,
        pub picture_height: i64,
        pub state: Availability,
        pub note: String,
        /// As announced: when it begins, and when it should be over.
        pub starts_at: Option<i64>,
        pub ends_at: Option<i64>,
        /// When it came into this state.
        pub since: i64,
        pub archived_at: Option<i64>,
        pub created_at: i64,
        pub updated_at: i64,
    }
}

impl Service {
    /// Where its picture is found; None when it has none.
    pub fn picture_address(&self) -> Option<String> {
        let address = || format!("/services/{}/picture?v={}", self.slug, self.picture);
        (!self.picture.is_empty()).then(address)
    }
}
