//! The Fluent files, one for each subject and language.

use crate::Language;

macro_rules! texts {
    ($language:literal: $($subject:literal,)*) => {
        &[$(include_str!(concat!("../../../locales/", $language, "/", $subject, ".ftl")),)*]
    };
}

/// What customers read, and whoever stands at the door.
macro_rules! for_everybody {
    ($language:literal) => {
        texts! { $language:
            "account",
            "assistant",
            "common",
            "composer",
            "demo",
            "device",
            "door",
            "errors",
            "files",
            "help",
            "mail",
            "messages",
            "portal",
            "requests",
            "scripts",
            "services",
            "suggestions",
            "times",
            "widget",
        }
    };
}

/// What only the team reads.
macro_rules! for_the_team {
    ($language:literal) => {
        texts! { $language:
            "articles",
            "asking",
            "canned",
            "chats",
            "design",
            "desk",
            "inbox",
            "people",
            "service-settings",
            "sites",
            "team-suggestions",
            "ticket",
            "workspace",
        }
    };
}

/// The texts of every file of a language: everybody's, and the team's.
pub(crate) struct Files {
    pub(crate) everybody: &'static [&'static str],
    pub(crate) team: &'static [&'static str],
}

/// A language in which the team's files stand too names them here; from then on the team's pages are said in it.
pub(crate) const fn files(language: Language) -> Files {
    match language {
        Language::En => Files { everybody: for_everybody!("en"), team: for_the_team!("en") },
        Language::De => Files { everybody: for_everybody!("de"), team: &[] },
        Language::Ar => Files { everybody: for_everybody!("ar"), team: &[] },
    }
}
