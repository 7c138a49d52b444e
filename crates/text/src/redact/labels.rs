//! Words after which a secret follows, as people and programs write them.

use super::words::Word;

/// Alone, or as the last part of a name: `db_password`.
const LABELS: &[&str] = &[
    "pin",
    "cvv",
    "cvc",
    "cvv2",
    "pw",
    "pwd",
    "passwd",
    "secret",
    "token",
    "jwt",
    "المرور",
    "السر",
    "السري",
    "bearer",
    "باسورد",
    "الباسورد",
];
/// The same, and at the end of a longer word: "Routerpasswort".
const ENDINGS: &[&str] = &[
    "password",
    "passwort",
    "kennwort",
    "passcode",
    "passphrase",
    "apikey",
    "api-key",
    "api_key",
    "access-key",
    "access_key",
    "secret-key",
    "secret_key",
    "private_key",
];
/// "key" is an ordinary word, but not after these.
const BEFORE_KEY: &[&str] = &["api", "access", "secret", "private"];
/// Only where a sign follows: "pass: hunter2", and `?code=` in an address.
const WITH_SIGN: &[&str] = &["pass"];
/// In addresses alone, where what follows is long.
const IN_ADDRESSES: &[&str] = &["code", "key", "sig", "signature", "auth", "session", "sid"];
/// Digits and letters of a value that is no ordinary word after one of those.
const LONG: usize = 16;

pub(super) fn is_label(words: &[Word], index: usize) -> bool {
    let word = &words[index];
    if word.is_hidden() || is_address(word.bare) {
        return false;
    }
    let plain = word.plain();
    let has_sign =
        || word.introduces() || words.get(index + 1).is_some_and(|next| matches!(next.bare, ":" | "="));
    let is_key = || plain == "key" && index > 0 && BEFORE_KEY.contains(&words[index - 1].plain().as_str());
    is_name(&plain) || is_key() || (WITH_SIGN.contains(&plain.as_str()) && has_sign())
}

/// Whether what this names in `name=value` is a secret.
pub(super) fn names_secret(name: &str, value: &str) -> bool {
    let name = name.to_lowercase();
    let name = name.as_str();
    is_name(name) || WITH_SIGN.contains(&name) || (IN_ADDRESSES.contains(&name) && value.len() >= LONG)
}

/// `name` is in small letters.
fn is_name(name: &str) -> bool {
    let last = name.rsplit(['_', '-', '/', '.']).next().unwrap_or(name);
    LABELS.contains(&last) || ENDINGS.iter().any(|ending| name.ends_with(ending))
}

/// Of a page or a file: "https://desk.example/reset-password" is followed by no password.
pub(super) fn is_address(word: &str) -> bool {
    word.contains("://") || word.starts_with('/') || word.starts_with("www.")
}
