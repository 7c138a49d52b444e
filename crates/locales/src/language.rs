//! The languages there are.

use std::fmt;
use std::str::FromStr;

use crate::Phrase;
use crate::catalogue::catalogue;
use crate::files::files;

/// A language in which the product speaks. English is complete, and stands in for what another one lacks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    #[default]
    En,
    De,
    Ar,
}

/// Where lines begin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    LeftToRight,
    RightToLeft,
}

impl Language {
    pub const ALL: [Self; 3] = [Self::En, Self::De, Self::Ar];

    /// The language's tag, as in `lang="de"`.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::De => "de",
            Self::Ar => "ar",
        }
    }

    /// What its speakers call it.
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::De => "Deutsch",
            Self::Ar => "العربية",
        }
    }

    pub const fn direction(self) -> Direction {
        match self {
            Self::En | Self::De => Direction::LeftToRight,
            Self::Ar => Direction::RightToLeft,
        }
    }

    /// As in `dir="rtl"`.
    pub const fn dir(self) -> &'static str {
        match self.direction() {
            Direction::LeftToRight => "ltr",
            Direction::RightToLeft => "rtl",
        }
    }

    /// From a tag of whatever case and region: `de`, `DE`, `de-AT`. None for a language that is not spoken here.
    pub fn parse(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_']).next()?;
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }

    /// This language where the team's pages are said in it, English elsewhere.
    #[must_use]
    pub const fn for_the_team(self) -> Self {
        if files(self).team.is_empty() { Self::En } else { self }
    }

    /// A text that has no values in it.
    pub fn say(self, id: &'static str) -> &'static str {
        catalogue(self).text(id)
    }

    /// A text with values, in this language: `language.say_with("request-number").with("number", 7)`.
    pub fn say_with(self, id: &'static str) -> Phrase {
        Phrase::new(id).to(self)
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.tag())
    }
}

impl FromStr for Language {
    type Err = ();

    fn from_str(tag: &str) -> Result<Self, ()> {
        Self::parse(tag).ok_or(())
    }
}

#[cfg(test)]
mod tests {
    use super::Language;

    #[test]
    fn tags_are_read_in_any_case_and_with_a_region() {
        for (tag, language) in [
            ("de", Some(Language::De)),
            ("DE", Some(Language::De)),
            ("de-AT", Some(Language::De)),
            ("ar_EG", Some(Language::Ar)),
            ("fr", None),
            ("deu", None),
            ("", None),
            ("../de", None),
        ] {
            assert_eq!(Language::parse(tag), language, "{tag}");
        }
    }
}
