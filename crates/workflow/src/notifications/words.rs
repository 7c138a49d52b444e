//! Names, times and texts as mails show them.

use helpdesk::attachments::Attachment;
use helpdesk::settings::Settings;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use locales::{Language, Months};
use minijinja::value::Value;

/// A name on one line; `instead` when there is none, or when it looks like a web address: mail programs would
/// make a link of it, and the first link in a mail is ours.
pub(super) fn name(name: &str, instead: &str) -> String {
    let name = text::one_line(name);
    if name.is_empty() || looks_like_address(&name) { instead.to_owned() } else { name }
}

/// A dot or slash between other characters, as in `www.x.test`, `http://x` or `a@b.test`; "J. Doe" has none.
fn looks_like_address(name: &str) -> bool {
    let characters: Vec<char> = name.chars().collect();
    name.contains("//")
        || characters.windows(3).any(|part| {
            let [before, middle, after] = part else { return false };
            matches!(middle, '.' | '/' | '@' | '\u{3002}' | '\u{ff0e}' | '\u{ff61}')
                && before.is_alphanumeric()
                && after.is_alphanumeric()
        })
}

/// What a mail says of a message's files: it never carries them, and their links ask who is there.
pub(super) fn files(files: &[Attachment], link: impl Fn(&str) -> String) -> Value {
    let told = |file: &Attachment| {
        let parts = [("name", file.name.clone()), ("size", file.size()), ("link", link(&file.address()))];
        Value::from_pairs(parts)
    };
    files.iter().map(told).collect()
}

/// A time for people, in the person's zone or the desk's, which it names.
pub(super) fn time(milliseconds: i64, zone: &str, settings: &Settings, language: Language) -> String {
    let zone = [zone, settings.time_zone.as_str()]
        .into_iter()
        .filter(|name| !name.is_empty())
        .find_map(|name| TimeZone::get(name).ok())
        .unwrap_or(TimeZone::UTC);
    let at = Timestamp::from_millisecond(milliseconds).unwrap_or_default().to_zoned(zone);
    let date = language.date(at.day(), at.month(), Some(at.year()), Months::Full);
    let time =
        language.say_with("mail-time").with("date", date).with("time", at.strftime("%H:%M").to_string());
    time.with("zone", at.time_zone().iana_name().unwrap_or("UTC")).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_would_become_a_link_is_not_shown() {
        for hostile in
            ["http://evil.test", "evil.test", "Win www.evil.test now", "a@b.test", "evil。test", "a/b"]
        {
            assert_eq!(name(hostile, "A customer"), "A customer", "{hostile}");
        }
        for kind in ["Ana Ruiz", "J. R. Doe", "Dr. Noor Haddad", "O'Neill", "محمد"] {
            assert_eq!(name(kind, "A customer"), kind);
        }
    }

    #[test]
    fn times_name_their_zone() {
        let settings = Settings::default();
        assert_eq!(
            time(1_795_000_000_000, "Europe/Berlin", &settings, Language::En),
            "18 November 2026, 12:06 (Europe/Berlin)"
        );
        let german = time(1_795_000_000_000, "Nowhere/Else", &settings, Language::De);
        assert_eq!(german, "18. November 2026, 11:06 Uhr (UTC)");
    }
}
