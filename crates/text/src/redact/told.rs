//! Secrets that are told: what follows after a word such as "password".

use super::Span;
use super::labels::{is_address, is_label, names_secret};
use super::words::{SIGNS, Word};

/// How clearly a value was introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Told {
    /// "password hunter2"
    Not,
    /// "the password is hunter2"
    Said,
    /// "password: correct horse battery"
    Written,
}

/// Words that say that the value follows.
const LINKS: &[&str] = &["is", "ist", "lautet", "was", "war", "bearer", "هي", "هو"];
/// Words that may stand between.
const FILLERS: &[&str] = &["my", "the", "mein", "meine", "الخاصة", "بي"];
/// Words that begin no password, but a sentence about one.
const SENTENCES: &[&str] = &[
    "a",
    "an",
    "and",
    "are",
    "asks",
    "but",
    "can",
    "cannot",
    "can't",
    "change",
    "changed",
    "could",
    "do",
    "does",
    "doesn't",
    "don't",
    "expired",
    "for",
    "forgot",
    "forgotten",
    "has",
    "have",
    "help",
    "how",
    "i",
    "i'm",
    "i've",
    "in",
    "incorrect",
    "invalid",
    "is",
    "it",
    "it's",
    "lost",
    "must",
    "my",
    "needs",
    "never",
    "no",
    "not",
    "nothing",
    "one",
    "or",
    "please",
    "rejected",
    "required",
    "reset",
    "says",
    "should",
    "still",
    "thanks",
    "that",
    "the",
    "then",
    "there",
    "this",
    "to",
    "unknown",
    "we",
    "what",
    "when",
    "where",
    "which",
    "who",
    "why",
    "will",
    "with",
    "won't",
    "wrong",
    "you",
    "your",
    "aber",
    "abgelaufen",
    "ändern",
    "bitte",
    "das",
    "der",
    "die",
    "ein",
    "eine",
    "er",
    "es",
    "falsch",
    "für",
    "geht",
    "geändert",
    "hilfe",
    "ich",
    "ist",
    "kann",
    "kein",
    "keine",
    "mein",
    "muss",
    "nicht",
    "oder",
    "sie",
    "und",
    "ungültig",
    "verloren",
    "vergessen",
    "warum",
    "was",
    "wie",
    "wird",
    "wo",
    "zurücksetzen",
    "لا",
    "لم",
    "ما",
    "من",
    "في",
    "إلى",
    "على",
    "هل",
    "كيف",
    "نسيت",
    "أريد",
    "غير",
    "خاطئة",
    "و",
];
/// Words with which another part of the sentence begins.
const CLAUSES: &[&str] = &[
    "and", "because", "but", "doesn't", "does", "email", "e-mail", "for", "i", "is", "it", "login", "or",
    "please", "thanks", "then", "user", "username", "when", "which", "aber", "benutzer", "bitte", "für",
    "ich", "oder", "und", "لكن", "من", "واسم",
];
/// Words of a password, at most.
const MOST_WORDS: usize = 8;
/// Words between a label and what is said of it.
const MOST_BETWEEN: usize = 5;

pub(super) fn told(words: &[Word]) -> Vec<Span> {
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(word) = words.get(index) {
        if let Some((spans, next)) = assigned(words, index) {
            found.extend(spans);
            index = next;
        } else if is_label(words, index) {
            let told = match word.plain().as_str() {
                "bearer" => Told::Said,
                _ if word.introduces() => Told::Written,
                _ => Told::Not,
            };
            let (at, told) = introduction(words, index + 1, told);
            let at = if told == Told::Not { said_later(words, at).unwrap_or(at) } else { at };
            let end = value_end(words, at, told);
            found.extend((end > at).then(|| (words[at].at, words[end - 1].end())));
            index = end.max(at);
        } else {
            index += 1;
        }
    }
    found
}

/// Passes over what stands between a label and the value.
fn introduction(words: &[Word], mut at: usize, mut told: Told) -> (usize, Told) {
    while let Some(word) = words.get(at) {
        let plain = word.plain();
        let links = plain.is_empty() || LINKS.contains(&plain.as_str());
        if !links && !FILLERS.contains(&plain.as_str()) {
            break;
        }
        if word.introduces() {
            told = Told::Written;
        } else if links && !plain.is_empty() {
            told = told.max(Told::Said);
        }
        at += 1;
    }
    (at, told)
}

/// "The password of the router is hunter2": what is said of it a few words later, when that can be nothing else.
fn said_later(words: &[Word], at: usize) -> Option<usize> {
    let near = words.get(at..)?.iter().take(MOST_BETWEEN).take_while(|word| !word.ends && !word.is_hidden());
    let link = near.map(Word::plain).position(|plain| matches!(plain.as_str(), "is" | "ist" | "lautet"))?;
    let said = at + link + 1;
    words.get(said).filter(|word| is_unmistakable(word.bare)).map(|_| said)
}

/// The word after the value that begins at `at`; `at` itself when none is told.
fn value_end(words: &[Word], at: usize, told: Told) -> usize {
    let Some(word) = words.get(at).filter(|word| !word.is_hidden()) else { return at };
    let is_told = match told {
        Told::Not => is_unmistakable(word.bare),
        Told::Said => looks_chosen(word.bare),
        Told::Written => begins_value(word),
    };
    match told {
        Told::Written if is_told => at + several(&words[at..]),
        _ => at + usize::from(is_told),
    }
}

fn begins_value(word: &Word) -> bool {
    !word.bare.is_empty() && !SENTENCES.contains(&word.plain().as_str())
}

/// How many words belong to a password of several.
fn several(words: &[Word]) -> usize {
    let goes_on = |pair: &[Word]| {
        let next = &pair[1];
        !pair[0].ends
            && !next.is_hidden()
            && !next.bare.contains(SIGNS)
            && !CLAUSES.contains(&next.plain().as_str())
            && !is_label(pair, 1)
    };
    1 + words.windows(2).take(MOST_WORDS - 1).take_while(|pair| goes_on(pair)).count()
}

/// `password=hunter2` in one word, also within an address or a line of JSON; and the word after it.
fn assigned(words: &[Word], index: usize) -> Option<(Vec<Span>, usize)> {
    let word = &words[index];
    let mut spans = Vec::new();
    let mut next = index + 1;
    for (sign, _) in word.bare.match_indices(SIGNS) {
        let (before, after) = (&word.bare[..sign], &word.bare[sign + 1..]);
        let quotes = ['"', '\''];
        let name = before.trim_end_matches(quotes);
        let start =
            name.char_indices().rev().take_while(|(_, c)| c.is_alphanumeric() || "_-".contains(*c)).last();
        let Some((start, _)) = start else { continue };
        let value = after.trim_start_matches(quotes);
        let ends = if is_address(word.bare) { ['&', '#'].as_slice() } else { ['"', '&'].as_slice() };
        let value = value.split(ends).next().unwrap_or(value).trim_end_matches([',', ';', ')', '}']);
        let written = Word { at: word.at, bare: value, ends: word.ends };
        if value.is_empty() || written.is_hidden() || !names_secret(&name[start..], value) {
            continue;
        }
        let reaches_end = word.bare.ends_with(value);
        let by_colon = word.bare[sign..].starts_with(':');
        if by_colon && !begins_value(&written) {
            continue;
        }
        let at = word.at + (value.as_ptr() as usize - word.bare.as_ptr() as usize);
        let mut end = at + value.len();
        if by_colon && reaches_end && !is_address(word.bare) {
            next = index + several(&words[index..]);
            end = words[next - 1].end();
        }
        spans.push((at, end));
    }
    (!spans.is_empty()).then_some((spans, next))
}

/// "my password is wrong" tells of no password; `is hunter2` does.
fn looks_chosen(word: &str) -> bool {
    let plain = word.chars().all(|c| c.is_alphabetic() || c == '\'' || c == '’');
    !plain || word.chars().skip(1).any(char::is_uppercase)
}

/// What nobody would write of a password, but as one: "password hunter2".
fn is_unmistakable(word: &str) -> bool {
    let is_mail = word.split_once('@').is_some_and(|(_, host)| host.contains('.'));
    if is_mail || is_address(word) || word.contains(SIGNS) {
        return false;
    }
    let has_digit = word.chars().any(char::is_numeric);
    let has_letter = word.chars().any(char::is_alphabetic);
    let has_sign = word.contains(['!', '@', '#', '$', '%', '^', '&', '*', '_', '+', '?']);
    let long = word.chars().count() >= 4;
    long && (has_sign || has_digit && (has_letter || word.chars().all(char::is_numeric)))
}
