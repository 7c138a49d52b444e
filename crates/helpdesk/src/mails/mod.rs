//! The outbox: mails that follow from events, rendered once, tried until they are sent, refused or too old.

mod delivery;
mod expire;
mod outbox;
mod store;

pub use delivery::{Delivery, Turn, begin, park, refuse, resume, sent, try_later};
pub use expire::{expire, forget};
pub use outbox::{correct, release, store_once};
pub(crate) use store::remove_of_person;
pub use store::{Mail, Rejected, Summary, find, newest, rejected_of_ticket, summary};

use serde::{Deserialize, Serialize};

use crate::actor::PersonId;
use crate::clock::{HOUR, SECOND};

/// The job that tries to send one mail.
pub const DELIVER: &str = "deliver_mail";

/// No mail is sent later than this after its event.
pub const LIFETIME: i64 = 48 * HOUR;

/// How long one try may take before it counts as lost; longer than any channel lets it run.
pub const TRY: i64 = 60 * SECOND;

/// Payload of the delivery job.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Deliver {
    pub mail: i64,
}

/// A rendered mail. Its event and recipient make it unique.
#[derive(Debug, Clone)]
pub struct NewMail {
    pub event: i64,
    pub kind: &'static str,
    pub recipient: String,
    pub person: Option<PersonId>,
    pub ticket: Option<i64>,
    pub message_id: String,
    pub subject: String,
    /// The whole message but for the sender's line.
    pub content: Vec<u8>,
    /// It holds a code or link: its text is wiped when it was sent or expires.
    pub secret: bool,
    /// It waits until the person has verified the address.
    pub held: bool,
    /// Milliseconds since 1970 UTC.
    pub expires_at: i64,
}
