//! Takes out of a text what nobody should keep: card numbers, passwords, keys and tokens.

mod cards;
mod keys;
mod labels;
mod told;
mod words;

use std::borrow::Cow;

pub(crate) use cards::luhn;

/// What stands in their place, in every language.
const HIDDEN: &str = "••••••";
/// What is hidden already says nothing of what follows.
const MARK: char = '•';

type Span = (usize, usize);

/// The text without its secrets. What is no secret stays as it is, and a text without secrets is given back unchanged.
pub fn redact(text: &str) -> Cow<'_, str> {
    let mut clean = Cow::Borrowed(text);
    // What stands beside a hidden secret may be one itself. Each round leaves fewer words to hide.
    while let Some(cleaner) = hide(&clean) {
        clean = Cow::Owned(cleaner);
    }
    clean
}

/// None when nothing is to be hidden.
fn hide(text: &str) -> Option<String> {
    let mut hidden = secrets(text);
    hidden.extend(cards::cards(text));
    hidden.retain(|(start, end)| text[*start..*end].chars().any(|c| c != MARK));
    if hidden.is_empty() {
        return None;
    }
    hidden.sort_unstable();
    let mut clean = String::with_capacity(text.len());
    let mut at = 0;
    for (start, end) in hidden {
        if start >= at {
            clean.push_str(&text[at..start]);
            clean.push_str(HIDDEN);
        }
        at = at.max(end);
    }
    clean.push_str(&text[at..]);
    Some(clean)
}

/// Where passwords, keys and tokens stand. They may overlap.
pub(crate) fn secrets(text: &str) -> Vec<Span> {
    let mut found = keys::blocks(text);
    let words = words::split(text);
    found.extend(keys::keys(&words));
    found.extend(told::told(&words));
    found
}

#[cfg(test)]
mod tests;
