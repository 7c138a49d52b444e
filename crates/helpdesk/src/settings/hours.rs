//! When people are there to answer: `Mon-Fri 08:00-18:00; Sat 10:00-14:00`.

use std::fmt;
use std::str::FromStr;

use jiff::civil::{Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use locales::{Language, Phrase};

use super::change::store_changed;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};

const DAY_MINUTES: u16 = 24 * 60;
const LONGEST: usize = 300;
const DAYS: [(&str, &str); 7] = [
    ("Mon", "weekday-1"),
    ("Tue", "weekday-2"),
    ("Wed", "weekday-3"),
    ("Thu", "weekday-4"),
    ("Fri", "weekday-5"),
    ("Sat", "weekday-6"),
    ("Sun", "weekday-7"),
];

/// From one minute of a day until another, which is not part of it any more; 24:00 is 1440.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    pub from: u16,
    pub until: u16,
}

/// A week, Monday first. Empty when nothing is said.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Hours([Vec<Span>; 7]);

impl Hours {
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(Vec::is_empty)
    }

    /// Whether somebody is there at this moment (milliseconds since 1970 UTC) by the clock of this zone. A desk that
    /// says nothing is never said to be closed.
    pub fn open_at(&self, at: i64, zone: &TimeZone) -> bool {
        if self.is_empty() {
            return true;
        }
        let local = timestamp(at).to_zoned(zone.clone());
        let minute = minute_of(local.time());
        self.of(local.weekday()).iter().any(|span| (span.from..span.until).contains(&minute))
    }

    /// When somebody is there next, in milliseconds since 1970 UTC: None when somebody is there at this moment, or
    /// when nothing is said.
    pub fn next_opening(&self, at: i64, zone: &TimeZone) -> Option<i64> {
        if self.open_at(at, zone) {
            return None;
        }
        let start = timestamp(at).to_zoned(zone.clone());
        (0..=7_i64).find_map(|ahead| {
            let date = start.date().checked_add(ahead.days()).ok()?;
            self.of(date.weekday()).iter().find_map(|span| {
                let (hour, minute) = ((span.from / 60) as i8, (span.from % 60) as i8);
                let opens = date.at(hour, minute, 0, 0).to_zoned(zone.clone()).ok()?;
                let opens = opens.timestamp().as_millisecond();
                (opens > at).then_some(opens)
            })
        })
    }

    /// "Monday to Friday 08:00–18:00, Saturday 10:00–14:00"; empty when nothing is said.
    pub fn in_words(&self, language: Language) -> String {
        let parts = self.runs().into_iter().map(|(first, last)| {
            let days = match last - first {
                0 => language.say(DAYS[first].1).to_owned(),
                1 => pair("hours-two-days", language, first, last),
                _ => pair("hours-days", language, first, last),
            };
            let times: Vec<String> = self.0[first].iter().map(ToString::to_string).collect();
            format!("{days} {}", times.join(language.say("list-comma")))
        });
        parts.collect::<Vec<_>>().join(language.say("list-comma"))
    }

    fn of(&self, day: Weekday) -> &[Span] {
        self.0.get(usize::try_from(day.to_monday_zero_offset()).unwrap_or(0)).map_or(&[], Vec::as_slice)
    }

    /// First and last day of each run of days that are alike, without those on which nobody is there.
    fn runs(&self) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for day in (0..7).filter(|day| !self.0[*day].is_empty()) {
            match runs.last_mut() {
                Some((first, last)) if *last + 1 == day && self.0[*first] == self.0[day] => *last = day,
                _ => runs.push((day, day)),
            }
        }
        runs
    }

    /// Reads what an administrator typed; the phrase says what is wrong with it.
    pub fn parse(typed: &str) -> Result<Self, Phrase> {
        let mut hours = Self::default();
        if typed.chars().count() > LONGEST {
            return Err(Phrase::new("too-long").with("most", LONGEST));
        }
        for part in typed.split([';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
            let (days, times) = part
                .split_once(char::is_whitespace)
                .ok_or_else(|| Phrase::new("hours-incomplete").with("part", part))?;
            let spans = spans(times)?;
            for day in days_of(days)? {
                hours.0[day].extend(&spans);
                hours.0[day].sort_unstable();
                if hours.0[day].windows(2).any(|pair| pair[1].from < pair[0].until) {
                    return Err(Phrase::new("hours-overlap").with("day", DAYS[day].0));
                }
            }
        }
        Ok(hours)
    }
}

fn pair(text: &'static str, language: Language, first: usize, last: usize) -> String {
    let said = language.say_with(text).with("first", Phrase::new(DAYS[first].1));
    said.with("last", Phrase::new(DAYS[last].1)).to_string()
}

/// `Mon`, `Mon-Fri`, `Mon,Wed,Sat-Sun` or `Daily`.
fn days_of(text: &str) -> Result<Vec<usize>, Phrase> {
    if text.eq_ignore_ascii_case("daily") {
        return Ok((0..7).collect());
    }
    let mut days = Vec::new();
    for part in text.split(',').filter(|part| !part.is_empty()) {
        let (first, last) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (first, last) = (day(first)?, day(last)?);
        // "Sat-Mon" goes over the end of the week.
        days.extend((first..).take((last + 7 - first) % 7 + 1).map(|day| day % 7));
    }
    Ok(days)
}

/// By its first three letters, so that "Monday" is understood, too.
fn day(text: &str) -> Result<usize, Phrase> {
    let start: String = text.chars().take(3).collect();
    let found = DAYS.iter().position(|(name, _)| name.eq_ignore_ascii_case(&start));
    found.ok_or_else(|| Phrase::new("hours-day-unknown").with("day", text))
}

/// `08:00-12:00` or several of them, parted by commas.
fn spans(text: &str) -> Result<Vec<Span>, Phrase> {
    let span = |part: &str| {
        let wrong = || Phrase::new("hours-time-wrong").with("time", part);
        let (from, until) = part.split_once(['-', '–']).ok_or_else(wrong)?;
        let (from, until) = (minutes(from).ok_or_else(wrong)?, minutes(until).ok_or_else(wrong)?);
        if from >= until {
            return Err(Phrase::new("hours-end-first").with("time", part));
        }
        Ok(Span { from, until })
    };
    text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(span).collect()
}

/// `8`, `08:00` or `24:00`.
fn minutes(text: &str) -> Option<u16> {
    let (hour, minute) = text.trim().split_once(':').unwrap_or((text.trim(), "0"));
    let is_short =
        |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !is_short(hour) || !is_short(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (minute < 60).then_some(hour * 60 + minute).filter(|minutes| *minutes <= DAY_MINUTES)
}

fn minute_of(time: Time) -> u16 {
    u16::try_from(i32::from(time.hour()) * 60 + i32::from(time.minute())).unwrap_or(0)
}

fn timestamp(at: i64) -> Timestamp {
    Timestamp::from_millisecond(at).unwrap_or(Timestamp::UNIX_EPOCH)
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let clock = |minutes: u16| format!("{:02}:{:02}", minutes / 60, minutes % 60);
        write!(f, "{}–{}", clock(self.from), clock(self.until))
    }
}

/// In one spelling, as it is stored and shown in the field.
impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, (first, last)) in self.runs().into_iter().enumerate() {
            let gap = if place == 0 { "" } else { "; " };
            write!(f, "{gap}{}", DAYS[first].0)?;
            if last > first {
                write!(f, "-{}", DAYS[last].0)?;
            }
            for (place, span) in self.0[first].iter().enumerate() {
                let gap = if place == 0 { " " } else { ", " };
                write!(f, "{gap}{}", span.to_string().replace('–', "-"))?;
            }
        }
        Ok(())
    }
}

impl FromStr for Hours {
    type Err = Phrase;

    fn from_str(text: &str) -> Result<Self, Phrase> {
        Self::parse(text)
    }
}

/// Stores the hours as typed; empty says nothing any more.
pub async fn change_hours(app: &App, actor: &Actor, typed: &str) -> Result<()> {
    actor.require_admin()?;
    let hours = Hours::parse(typed).map_err(|problem| Error::invalid("hours", problem))?;
    let before = app.settings().hours.to_string();
    store_changed(app, actor, [("hours", hours.to_string(), before)]).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    fn hours(typed: &str) -> Hours {
        Hours::parse(typed).expect(typed)
    }

    fn at(text: &str) -> i64 {
        text.parse::<jiff::Zoned>().expect(text).timestamp().as_millisecond()
    }

    #[test]
    fn hours_are_read_in_many_spellings_and_kept_in_one() {
        for (typed, kept) in [
            ("Mon-Fri 08:00-18:00; Sat 10:00-14:00", "Mon-Fri 08:00-18:00; Sat 10:00-14:00"),
            ("monday–friday 8-18\nSaturday 10–14;", "Mon-Fri 08:00-18:00; Sat 10:00-14:00"),
            ("Mon,Wed 9-12, 13:30-17", "Mon 09:00-12:00, 13:30-17:00; Wed 09:00-12:00, 13:30-17:00"),
            ("daily 0-24", "Mon-Sun 00:00-24:00"),
            ("Sat-Mon 10-12", "Mon 10:00-12:00; Sat-Sun 10:00-12:00"),
            ("  ", ""),
        ] {
            assert_eq!(hours(typed).to_string(), kept, "{typed}");
            assert_eq!(hours(kept), hours(typed));
        }
    }

    #[test]
    fn what_cannot_be_is_named() {
        for (typed, word) in [
            ("Mon", "Mon"),
            ("Moon 8-18", "Moon"),
            ("Mon 8:75-9", "8:75-9"),
            ("Mon 8", "8"),
            ("Mon 25-26", "25-26"),
            ("Mon 18-8", "18-8"),
            ("Mon 8-12; Mon 11-13", "Mon"),
            ("8-18", "8-18"),
        ] {
            let problem = Hours::parse(typed).expect_err(typed).to_string();
            assert!(problem.contains(word), "{typed}: {problem}");
        }
        assert!(Hours::parse(&"Mon 8-9;".repeat(100)).is_err());
    }

    #[test]
    fn hours_are_those_of_the_desks_clock() {
        let zone = TimeZone::get("Europe/Berlin").expect("a zone");
        let hours = hours("Mon-Fri 08:00-18:00; Sat 10:00-14:00");
        for (moment, open) in [
            ("2026-11-27T08:00:00[Europe/Berlin]", true),
            ("2026-11-27T17:59:59[Europe/Berlin]", true),
            ("2026-11-27T18:00:00[Europe/Berlin]", false),
            ("2026-11-28T12:00:00[Europe/Berlin]", true),
            ("2026-11-29T12:00:00[Europe/Berlin]", false),
        ] {
            assert_eq!(hours.open_at(at(moment), &zone), open, "{moment}");
        }
        for (moment, next) in [
            ("2026-11-27T18:00:00[Europe/Berlin]", "2026-11-28T10:00:00[Europe/Berlin]"),
            ("2026-11-28T14:00:00[Europe/Berlin]", "2026-11-30T08:00:00[Europe/Berlin]"),
            ("2026-11-30T03:00:00[Europe/Berlin]", "2026-11-30T08:00:00[Europe/Berlin]"),
            // The clock is set forward in between.
            ("2026-03-28T20:00:00[Europe/Berlin]", "2026-03-30T08:00:00[Europe/Berlin]"),
        ] {
            assert_eq!(hours.next_opening(at(moment), &zone), Some(at(next)), "{moment}");
        }
        assert_eq!(hours.next_opening(at("2026-11-27T09:00:00[Europe/Berlin]"), &zone), None);
        assert!(Hours::default().open_at(0, &zone));
        assert_eq!(Hours::default().next_opening(0, &zone), None);
        let once = Hours::parse("Mon 08:00-09:00").expect("hours");
        let moment = at("2026-11-30T09:00:00[Europe/Berlin]");
        assert_eq!(once.next_opening(moment, &zone), Some(at("2026-12-07T08:00:00[Europe/Berlin]")));
    }

    #[test]
    fn hours_are_said_in_words() {
        let hours = hours("Mon-Fri 08:00-12:00, 13:00-18:00; Sat,Sun 10:00-14:00");
        assert_eq!(
            hours.in_words(Language::En),
            "Monday to Friday 08:00–12:00, 13:00–18:00, Saturday and Sunday 10:00–14:00"
        );
        assert!(hours.in_words(Language::De).starts_with("Montag bis Freitag 08:00–12:00"));
        assert!(hours.in_words(Language::Ar).contains("08:00–12:00"));
        assert_eq!(Hours::default().in_words(Language::En), "");
    }

    #[tokio::test]
    async fn an_admin_sets_the_hours_and_a_slip_changes_nothing() {
        let app = testing::app().await;
        let admin = testing::admin(&app).await;
        change_hours(&app, &admin, "mon-fri 8-18").await.expect("stored");
        assert_eq!(app.settings().hours.to_string(), "Mon-Fri 08:00-18:00");
        assert!(matches!(change_hours(&app, &admin, "Mon 18-8").await, Err(Error::Invalid(_))));
        assert_eq!(app.settings().hours.to_string(), "Mon-Fri 08:00-18:00");
        let agent = testing::join(&app, crate::Role::Agent, "noor@example.test").await;
        assert!(matches!(change_hours(&app, &agent, "").await, Err(Error::NotFound)));
    }
}
