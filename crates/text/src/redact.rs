//! Takes out of a text what nobody should keep: card numbers, passwords, keys and tokens.

use std::borrow::Cow;

/// What stands in their place, in every language.
const HIDDEN: &str = "••••••";

/// Words after which a secret follows, as people write them.
const PASSWORD_WORDS: &[&str] = &[
    "password",
    "passwort",
    "kennwort",
    "passcode",
    "passphrase",
    "pin",
    "cvv",
    "cvc",
    "pwd",
    "secret",
    "token",
    "apikey",
    "api-key",
    "api_key",
    "المرور",
    "السر",
    "السري",
];
/// Words that may stand between such a word and the secret.
const LINKS: &[&str] = &["is", "ist", "lautet", "was", "war", "=", ":", "هي", "هو", "my", "the"];
/// How keys of well-known services begin.
const KEY_STARTS: &[&str] = &[
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

/// The text without its secrets. What is no secret stays as it is.
pub fn redact(text: &str) -> Cow<'_, str> {
    let mut hidden = blocks(text);
    hidden.extend(cards(text));
    hidden.extend(words(text));
    if hidden.is_empty() {
        return Cow::Borrowed(text);
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
    Cow::Owned(clean)
}

type Span = (usize, usize);

/// Private keys in their armour, up to the end of the text when that is missing.
fn blocks(text: &str) -> Vec<Span> {
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

/// Numbers of 13 to 19 digits with the right check digit, whatever stands between their groups.
fn cards(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut run: Vec<(usize, u32)> = Vec::new();
    let mut end = 0;
    let mut close = |run: &mut Vec<(usize, u32)>, end: usize| {
        let digits: Vec<u32> = run.iter().map(|(_, digit)| *digit).collect();
        if (13..=19).contains(&digits.len()) && luhn(&digits) {
            found.push((run[0].0, end));
        }
        run.clear();
    };
    for (at, c) in text.char_indices() {
        if let Some(digit) = digit(c) {
            run.push((at, digit));
            end = at + c.len_utf8();
        } else if !(matches!(c, ' ' | '-' | '.' | '\u{a0}') && !run.is_empty() && at == end) {
            close(&mut run, end);
        }
    }
    close(&mut run, end);
    found
}

/// Latin and Arabic digits.
fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| matches!(c, '٠'..='٩').then(|| c as u32 - '٠' as u32))
}

fn luhn(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(place, digit)| match digit * (1 + place as u32 % 2) {
            doubled @ 10.. => doubled - 9,
            digit => digit,
        })
        .sum();
    sum.is_multiple_of(10) && digits.iter().any(|digit| *digit != digits[0])
}

/// Secrets that are one word: keys by their look, and what follows after a word such as "password".
fn words(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut secret_follows = false;
    let mut told = false;
    for (start, word) in split(text) {
        let bare =
            word.trim_matches(|c: char| matches!(c, '"' | '\'' | '.' | ',' | ';' | '!' | '?' | '(' | ')'));
        let lower = bare.trim_end_matches([':', '=']).to_lowercase();
        let offset = start + word.find(bare).unwrap_or(0);
        if let Some(value) = assigned(bare) {
            found.push((offset + value, offset + bare.len()));
            secret_follows = false;
        } else if is_password_word(&lower) {
            secret_follows = true;
            told = bare.ends_with([':', '=']);
        } else if lower.eq_ignore_ascii_case("bearer") {
            secret_follows = true;
            told = true;
        } else if secret_follows && (LINKS.contains(&lower.as_str()) || bare.is_empty()) {
            told |= !matches!(lower.as_str(), "my" | "the");
        } else if secret_follows {
            if told && looks_chosen(bare) {
                found.push((offset, offset + bare.len()));
            }
            secret_follows = false;
            told = false;
        } else if is_key(bare) {
            found.push((offset, offset + bare.len()));
        }
    }
    found
}

fn split(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace().map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

fn is_password_word(word: &str) -> bool {
    PASSWORD_WORDS.contains(&word)
}

/// `password=hunter2` in one word: where its value begins.
fn assigned(word: &str) -> Option<usize> {
    let at = word.find([':', '='])?;
    let value = at + 1;
    (is_password_word(&word[..at].to_lowercase()) && value < word.len()).then_some(value)
}

/// "my password is wrong" tells of no password; `is hunter2` does.
fn looks_chosen(word: &str) -> bool {
    let plain = word.chars().all(char::is_alphabetic);
    !plain || word.chars().skip(1).any(char::is_uppercase)
}

fn is_key(word: &str) -> bool {
    let fits =
        word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '/' | '+' | '='));
    if !fits || word.contains("://") {
        return false;
    }
    if KEY_STARTS.iter().any(|start| word.starts_with(start)) && word.len() >= 16 {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cards_are_hidden_and_other_numbers_stay() {
        assert_eq!(redact("my card 4111 1111 1111 1111, exp 12/27"), "my card ••••••, exp 12/27");
        assert_eq!(redact("4111-1111-1111-1111"), HIDDEN);
        assert_eq!(redact("٤١١١١١١١١١١١١١١١"), HIDDEN);
        for fine in ["order 4111111111111112", "call +49 30 1234567", "0000 0000 0000 0000", "request 1042"] {
            assert_eq!(redact(fine), fine);
        }
    }

    #[test]
    fn passwords_are_hidden_where_one_is_told() {
        assert_eq!(redact("My password is Hunter2!"), "My password is ••••••!");
        assert_eq!(redact("password: correct-horse"), "password: ••••••");
        assert_eq!(redact("Mein Passwort lautet geheim12."), "Mein Passwort lautet ••••••.");
        assert_eq!(redact("pwd=abc123 user=x"), "pwd=•••••• user=x");
        assert_eq!(redact("كلمة المرور هي abc123"), "كلمة المرور هي ••••••");
        for fine in
            ["my password is wrong", "I forgot my password", "Passwort vergessen?", "reset the password now"]
        {
            assert_eq!(redact(fine), fine);
        }
    }

    #[test]
    fn keys_and_tokens_are_hidden_and_addresses_stay() {
        assert_eq!(redact("use ghp_abcdefghijklmnop1234"), "use ••••••");
        assert_eq!(redact("Authorization: Bearer abc.def-123"), "Authorization: Bearer ••••••");
        assert_eq!(redact("key 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b"), "key ••••••");
        assert_eq!(
            redact("a -----BEGIN RSA PRIVATE KEY-----\nMII\n-----END RSA PRIVATE KEY----- b"),
            "a •••••• b"
        );
        for fine in [
            "see https://example.com/a/Very/Long/Path/With/Numbers/123456789",
            "Donaudampfschifffahrtsgesellschaft",
        ] {
            assert_eq!(redact(fine), fine);
        }
    }
}
