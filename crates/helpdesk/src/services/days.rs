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
