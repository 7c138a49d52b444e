//! The last 90 days of a service, each by the worst of it.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};

use super::Availability;

/// Days that are shown, today included.
pub const DAYS: usize = 90;

/// One day by the calendar of whoever looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    pub date: Date,
    /// The worst of it; None before the service began.
    pub worst: Option<Availability>,
}

/// From when until when something was so, in milliseconds since 1970 UTC.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stretch {
    pub(super) state: Availability,
    pub(super) from: i64,
    pub(super) until: i64,
}

/// Oldest first. A day counts for a stretch that touches it.
pub(super) fn worst_of(stretches: &[Stretch], now: i64, zone: &TimeZone) -> [Day; DAYS] {
    let date = |at: i64| {
        let at = Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH);
        at.to_zoned(zone.clone()).date()
    };
    let today = date(now);
    let first = today.checked_sub((DAYS as i64 - 1).days()).unwrap_or(today);
    let mut next = first;
    let mut days = [Day { date: first, worst: None }; DAYS];
    for day in &mut days {
        day.date = next;
        next = next.tomorrow().unwrap_or(next);
    }
    for stretch in stretches.iter().filter(|stretch| stretch.from <= now.min(stretch.until)) {
        let (from, until) = (date(stretch.from), date(stretch.until.min(now)));
        for day in days.iter_mut().filter(|day| (from..=until).contains(&day.date)) {
            day.worst = Some(day.worst.map_or(stretch.state, |worst| worst.worse(stretch.state)));
        }
    }
    days
}

/// The part of the time from `since` until `now` that was neither Down nor Degraded, in hundredths of a percent,
/// rounded down.
pub(super) fn share_undisturbed(stretches: &[Stretch], since: i64, now: i64) -> i64 {
    let whole = (now - since).max(1);
    let disturbed = stretches
        .iter()
        .filter(|stretch| matches!(stretch.state, Availability::Degraded | Availability::Down))
        .map(|stretch| (stretch.until.min(now) - stretch.from.max(since)).max(0))
        .sum::<i64>();
    (whole - disturbed.min(whole)) * 10_000 / whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{DAY, HOUR};

    const NOON: i64 = 1_800_014_400_000;

    #[test]
    fn a_day_is_as_good_as_its_worst_hour() {
        let stretches = [
            Stretch { state: Availability::Available, from: NOON - 10 * DAY, until: NOON },
            Stretch { state: Availability::Degraded, from: NOON - 2 * DAY - HOUR, until: NOON - DAY },
            Stretch { state: Availability::Down, from: NOON - 2 * DAY, until: NOON - 2 * DAY + HOUR },
            Stretch { state: Availability::Planned, from: NOON + DAY, until: NOON + 2 * DAY },
            Stretch { state: Availability::Planned, from: NOON + DAY, until: NOON },
        ];
        let days = worst_of(&stretches, NOON, &TimeZone::UTC);
        let of = |back: usize| days[DAYS - 1 - back].worst;
        assert_eq!(of(0), Some(Availability::Available));
        assert_eq!(of(1), Some(Availability::Degraded));
        assert_eq!(of(2), Some(Availability::Down));
        assert_eq!(of(3), Some(Availability::Available));
        assert_eq!((of(10), of(11), of(89)), (Some(Availability::Available), None, None));
        assert_eq!(days[DAYS - 1].date.to_string(), "2027-01-15");
    }

    #[test]
    fn the_share_counts_disturbances_alone_and_only_within_the_time_looked_at() {
        let stretches = [
            Stretch { state: Availability::Down, from: NOON - 20 * DAY, until: NOON - 9 * DAY },
            Stretch { state: Availability::Degraded, from: NOON - HOUR, until: NOON + HOUR },
            Stretch { state: Availability::Planned, from: NOON - 5 * DAY, until: NOON - 4 * DAY },
        ];
        assert_eq!(share_undisturbed(&stretches, NOON - 10 * DAY, NOON), 8_958);
        assert_eq!(share_undisturbed(&[], NOON - 10 * DAY, NOON), 10_000);
        assert_eq!(share_undisturbed(&stretches[..1], NOON, NOON), 10_000);
    }

    #[test]
    fn midnight_is_that_of_the_readers_zone() {
        let late = [Stretch {
            state: Availability::Down,
            from: NOON + 11 * HOUR + HOUR / 2,
            until: NOON + 12 * HOUR - 1,
        }];
        let zone = TimeZone::get("Europe/Berlin").unwrap();
        let days = worst_of(&late, NOON + 12 * HOUR - 1, &zone);
        assert_eq!(days[DAYS - 1].date.to_string(), "2027-01-16");
        assert_eq!((days[DAYS - 1].worst, days[DAYS - 2].worst), (Some(Availability::Down), None));
    }
}
