//! Times as people read them: short where it helps, exact within reach.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};

use crate::page::When;

/// `at` and `now` in milliseconds since 1970 UTC; `zone` an IANA name, UTC when unknown.
pub fn when(at: i64, now: i64, zone: &str) -> When {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let moment = timestamp(at);
    let local = moment.to_zoned(zone.clone());
    let iso = moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    When { iso, short: short(&local, &timestamp(now).to_zoned(zone)), exact: exact(&local) }
}

/// "Today", "Yesterday", "3 November", "3 November 2025": the heading of a day in a conversation.
pub fn day(at: i64, now: i64, zone: &str) -> String {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let (local, today) = (timestamp(at).to_zoned(zone.clone()), timestamp(now).to_zoned(zone));
    if local.date() == today.date() {
        "Today".to_owned()
    } else if today.date().yesterday().is_ok_and(|yesterday| yesterday == local.date()) {
        "Yesterday".to_owned()
    } else if local.year() == today.year() {
        local.strftime("%-d %B").to_string()
    } else {
        local.strftime("%-d %B %Y").to_string()
    }
}

/// "10:31".
pub fn clock(at: i64, zone: &str) -> String {
    timestamp(at).to_zoned(TimeZone::get(zone).unwrap_or(TimeZone::UTC)).strftime("%H:%M").to_string()
}

fn timestamp(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

fn short(local: &Zoned, now: &Zoned) -> String {
    let minutes = (now.timestamp().as_second() - local.timestamp().as_second()) / 60;
    match minutes {
        ..=0 => "Just now".to_owned(),
        1..=59 => format!("{minutes} min ago"),
        _ if local.date() == now.date() => local.strftime("%H:%M").to_string(),
        _ if now.date().yesterday().is_ok_and(|yesterday| yesterday == local.date()) => {
            "Yesterday".to_owned()
        }
        _ if local.year() == now.year() => local.strftime("%-d %b").to_string(),
        _ => local.strftime("%-d %b %Y").to_string(),
    }
}

fn exact(local: &Zoned) -> String {
    local.strftime("%-d %B %Y, %H:%M %Z").to_string()
}

#[cfg(test)]
mod tests {
    use super::{day, when};

    const NOON: i64 = 1_795_000_000_000;

    #[test]
    fn near_times_are_short_and_far_ones_name_the_day() {
        assert_eq!(when(NOON, NOON + 10_000, "UTC").short, "Just now");
        assert_eq!(when(NOON, NOON + 4 * 60_000, "UTC").short, "4 min ago");
        assert_eq!(when(NOON - 86_400_000, NOON, "UTC").short, "Yesterday");
        assert_eq!(when(0, NOON, "UTC").short, "1 Jan 1970");
        assert_eq!(day(NOON, NOON, "UTC"), "Today");
    }

    #[test]
    fn the_exact_time_names_its_zone() {
        assert_eq!(when(0, NOON, "Europe/Berlin").exact, "1 January 1970, 01:00 CET");
        assert_eq!(when(0, NOON, "No/Such").exact, "1 January 1970, 00:00 UTC");
    }
}
