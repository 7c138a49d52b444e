//! Small parts of pages: moments, states, people, choices.

use locales::Language;

/// A moment: the machine's form, the short one, and the exact one with its zone.
#[derive(Debug, Clone, Default)]
pub struct When {
    /// RFC 3339 in UTC, to the second: `2026-11-22T09:31:00Z`.
    pub iso: String,
    /// "4 min ago", "09:12", "Yesterday", "3 Nov".
    pub short: String,
    /// "22 November 2026, 10:31 CET".
    pub exact: String,
}

impl When {
    pub fn new(iso: &str, short: &str, exact: &str) -> Self {
        Self { iso: iso.to_owned(), short: short.to_owned(), exact: exact.to_owned() }
    }
}

/// A status as its reader calls it; `key` picks the shape and the colour, `word` is the text that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StatusView {
    pub key: &'static str,
    pub word: &'static str,
}

impl StatusView {
    /// From the stored word (`new`, `open`, `pending`, `solved`, `closed`), as agents read it.
    pub fn staff(stored: &str) -> Self {
        let (key, word) = match stored {
            "new" => ("new", "status-new"),
            "pending" => ("pending", "status-pending"),
            "solved" => ("solved", "status-solved"),
            "closed" => ("closed", "status-closed"),
            _ => ("open", "status-open"),
        };
        Self { key, word }
    }

    /// From the stored word, as customers read it.
    pub fn customer(stored: &str) -> Self {
        let (key, word) = match stored {
            "pending" => ("you", "status-yours"),
            "solved" => ("solved", "status-solved"),
            "closed" => ("closed", "status-closed"),
            _ => ("open", "status-ours"),
        };
        Self { key, word }
    }
}

/// A priority; `key` picks the shape, `word` is the text that names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PriorityView {
    pub key: &'static str,
    pub word: &'static str,
}

impl PriorityView {
    /// From the stored word (`low`, `normal`, `high`, `urgent`).
    pub fn of(stored: &str) -> Self {
        let (key, word) = match stored {
            "low" => ("low", "priority-low"),
            "high" => ("high", "priority-high"),
            "urgent" => ("urgent", "priority-urgent"),
            _ => ("normal", "priority-normal"),
        };
        Self { key, word }
    }

    /// Lists leave the usual out.
    pub fn stands_out(&self) -> bool {
        self.key != "normal"
    }
}

/// Initials on a tint. A circle asks, a rounded square answers.
#[derive(Debug, Clone, Default)]
pub struct AvatarView {
    pub initials: String,
    /// 1 to 6: which pair of colours.
    pub tint: u8,
    pub asks: bool,
}

impl AvatarView {
    pub fn of(id: i64, name: &str, asks: bool) -> Self {
        // People who came one after the other get different tints.
        let tint = id.unsigned_abs() % 6 + 1;
        Self { initials: initials(name), tint: u8::try_from(tint).unwrap_or(1), asks }
    }

    pub fn class(&self) -> String {
        format!("avatar t{}{}", self.tint, if self.asks { " asks" } else { "" })
    }
}

/// The first letters of the first and the last word.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    let first = words.next();
    first.into_iter().chain(words.next_back()).flat_map(char::to_uppercase).collect()
}

/// Somebody on a ticket.
#[derive(Debug, Clone)]
pub struct PersonView {
    pub id: i64,
    pub name: String,
    pub avatar: AvatarView,
}

impl PersonView {
    /// Somebody who may have deleted their account, and with it their name.
    pub fn or_deleted(id: i64, name: &str, asks: bool, language: Language) -> Self {
        Self::new(id, name_or_deleted(name, language), asks)
    }

    pub fn new(id: i64, name: impl Into<String>, asks: bool) -> Self {
        let name = name.into();
        Self { avatar: AvatarView::of(id, &name, asks), id, name }
    }

    pub fn first_name(&self) -> &str {
        self.name.split_whitespace().next().unwrap_or(&self.name)
    }
}

/// Who deleted their account has no name any more.
pub fn name_or_deleted(name: &str, language: Language) -> &str {
    if name.is_empty() { language.say("deleted-person") } else { name }
}

/// One option of a select.
#[derive(Debug, Clone)]
pub struct Choice {
    pub value: String,
    pub label: String,
    pub selected: bool,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: impl Into<String>, selected: bool) -> Self {
        Self { value: value.into(), label: label.into(), selected }
    }

    /// What an agent may set by hand, with the present one chosen.
    /// New is offered only where it is the present one: nothing becomes new again.
    pub fn statuses(current: &str, language: Language) -> Vec<Self> {
        let keys = ["new", "open", "pending", "solved", "closed"];
        let offered = if current == "new" { &keys[..] } else { &keys[1..] };
        Self::words(offered, |key| language.say(StatusView::staff(key).word), current)
    }

    /// The languages there are, under their own names.
    pub fn languages(current: &str) -> Vec<Self> {
        let choice =
            |language: Language| Self::new(language.tag(), language.own_name(), language.tag() == current);
        Language::ALL.into_iter().map(choice).collect()
    }

    pub fn priorities(current: &str, language: Language) -> Vec<Self> {
        Self::words(
            &["low", "normal", "high", "urgent"],
            |key| language.say(PriorityView::of(key).word),
            current,
        )
    }

    fn words(keys: &[&str], word: impl Fn(&str) -> &'static str, current: &str) -> Vec<Self> {
        keys.iter().map(|key| Self::new(*key, word(key), *key == current)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_the_first_and_the_last_word() {
        assert_eq!(initials("María José Peñalver"), "MP");
        assert_eq!(initials("noor haddad"), "NH");
        assert_eq!(initials("Cher"), "C");
        assert_eq!(initials(""), "");
    }

    #[test]
    fn every_id_gets_one_of_six_tints() {
        for id in [0, 1, 2, 3, 99, i64::MAX, -1] {
            assert!((1..=6).contains(&AvatarView::of(id, "A B", true).tint));
        }
    }
}
