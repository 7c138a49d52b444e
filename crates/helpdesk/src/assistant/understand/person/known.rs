//! What is known of asking for a person: learnt from the sentences beside this file. Their meanings are learnt
//! beforehand, since to read them all takes too long for somebody who waits.

use std::collections::HashSet;
use std::sync::LazyLock;

use assist::{Judge, Lesson, Meaning};

const ENGLISH: &str = include_str!("en.txt");
const GERMAN: &str = include_str!("de.txt");
const ARABIC: &str = include_str!("ar.txt");
const MORE: &str = include_str!("more.txt");
const KINDS: &str = include_str!("kinds.txt");
/// What the meanings of the English sentences teach, after the fingerprint of these.
pub(super) const MEANING: &[u8] = include_bytes!("meaning.bin");

pub(super) static KNOWN: LazyLock<Known> = LazyLock::new(Known::learn);

pub(super) struct Known {
    pub judge: Judge,
    pub meaning: Option<Meaning>,
    english: HashSet<String>,
    /// Words of other languages in the same letters.
    foreign: [HashSet<String>; 2],
}

impl Known {
    fn learn() -> Self {
        let lessons: Vec<Lesson> = [ENGLISH, GERMAN, ARABIC, MORE].into_iter().flat_map(lessons).collect();
        Self {
            judge: Judge::learn(KINDS, &lessons),
            meaning: MEANING.get(FINGERPRINT..).and_then(Meaning::from_bytes),
            english: vocabulary(ENGLISH),
            foreign: [GERMAN, MORE].map(vocabulary),
        }
    }

    /// Whether most of its words are English ones that are known: the encoder understands no other language.
    pub(super) fn is_english(&self, text: &str) -> bool {
        let words: Vec<String> = assist::words(text).collect();
        let known =
            |vocabulary: &HashSet<String>| words.iter().filter(|word| vocabulary.contains(*word)).count();
        let english = known(&self.english);
        let is_foreign = self.foreign.iter().any(|vocabulary| known(vocabulary) > english);
        english > 0 && 2 * english >= words.len() && !is_foreign
    }
}

/// Bytes of a fingerprint.
pub(super) const FINGERPRINT: usize = 10;

/// Of the sentences whose meanings are learnt.
#[cfg(test)]
pub(super) fn fingerprint() -> String {
    crate::secrets::version(ENGLISH.as_bytes())
}

#[cfg(test)]
pub(super) fn english_lessons() -> impl Iterator<Item = Lesson<'static>> {
    lessons(ENGLISH)
}

/// The sentences of a file: those that ask below `[asks]`, the others below `[other]`.
fn lessons(file: &'static str) -> impl Iterator<Item = Lesson<'static>> {
    let mut asks = false;
    file.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).filter_map(move |text| {
        let is_heading = text.starts_with('[');
        asks = if is_heading { text == "[asks]" } else { asks };
        (!is_heading).then_some(Lesson { text, asks })
    })
}

fn vocabulary(file: &'static str) -> HashSet<String> {
    lessons(file).flat_map(|lesson| assist::words(lesson.text)).collect()
}
