//! Notices on people's devices when there is a reply: who wants them, and what waits to be sent.

mod key;
mod list;
mod notices;
pub mod store;
mod subscribe;
mod sweep;
mod unsubscribe;

#[cfg(test)]
mod tests;

use serde::{Deserialize, Serialize};

pub use key::key;
pub use list::{Device, devices, has_device};
pub use notices::{begin, end, forget_subscription, store_once, subscriptions, try_later};
pub use store::Notice;
pub use subscribe::{Subscription, subscribe};
pub use sweep::sweep;
pub use unsubscribe::{unsubscribe, unsubscribe_here};

use crate::clock::DAY;

/// The job that sends one notice.
pub const DELIVER: &str = "deliver_push";

/// Payload of that job.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Deliver {
    pub notice: i64,
}

/// Devices of one person; the oldest makes room for another.
const MOST_DEVICES: i64 = 10;
/// A notice that could not be sent for so long says nothing new any more, in milliseconds.
pub const LIFETIME: i64 = DAY;
