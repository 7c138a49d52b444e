//! Times as people read them: short where it helps, exact within reach.

use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use locales::{Language, Months};

use crate::page::When;

/// The clock by which one page is read: its reader's zone and language. Times are milliseconds since 1970 UTC.
#[derive(Debug, Clone)]
pub struct Times {
    now: Zoned,
    pub language: Language,
}

impl Times {
    /// `zone` is an IANA name, UTC when unknown.
    pub fn new(now: i64, zone: &str, language: Language) -> Self {
        let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
        Self { now: timestamp(now).to_zoned(zone), language }
    }

    pub fn when(&self, at: i64) -> When {
        let local = self.local(at);
        let iso = local.timestamp().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        When { iso, short: self.short(&local), exact: self.exact(&local) }
    }

    /// A time inside a day whose heading stands above it: "10:31".
    pub fn clock(&self, at: i64) -> When {
        let short = hours(&self.local(at));
        When { short, ..self.when(at) }
    }

    /// The hour today, the day before that: "10:31", "Yesterday", "3 Nov". It stays true while the page is open.
    pub fn moment(&self, at: i64) -> String {
        let local = self.local(at);
        if local.date() == self.now.date() { hours(&local) } else { self.short(&local) }
    }

    /// "Today", "Yesterday", "3 November", "3 November 2025": the heading of a day in a conversation.
    pub fn day(&self, at: i64) -> String {
        let local = self.local(at);
        if local.date() == self.now.date() {
            self.language.say("today").to_owned()
        } else if self.is_yesterday(&local) {
            self.language.say("yesterday").to_owned()
        } else {
            self.date(&local, Months::Full)
        }
    }

    /// The day and the hour: "22 Nov, 14:00", "14:00" today.
    pub fn dated(&self, at: i64) -> When {
        let local = self.local(at);
        let short = if local.date() == self.now.date() {
            hours(&local)
        } else {
            format!(
                "{}{}{}",
                self.date(&local, Months::Short),
                self.language.say("list-comma"),
                hours(&local)
            )
        };
        When { short, ..self.when(at) }
    }

    pub fn is_ahead(&self, at: i64) -> bool {
        timestamp(at) > self.now.timestamp()
    }

    /// "2026-11-28T02:00", as a field for date and time holds it.
    pub fn field(&self, at: i64) -> String {
        self.local(at).strftime("%Y-%m-%dT%H:%M").to_string()
    }

    /// "3 November 2026"
    pub fn on(&self, at: i64) -> String {
        let local = self.local(at);
        self.language.date(local.day(), local.month(), Some(local.year()), Months::Full)
    }

    fn local(&self, at: i64) -> Zoned {
        timestamp(at).to_zoned(self.now.time_zone().clone())
    }

    fn is_yesterday(&self, local: &Zoned) -> bool {
        self.now.date().yesterday().is_ok_and(|yesterday| yesterday == local.date())
    }

    fn short(&self, local: &Zoned) -> String {
        let minutes = (self.now.timestamp().as_second() - local.timestamp().as_second()) / 60;
        match minutes {
            ..=0 => self.language.say("just-now").to_owned(),
            1..=59 => self.language.say_with("minutes-ago").with("minutes", minutes).to_string(),
            _ if local.date() == self.now.date() => hours(local),
            _ if self.is_yesterday(local) => self.language.say("yesterday").to_owned(),
            _ => self.date(local, Months::Short),
        }
    }

    /// The year only where it is another one.
    fn date(&self, local: &Zoned, months: Months) -> String {
        let year = (local.year() != self.now.year()).then(|| local.year());
        self.language.date(local.day(), local.month(), year, months)
    }

    fn exact(&self, local: &Zoned) -> String {
        let date = self.language.date(local.day(), local.month(), Some(local.year()), Months::Full);
        let exact = self.language.say_with("exact-time").with("date", date).with("time", hours(local));
        exact.with("zone", local.strftime("%Z").to_string()).to_string()
    }
}

fn hours(local: &Zoned) -> String {
    local.strftime("%H:%M").to_string()
}

fn timestamp(milliseconds: i64) -> Timestamp {
    Timestamp::from_millisecond(milliseconds).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOON: i64 = 1_795_000_000_000;
    const DAY: i64 = 86_400_000;

    fn times(now: i64, zone: &str) -> Times {
        Times::new(now, zone, Language::En)
    }

    #[test]
    fn near_times_are_short_and_far_ones_name_the_day() {
        assert_eq!(times(NOON + 10_000, "UTC").when(NOON).short, "Just now");
        assert_eq!(times(NOON + 4 * 60_000, "UTC").when(NOON).short, "4 min ago");
        assert_eq!(times(NOON, "UTC").when(NOON - DAY).short, "Yesterday");
        assert_eq!(times(NOON, "UTC").when(0).short, "1 Jan 1970");
        assert_eq!(times(NOON, "UTC").day(NOON), "Today");
        assert_eq!(times(NOON, "UTC").day(NOON - 9 * DAY), "9 November");
    }

    #[test]
    fn the_exact_time_names_its_zone() {
        assert_eq!(times(NOON, "Europe/Berlin").when(0).exact, "1 January 1970, 01:00 CET");
        assert_eq!(times(NOON, "No/Such").when(0).exact, "1 January 1970, 00:00 UTC");
    }

    #[test]
    fn times_are_said_in_the_readers_language_with_the_same_digits() {
        let german = Times::new(NOON + 4 * 60_000, "UTC", Language::De);
        assert_eq!(german.when(NOON).short, "vor 4 Min.");
        assert_eq!(german.when(NOON - 9 * DAY).short, "9. Nov.");
        assert_eq!(german.day(0), "1. Januar 1970");
        let arabic = Times::new(NOON + 4 * 60_000, "UTC", Language::Ar);
        assert_eq!(arabic.when(NOON).short, "قبل 4 د");
        assert_eq!(arabic.when(NOON - 9 * DAY).short, "9 نوفمبر");
    }
}
