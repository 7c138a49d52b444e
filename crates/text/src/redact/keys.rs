//! Keys and tokens that are known by their look.

use super::Span;
use super::words::Word;

/// How keys of well-known services begin.
const STARTS: &[&str] = &[
    "sk-",
    "sk_live_",
    "sk_test_",
    "pk_live_",
    "rk_live_",
    "ghp_",
    "gho_",
    "github_pat_",
    "glpat-",
    "xoxb-",
    "xoxp-",
    "AKIA",
    "ASIA",
    "AIza",
    "eyJ",
];

/// Private keys in their armour, up to the end of the text when that is missing.
pub(super) fn blocks(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("-----BEGIN ").map(|place| at + place) {
        let rest = &text[start..];
        let end = rest
            .find("-----END ")
            .and_then(|place| rest[place + 9..].find("-----").map(|more| place + 14 + more));
        let end = end.map_or(text.len(), |length| start + length);
        found.push((start, end));
        at = end;
    }
    found
}

pub(super) fn keys(words: &[Word]) -> Vec<Span> {
    words.iter().filter(|word| is_key(word.bare)).map(|word| (word.at, word.end())).collect()
}

fn is_key(word: &str) -> bool {
    let fits =
        word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '+' | '='));
    if !fits || word.contains("://") {
        return false;
    }
    if STARTS.iter().any(|start| word.starts_with(start)) && word.len() >= 16 {
        return true;
    }
    let kinds = [
        word.chars().any(|c| c.is_ascii_lowercase()),
        word.chars().any(|c| c.is_ascii_uppercase()),
        word.chars().any(|c| c.is_ascii_digit()),
    ];
    let mixed = kinds.into_iter().filter(|kind| *kind).count();
    let is_hex = word.len() >= 32 && word.chars().all(|c| c.is_ascii_hexdigit()) && mixed >= 2;
    let is_path = word.contains('/') || word.contains('.');
    is_hex || (word.len() >= 32 && mixed == 3 && !is_path)
}
