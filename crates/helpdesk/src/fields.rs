//! What people type into forms, tidied and checked; each problem says what to do.

use jiff::civil::{Date, DateTime, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use locales::{Language, Phrase};

use crate::error::Problems;

pub const MAX_NAME: usize = 100;
pub const MAX_EMAIL: usize = 254;
const MAX_MOBILE: usize = 40;
const MAX_DESK_NAME: usize = 100;

/// One line without control characters or spaces at its ends; a problem when empty or too long.
fn line(problems: &mut Problems, field: &'static str, typed: &str, max: usize, missing: Phrase) -> String {
    let text = tidy(typed);
    if text.is_empty() {
        problems.add(field, missing);
    } else if typed.len() > 4 * max || text.chars().count() > max {
        problems.add(field, Phrase::new("too-long").with("most", max));
    } else if text.chars().any(is_unsafe) {
        problems.add(field, Phrase::new("one-line-only"));
    }
    text
}

/// A line that may be left empty.
pub fn optional_line(problems: &mut Problems, field: &'static str, typed: &str, max: usize) -> String {
    if tidy(typed).is_empty() {
        return String::new();
    }
    line(problems, field, typed, max, Phrase::new("one-line-only"))
}

/// A line that has to be there; `missing` names the text that asks for it.
pub fn required_line(
    problems: &mut Problems,
    field: &'static str,
    typed: &str,
    max: usize,
    missing: &'static str,
) -> String {
    line(problems, field, typed, max, Phrase::new(missing))
}

/// Several lines of plain or marked-up text, of at most `max` characters.
pub fn lines(problems: &mut Problems, field: &'static str, typed: &str, max: usize) -> String {
    let text = text::clean(typed).trim().to_owned();
    if text.chars().count() > max {
        problems.add(field, Phrase::new("text-too-long").with("most", max));
    }
    text
}

/// A moment as a browser's field for a date, with or without a time, sends it (`2026-11-28T02:00`, `2026-11-28`), by the
/// clock of this zone (IANA name), or in RFC 3339; in milliseconds since 1970 UTC. None for an empty field.
pub fn moment(problems: &mut Problems, field: &'static str, typed: &str, zone: &str) -> Option<i64> {
    let text = tidy(typed);
    if text.is_empty() {
        return None;
    }
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let moment = parse_moment(&text, zone).filter(|at| (2000..=2200).contains(&at.year()));
    if moment.is_none() {
        problems.add(field, Phrase::new("moment-wrong"));
    }
    moment.map(|at| at.timestamp().as_millisecond())
}

fn parse_moment(text: &str, zone: TimeZone) -> Option<Zoned> {
    if let Ok(at) = text.parse::<Timestamp>() {
        return Some(at.to_zoned(zone));
    }
    let local = match text.parse::<Date>() {
        Ok(date) if !text.contains([':', 'T']) => date.to_datetime(Time::midnight()),
        _ => text.parse::<DateTime>().ok()?,
    };
    local.to_zoned(zone).ok()
}

fn tidy(typed: &str) -> String {
    typed.trim().replace('\0', "")
}

/// Line breaks, other control characters, and those that turn the direction of what follows.
pub(crate) fn is_unsafe(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

pub fn first_name(problems: &mut Problems, typed: &str) -> String {
    line(problems, "first_name", typed, MAX_NAME, Phrase::new("first-name-missing"))
}

pub fn last_name(problems: &mut Problems, typed: &str) -> String {
    line(problems, "last_name", typed, MAX_NAME, Phrase::new("last-name-missing"))
}

pub fn desk_name(problems: &mut Problems, typed: &str) -> String {
    line(problems, "desk_name", typed, MAX_DESK_NAME, Phrase::new("desk-name-missing"))
}

/// Empty, or something that looks like a phone number.
pub fn mobile(problems: &mut Problems, typed: &str) -> String {
    let text = tidy(typed);
    let fits = |c: char| c.is_ascii_digit() || " +-()./".contains(c);
    if text.chars().count() > MAX_MOBILE || !text.chars().all(fits) {
        problems.add("mobile", Phrase::new("mobile-wrong"));
    }
    text
}

/// An IANA name such as Europe/Helsinki, or empty for the desk's own.
pub fn time_zone(problems: &mut Problems, typed: &str) -> String {
    let text = tidy(typed);
    if !text.is_empty() && (text.len() > 64 || TimeZone::get(&text).is_err()) {
        problems.add("time_zone", Phrase::new("time-zone-unknown"));
    }
    text
}

/// The tag of a language that is spoken here, or empty for none chosen.
pub fn language(problems: &mut Problems, typed: &str) -> String {
    let text = tidy(typed);
    if text.is_empty() {
        return text;
    }
    let language = Language::parse(&text);
    if language.is_none() {
        problems.add("language", Phrase::new("language-unknown"));
    }
    language.map_or("", Language::tag).to_owned()
}

/// Where people reach the desk: scheme, host and port, nothing behind. Empty stays empty.
pub fn base_url(problems: &mut Problems, typed: &str) -> String {
    let text = tidy(typed).trim_end_matches('/').to_owned();
    if !text.is_empty() && !is_origin(&text) {
        problems.add("base_url", Phrase::new("base-url-wrong"));
    }
    text
}

/// Whether this is scheme, host and perhaps port, and nothing else.
pub(crate) fn is_origin(text: &str) -> bool {
    let Some(authority) = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://")) else {
        return false;
    };
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.contains(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let port_fits = port.is_none_or(|port| port.parse::<u16>().is_ok_and(|port| port > 0));
    let bracketed = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']'));
    let host_fits = match bracketed {
        Some(address) => address.parse::<std::net::Ipv6Addr>().is_ok(),
        None => is_host(host),
    };
    port_fits && host_fits && text.len() <= 300
}

fn is_host(host: &str) -> bool {
    let label_fits = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_')
    };
    host.len() <= 253 && host.split('.').all(label_fits)
}

/// An email address: tidied, and checked far enough to catch slips and anything unsafe in a mail header.
pub fn email(problems: &mut Problems, field: &'static str, typed: &str) -> String {
    let text = tidy(typed);
    if let Some(problem) = email_problem(&text) {
        problems.add(field, Phrase::new(problem));
    }
    text
}

/// The text that names what is wrong.
fn email_problem(text: &str) -> Option<&'static str> {
    if text.is_empty() {
        return Some("email-missing");
    }
    if text.len() > MAX_EMAIL {
        return Some("email-too-long");
    }
    if text.chars().any(|c| c.is_whitespace() || is_unsafe(c)) {
        return Some("email-has-spaces");
    }
    let Some((name, host)) = text.rsplit_once('@') else {
        return Some("email-has-no-at");
    };
    if name.contains('@') {
        return Some("email-has-many-ats");
    }
    if name.is_empty() {
        return Some("email-has-no-name");
    }
    if host.is_empty() {
        return Some("email-has-no-host");
    }
    if !host.contains('.') || host.ends_with('.') {
        return Some("email-has-no-ending");
    }
    if !is_host(&host.to_lowercase()) || host.split('.').next_back().is_some_and(|end| end.len() < 2) {
        return Some("email-host-wrong");
    }
    let name_fits = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c);
    let dots_fit = !name.starts_with('.') && !name.ends_with('.') && !name.contains("..");
    if name.len() > 64 || !name.chars().all(name_fits) || !dots_fit {
        return Some("email-name-wrong");
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem_with(typed: &str) -> Option<String> {
        let mut problems = Problems::default();
        email(&mut problems, "email", typed);
        problems.of("email").map(ToString::to_string)
    }

    #[test]
    fn ordinary_addresses_are_accepted_and_trimmed() {
        for good in ["ada@example.test", "Ada.Lovelace+desk@mail.example.co.uk", "o'brien@example.ie"] {
            assert_eq!(problem_with(good), None, "{good}");
        }
        assert_eq!(email(&mut Problems::default(), "email", "  ada@example.test "), "ada@example.test");
    }

    #[test]
    fn slips_in_addresses_are_named() {
        assert_eq!(
            problem_with("ada@example").unwrap(),
            "This address has no ending such as .com. Please check it."
        );
        for bad in
            ["", "ada", "@example.test", "ada@", "a b@example.test", "a@b@example.test", "ada@exa_mple!.test"]
        {
            assert!(problem_with(bad).is_some(), "{bad}");
        }
        assert!(problem_with(&format!("{}@example.test", "a".repeat(300))).is_some());
    }

    #[test]
    fn line_breaks_never_pass() {
        assert!(problem_with("ada@example.test\r\nBcc: v@x.test").is_some());
        let mut problems = Problems::default();
        first_name(&mut problems, "Ada\r\nBcc: v@x.test");
        assert!(problems.of("first_name").is_some());
    }

    #[test]
    fn base_urls_are_origins() {
        let check = |typed: &str| {
            let mut problems = Problems::default();
            let text = base_url(&mut problems, typed);
            problems.is_empty().then_some(text)
        };
        assert_eq!(check("https://help.example.com/"), Some("https://help.example.com".into()));
        assert_eq!(check("http://127.0.0.1:8080"), Some("http://127.0.0.1:8080".into()));
        assert_eq!(check("http://[::1]:8080"), Some("http://[::1]:8080".into()));
        for bad in
            ["help.example.com", "ftp://x.test", "https://x.test/help", "https://u:p@x.test", "https://"]
        {
            assert_eq!(check(bad), None, "{bad}");
        }
    }

    #[test]
    fn time_zones_are_known_names() {
        let check = |typed: &str| {
            let mut problems = Problems::default();
            time_zone(&mut problems, typed);
            problems.is_empty()
        };
        assert!(check("Europe/Helsinki") && check("UTC") && check(""));
        assert!(!check("Mars/Olympus"));
    }

    #[test]
    fn moments_are_read_by_the_clock_of_their_zone_unless_they_name_their_own() {
        let at = |typed: &str| {
            let mut problems = Problems::default();
            let at = moment(&mut problems, "starts", typed, "Europe/Berlin");
            problems.is_empty().then_some(at)
        };
        assert_eq!(at(" "), Some(None));
        assert_eq!(at("2026-12-01T09:00"), at("2026-12-01T08:00:00Z"));
        assert_eq!(at("2026-12-01 09:00:00"), at("2026-12-01T08:00:00Z"));
        assert_eq!(at("2026-12-01"), at("2026-11-30T23:00:00Z"));
        for wrong in ["tomorrow", "2026-13-01", "1.12.2026", "2026-12-01T25:00", "1026-12-01"] {
            assert_eq!(at(wrong), None, "{wrong}");
        }
    }
}
