//! What a message wants: its parts, each with an intent. The hard ones are known by rules in every language.

mod parts;
pub mod person;
mod rules;
#[cfg(test)]
mod tests;
mod words;

pub use words::{is_like, words};

macro_rules! intents {
    ($($(#[$doc:meta])* $name:ident = $text:literal,)*) => {
        /// What somebody wants, in the order in which it is looked for.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Intent { $($(#[$doc])* $name,)* }
        impl Intent {
            pub const ALL: &[Self] = &[$(Self::$name,)*];
            pub const fn as_str(self) -> &'static str { match self { $(Self::$name => $text,)* } }
            pub fn parse(text: &str) -> Option<Self> { match text { $($text => Some(Self::$name),)* _ => None } }
        }
    };
}

intents! {
    /// Asks whether this is a person.
    Identity = "identity",
    Person = "person",
    Anger = "anger",
    Cancel = "cancel",
    Greeting = "greeting",
    Thanks = "thanks",
    Bye = "bye",
    Reopen = "reopen",
    Comment = "comment",
    Status = "status",
    Create = "create",
    Hours = "hours",
    /// Asks whether something is out of order for everybody.
    Outage = "outage",
    Recommend = "recommend",
    Yes = "yes",
    No = "no",
    /// Everything else is looked up.
    Question = "question",
}

impl Intent {
    /// The text that names it.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Identity => "intent-identity",
            Self::Person => "intent-person",
            Self::Anger => "intent-anger",
            Self::Cancel => "intent-cancel",
            Self::Greeting => "intent-greeting",
            Self::Thanks => "intent-thanks",
            Self::Bye => "intent-bye",
            Self::Reopen => "intent-reopen",
            Self::Comment => "intent-comment",
            Self::Status => "intent-status",
            Self::Create => "intent-create",
            Self::Hours => "intent-hours",
            Self::Outage => "intent-outage",
            Self::Recommend => "intent-recommend",
            Self::Yes => "intent-yes",
            Self::No => "intent-no",
            Self::Question => "intent-question",
        }
    }
}

/// One part of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub intent: Intent,
    /// As it was written.
    pub text: String,
}

/// Questions in one message that are looked at.
const MOST_PARTS: usize = 3;

/// The parts of a message. Anger counts wherever it stands.
pub fn understand(text: &str) -> Vec<Part> {
    if intent(text) == Intent::Anger || is_shouted(text) {
        return vec![Part { intent: Intent::Anger, text: text.to_owned() }];
    }
    let mut parts: Vec<Part> =
        parts::split(text).into_iter().map(|text| Part { intent: intent(&text), text }).collect();
    if let Some(at) = parts.iter().position(|part| part.intent == Intent::Anger) {
        return vec![parts.swap_remove(at)];
    }
    // A greeting or a thank-you around a question is no question of its own.
    if parts.len() > 1 {
        let small = |part: &Part| {
            matches!(part.intent, Intent::Greeting | Intent::Thanks | Intent::Bye | Intent::Yes | Intent::No)
        };
        if parts.iter().any(|part| !small(part)) {
            parts.retain(|part| !small(part));
        } else {
            parts.truncate(1);
        }
    }
    parts.truncate(MOST_PARTS);
    parts
}

/// The intent of one part.
pub fn intent(text: &str) -> Intent {
    rules::find(text).map_or(Intent::Question, |(intent, _)| intent)
}

/// The rule that decided, as it stands in its file; None when none fits.
pub fn rule(text: &str) -> Option<&'static str> {
    rules::find(text).map(|(_, rule)| rule)
}

/// Capitals and exclamation marks.
fn is_shouted(text: &str) -> bool {
    let letters: Vec<char> = text.chars().filter(|c| c.is_alphabetic()).collect();
    let capital = letters.iter().filter(|c| c.is_uppercase()).count();
    letters.len() >= 15 && capital * 10 >= letters.len() * 9 && text.contains("!!")
}

/// Words with which somebody turns to something else.
pub fn turns_away(text: &str) -> bool {
    const MARKS: &[&str] = &[
        "actually",
        "wait",
        "instead",
        "rather",
        "changed",
        "eigentlich",
        "doch",
        "lieber",
        "stattdessen",
        "moment",
        "لحظه",
        "بدلا",
        "انتظر",
    ];
    words(text).iter().take(3).any(|word| MARKS.contains(&word.as_str()))
}

/// The number of a request that a message names.
pub fn number(text: &str) -> Option<i64> {
    let digits = |word: &str| word.chars().all(|c| c.is_ascii_digit()) && word.len() <= 12;
    text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty() && digits(word))?.parse().ok()
}
