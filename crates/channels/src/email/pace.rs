//! How long to wait before a mail is tried again.

use helpdesk::clock::{MINUTE, SECOND};
use helpdesk::mails::Delivery;

/// A secret that is over this soon is a code somebody waits for.
const URGENT: i64 = 15 * MINUTE;

/// Milliseconds until the next try after this one: 1, 5, 15 minutes, then every hour; for codes 5, 15 seconds,
/// then every minute.
pub(super) fn pause(delivery: &Delivery, now: i64) -> i64 {
    let urgent = delivery.secret && delivery.expires_at - now <= URGENT;
    match (delivery.attempts, urgent) {
        (..=1, true) => 5 * SECOND,
        (2, true) => 15 * SECOND,
        (_, true) => MINUTE,
        (..=1, false) => MINUTE,
        (2, false) => 5 * MINUTE,
        (3, false) => 15 * MINUTE,
        (_, false) => 60 * MINUTE,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pauses(secret: bool, expires_at: i64) -> Vec<i64> {
        let delivery = |attempts| Delivery {
            mail: 1,
            recipient: String::new(),
            content: Vec::new(),
            secret,
            attempts,
            expires_at,
        };
        (1..=5).map(|attempts| pause(&delivery(attempts), 0) / SECOND).collect()
    }

    #[test]
    fn mails_are_tried_after_1_5_15_and_60_minutes() {
        assert_eq!(pauses(false, 48 * 60 * MINUTE), [60, 300, 900, 3_600, 3_600]);
        assert_eq!(pauses(true, 48 * 60 * MINUTE), [60, 300, 900, 3_600, 3_600]);
    }

    #[test]
    fn codes_are_tried_after_5_15_and_60_seconds() {
        assert_eq!(pauses(true, 10 * MINUTE), [5, 15, 60, 60, 60]);
    }
}
