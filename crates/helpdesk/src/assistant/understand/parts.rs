//! Where one question ends and the next begins.

use super::{Intent, intent, words};

/// Words with which a second question is joined to the first.
const JOINTS: &[&str] =
    &[" and also ", " also, ", " und außerdem ", " außerdem ", " und auch ", " وأيضا ", " وكذلك "];
/// Words that begin a question.
const ASKING: &[&str] = &[
    "how",
    "what",
    "when",
    "where",
    "why",
    "can",
    "do",
    "is",
    "wie",
    "was",
    "wann",
    "wo",
    "warum",
    "kann",
    "gibt",
    "كيف",
    "ما",
    "متى",
    "أين",
    "هل",
    "لماذا",
];
const ANDS: &[&str] = &["and", "und"];
/// Words of which a sentence alone is no question.
const SHORT: usize = 2;

/// The sentences of a message. Those that tell something belong to the question after them, and at the end to the one
/// before them.
pub(super) fn split(text: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut held = String::new();
    for sentence in sentences(text) {
        let is_small = words(&sentence).len() <= SHORT;
        let asks = sentence.ends_with(['?', '؟']);
        let joined = if held.is_empty() { sentence } else { format!("{held} {sentence}") };
        if asks || is_small {
            parts.push(joined);
            held.clear();
        } else {
            held = joined;
        }
    }
    match parts.last_mut() {
        _ if held.is_empty() => {}
        Some(last) if last.ends_with(['?', '؟']) && tells(&held) => {
            last.push(' ');
            last.push_str(&held);
        }
        _ => parts.push(held),
    }
    parts
}

/// Whether words tell something about what was asked before them.
fn tells(held: &str) -> bool {
    let first = held.split_whitespace().next().unwrap_or_default().to_lowercase();
    !ASKING.contains(&first.as_str()) && intent(held) == Intent::Question
}

fn sentences(text: &str) -> Vec<String> {
    let mut joined = text.to_owned();
    for joint in JOINTS {
        joined = joined.replace(joint, "? ");
    }
    for (and, word) in ANDS.iter().flat_map(|and| ASKING.iter().map(move |word| (and, word))) {
        joined = joined.replace(&format!(" {and} {word} "), &format!("? {word} "));
    }
    let mut found = Vec::new();
    let mut sentence = String::new();
    let mut letters = joined.chars().peekable();
    while let Some(c) = letters.next() {
        let ends = matches!(c, '?' | '؟' | '!' | '\n' | ';')
            || (c == '.' && letters.peek().is_none_or(|next| next.is_whitespace()));
        if c != '\n' {
            sentence.push(c);
        }
        if ends && !sentence.trim().is_empty() {
            found.push(std::mem::take(&mut sentence).trim().to_owned());
        }
    }
    found.push(sentence.trim().to_owned());
    found.retain(|sentence| sentence.chars().any(char::is_alphanumeric));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_questions_are_two_parts_and_a_story_belongs_to_its_question() {
        assert_eq!(split("How do I reset the router? And what does it cost?").len(), 2);
        assert_eq!(split("My router died. It was new. How do I send it back?").len(), 1);
        assert_eq!(split("Where is my invoice and also how do I cancel").len(), 2);
        assert_eq!(split("how do I change my password and what are your opening hours").len(), 2);
        assert_eq!(split("Wie bezahle ich und wann haben Sie offen").len(), 2);
        assert_eq!(split("Can I pay in two parts? Money is tight this month.").len(), 1);
        assert_eq!(split("When are you open? Please create a ticket for me.").len(), 2);
        assert_eq!(split("Version 2.1 fails").len(), 1);
        assert!(split(" ?! ").is_empty());
    }
}
