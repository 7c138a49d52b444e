//! Words that mean the same for what is asked, whatever their language.

use std::collections::HashMap;

use crate::words::words;

#[derive(Default)]
pub(super) struct Kinds {
    whole: HashMap<String, Vec<u16>>,
    beginnings: Vec<(String, u16)>,
    /// Words that follow each other.
    phrases: Vec<(Vec<String>, u16)>,
}

impl Kinds {
    pub(super) fn read(text: &str) -> Kinds {
        let mut kinds = Kinds::default();
        let lines = text.lines().filter(|line| !line.starts_with('#'));
        for (kind, (_, line)) in (0..).zip(lines.filter_map(|line| line.split_once(':'))) {
            for word in line.split_whitespace() {
                kinds.add(word, kind);
            }
        }
        kinds
    }

    fn add(&mut self, word: &str, kind: u16) {
        if let Some(beginning) = word.strip_suffix('*') {
            self.beginnings.push((words(beginning).collect(), kind));
        } else if word.contains('+') {
            self.phrases.push((bare_words(word), kind));
        } else {
            self.whole.entry(words(word).collect()).or_default().push(kind);
        }
    }

    /// The kinds of each word; none of most.
    pub(super) fn of(&self, typed: &[String]) -> Vec<Vec<u16>> {
        let mut found: Vec<Vec<u16>> = typed.iter().map(|word| self.of_word(word)).collect();
        for (phrase, kind) in &self.phrases {
            for (at, window) in typed.windows(phrase.len()).enumerate() {
                let same =
                    window.iter().zip(phrase).all(|(typed, word)| typed == word || bare(typed) == word);
                if same && !found[at].contains(kind) {
                    found[at].push(*kind);
                }
            }
        }
        found
    }

    fn of_word(&self, typed: &str) -> Vec<u16> {
        let bare = bare(typed);
        let whole = self.whole.get(typed).or_else(|| self.whole.get(bare));
        let mut kinds = whole.cloned().unwrap_or_default();
        for (beginning, kind) in &self.beginnings {
            let begins = typed.starts_with(beginning.as_str()) || bare.starts_with(beginning.as_str());
            if begins && !kinds.contains(kind) {
                kinds.push(*kind);
            }
        }
        kinds
    }
}

fn bare_words(text: &str) -> Vec<String> {
    words(text).map(|word| bare(&word).to_owned()).collect()
}

/// Without the particles that Arabic writes together with the word.
pub(super) fn bare(word: &str) -> &str {
    const LONG: [&str; 6] = ["وال", "بال", "فال", "كال", "لل", "ال"];
    const SHORT: [&str; 6] = ["ل", "ب", "و", "ف", "ع", "ه"];
    if !word.starts_with(|c| ('\u{600}'..='\u{6ff}').contains(&c)) {
        return word;
    }
    let without = |particles: &[&str], least: usize| {
        let rest = particles.iter().find_map(|particle| word.strip_prefix(particle))?;
        (rest.chars().count() >= least).then_some(rest)
    };
    without(&LONG, 3).or_else(|| without(&SHORT, 4)).unwrap_or(word)
}
