//! Rules by which the intents are known that must never be missed: words that stand in a message together.

use std::sync::LazyLock;

use super::Intent;
use super::words::{is_like, words};

/// One line of a file of rules.
struct Rule {
    intent: Intent,
    /// The most words that count in the message.
    most: usize,
    /// Each has to be there.
    groups: Vec<Group>,
    line: &'static str,
}

struct Group {
    /// It must not be there.
    forbidden: bool,
    /// Any of these: words that follow each other.
    alternatives: Vec<Vec<Word>>,
}

struct Word {
    text: String,
    /// The beginning of a word.
    open: bool,
}

/// Words that say nothing about what somebody wants.
const FILLERS: &[&str] = &[
    "please", "pls", "plz", "hi", "hello", "hey", "a", "an", "the", "to", "with", "now", "just", "bitte",
    "hallo", "ein", "eine", "einen", "einem", "einer", "mit", "der", "die", "das", "jetzt", "den", "mal",
    "فضلك", "من", "مع", "لو", "سمحت", "رجاء", "الان", "الي", "un", "una", "une", "le", "la", "por", "favor",
    "oh", "ok", "so", "well", "there",
];

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    [
        include_str!("rules/en.txt"),
        include_str!("rules/de.txt"),
        include_str!("rules/ar.txt"),
        include_str!("rules/more.txt"),
    ]
    .into_iter()
    .flat_map(read)
    .collect()
});

fn read(file: &'static str) -> Vec<Rule> {
    let mut intent = None;
    let mut rules = Vec::new();
    for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some(name) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            intent = Intent::parse(name);
            continue;
        }
        let Some(intent) = intent else { continue };
        let (most, text) = match line.strip_prefix('!').and_then(|rest| rest.split_once(' ')) {
            Some((most, text)) => (most.parse().unwrap_or(usize::MAX), text),
            None => (usize::MAX, line),
        };
        rules.push(Rule { intent, most, groups: text.split_whitespace().map(group).collect(), line });
    }
    rules
}

fn group(text: &str) -> Group {
    let (forbidden, text) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let word = |text: &str| {
        let open = text.ends_with('*');
        Word { text: words(text.trim_end_matches('*')).concat(), open }
    };
    Group {
        forbidden,
        alternatives: text.split('|').map(|part| part.split('+').map(word).collect()).collect(),
    }
}

impl Word {
    fn fits(&self, typed: &str) -> bool {
        (self.open && typed.starts_with(&self.text)) || is_like(typed, &self.text)
    }
}

impl Group {
    fn holds(&self, typed: &[String]) -> bool {
        let stands = |words: &Vec<Word>| {
            typed
                .windows(words.len())
                .any(|window| window.iter().zip(words).all(|(typed, word)| word.fits(typed)))
        };
        self.alternatives.iter().any(stands) != self.forbidden
    }
}

/// The first intent in [`Intent::ALL`] whose rules fit this message, with the rule.
pub(super) fn find(text: &str) -> Option<(Intent, &'static str)> {
    let typed = words(text);
    let counted = typed.iter().filter(|word| !FILLERS.contains(&word.as_str())).count().max(1);
    let fits = |rule: &&Rule| counted <= rule.most && rule.groups.iter().all(|group| group.holds(&typed));
    Intent::ALL.iter().find_map(|intent| {
        let rule = RULES.iter().filter(|rule| rule.intent == *intent).find(fits)?;
        Some((*intent, rule.line))
    })
}
