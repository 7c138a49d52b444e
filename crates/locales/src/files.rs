//! The Fluent files, one for each subject and language.

use crate::Language;

macro_rules! files {
    ($($subject:literal,)*) => {
        /// The text of every file of a language.
        pub(crate) const fn files(language: Language) -> &'static [&'static str] {
            match language {
                Language::En => &[$(include_str!(concat!("../../../locales/en/", $subject, ".ftl")),)*],
                Language::De => &[$(include_str!(concat!("../../../locales/de/", $subject, ".ftl")),)*],
                Language::Ar => &[$(include_str!(concat!("../../../locales/ar/", $subject, ".ftl")),)*],
            }
        }
    };
}

files! {
    "account",
    "common",
    "device",
    "composer",
    "door",
    "errors",
    "files",
    "mail",
    "messages",
    "portal",
    "requests",
    "scripts",
    "times",
}
