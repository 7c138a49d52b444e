//! Days of the year in words.

use crate::Language;

/// How months are called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Months {
    /// "November"
    Full,
    /// "Nov"
    Short,
}

const FULL: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8", "month-9",
    "month-10", "month-11", "month-12",
];
const SHORT: [&str; 12] = [
    "month-short-1",
    "month-short-2",
    "month-short-3",
    "month-short-4",
    "month-short-5",
    "month-short-6",
    "month-short-7",
    "month-short-8",
    "month-short-9",
    "month-short-10",
    "month-short-11",
    "month-short-12",
];

impl Language {
    /// "21 Nov", "21 November 2026". `month` is 1 to 12.
    pub fn date(self, day: i8, month: i8, year: Option<i16>, months: Months) -> String {
        let names = if months == Months::Full { &FULL } else { &SHORT };
        let name = usize::try_from(month - 1).ok().and_then(|place| names.get(place));
        let month = name.map_or("", |name| self.say(name));
        let date = match year {
            Some(year) => self.say_with("day-of-year").with("year", i64::from(year)),
            None => self.say_with("day-of-month"),
        };
        date.with("day", i64::from(day)).with("month", month).to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_said_as_each_language_says_them() {
        assert_eq!(Language::En.date(21, 11, None, Months::Short), "21 Nov");
        assert_eq!(Language::De.date(3, 3, Some(2026), Months::Full), "3. März 2026");
        assert_eq!(Language::Ar.date(21, 11, Some(2026), Months::Full), "21 نوفمبر 2026");
    }
}
