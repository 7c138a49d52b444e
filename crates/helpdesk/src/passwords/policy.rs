//! Which passwords are accepted: 8 to 128 of any characters, not easy to guess, not leaked.

use locales::Phrase;
use zxcvbn::feedback::Warning;
use zxcvbn::{Score, zxcvbn};

use super::hashing::on_pool;
use super::leaked::is_leaked;
use crate::error::{Problems, Result};

pub const MIN_CHARACTERS: usize = 8;
pub const MAX_CHARACTERS: usize = 128;

/// Characters that are estimated at a time.
const JUDGED: usize = 32;

/// Bytes that 128 characters have at most: longer input is refused before anything reads it.
const MAX_BYTES: usize = MAX_CHARACTERS * 4;

/// Whether no accepted password is this long.
pub(super) fn is_overlong(password: &str) -> bool {
    password.len() > MAX_BYTES || password.chars().count() > MAX_CHARACTERS
}

/// Adds what is wrong with a new password under `field`. `about` holds what an attacker knows of the person:
/// names and address.
pub async fn check(
    problems: &mut Problems,
    field: &'static str,
    password: &str,
    about: &[&str],
) -> Result<()> {
    if let Some(problem) = length_problem(password) {
        problems.add(field, problem);
        return Ok(());
    }
    let (password, about) = (password.to_owned(), known_words(about));
    if let Some(problem) = on_pool(move || strength_problem(&password, &about)).await? {
        problems.add(field, problem);
    }
    Ok(())
}

/// The same for a password typed twice.
pub async fn check_pair(
    problems: &mut Problems,
    field: &'static str,
    password: &str,
    confirmed: &str,
    about: &[&str],
) -> Result<()> {
    check(problems, field, password, about).await?;
    if problems.of(field).is_none() && password != confirmed {
        problems.add("confirm_password", Phrase::new("passwords-differ"));
    }
    Ok(())
}

fn length_problem(password: &str) -> Option<Phrase> {
    if password.is_empty() {
        return Some(Phrase::new("password-to-choose"));
    }
    if is_overlong(password) {
        return Some(Phrase::new("password-too-long").with("most", MAX_CHARACTERS));
    }
    let missing = MIN_CHARACTERS.saturating_sub(password.chars().count());
    (missing > 0)
        .then(|| Phrase::new("password-too-short").with("missing", missing).with("least", MIN_CHARACTERS))
}

/// The words themselves and their parts: `ada.lovelace@example.test` gives ada, lovelace, example, test too.
fn known_words(about: &[&str]) -> Vec<String> {
    let parts = |text: &str| -> Vec<String> {
        text.split(|c: char| !c.is_alphanumeric()).filter(|part| part.len() > 2).map(str::to_owned).collect()
    };
    about.iter().flat_map(|text| std::iter::once((*text).to_owned()).chain(parts(text))).collect()
}

fn strength_problem(password: &str, about: &[String]) -> Option<Phrase> {
    if is_leaked(password) {
        return Some(Phrase::new("password-leaked"));
    }
    let words: Vec<&str> = about.iter().map(String::as_str).collect();
    if is_strong(password, &words) {
        return None;
    }
    if is_strong(password, &[]) {
        return Some(Phrase::new("password-like-you"));
    }
    let estimate = zxcvbn(&first(password), &words);
    let reason = estimate.feedback().and_then(zxcvbn::feedback::Feedback::warning).map_or("other", reason);
    Some(Phrase::new("password-easy").choosing("reason", reason))
}

/// Estimating takes long for long texts, so one is judged by its beginning, and if that is weak by its end.
fn is_strong(password: &str, words: &[&str]) -> bool {
    let last: String = password.chars().skip(password.chars().count().saturating_sub(JUDGED)).collect();
    [first(password), last].iter().any(|part| zxcvbn(part, words).score() >= Score::Two)
}

fn first(password: &str) -> String {
    password.chars().take(JUDGED).collect()
}

/// A variant of the text "password-easy".
const fn reason(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess | Warning::ShortKeyboardPatternsAreEasyToGuess => "keys",
        Warning::RepeatsLikeAaaAreEasyToGuess | Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => {
            "repeats"
        }
        Warning::SequencesLikeAbcAreEasyToGuess => "sequence",
        Warning::RecentYearsAreEasyToGuess | Warning::DatesAreOftenEasyToGuess => "date",
        Warning::AWordByItselfIsEasyToGuess => "word",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess
        | Warning::CommonNamesAndSurnamesAreEasyToGuess => "name",
        Warning::ThisIsATop10Password
        | Warning::ThisIsATop100Password
        | Warning::ThisIsACommonPassword
        | Warning::ThisIsSimilarToACommonlyUsedPassword => "common",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn problem(password: &str) -> Option<String> {
        let mut problems = Problems::default();
        check(&mut problems, "password", password, &["Marguerite", "Oyelaran", "m.oyelaran@saltmere.test"])
            .await
            .unwrap();
        problems.of("password").map(ToString::to_string)
    }

    #[tokio::test]
    async fn a_short_password_is_told_how_many_characters_are_missing() {
        assert_eq!(problem("abcdefg").await.unwrap(), "Add 1 more character. A password has at least 8.");
        assert!(problem("").await.is_some());
    }

    #[tokio::test]
    async fn lengths_count_characters_and_any_characters_will_do() {
        assert_eq!(problem("ñandú łąka 海 🦤").await, None);
        assert_eq!(problem(&"tram lantern 47 oats ".repeat(6)).await, None);
        assert!(problem(&"🦤".repeat(129)).await.unwrap().contains("at most 128"));
    }

    #[tokio::test]
    async fn leaked_guessable_and_personal_passwords_are_refused_with_the_reason() {
        assert!(problem("Password123").await.unwrap().contains("leaked"));
        assert!(problem("aaaaaaaaaaaa").await.unwrap().contains("repeats itself"));
        assert!(problem("oyelaran7").await.unwrap().contains("your name or address"));
        assert_eq!(problem("tram lantern 47 oats").await, None);
    }

    #[tokio::test]
    async fn a_long_password_is_judged_by_its_beginning_and_its_end() {
        assert!(problem(&"a".repeat(100)).await.is_some());
        assert_eq!(problem(&format!("{}tram lantern 47 oats", "a".repeat(60))).await, None);
        assert_eq!(problem(&format!("tram lantern 47 oats{}", "a".repeat(60))).await, None);
    }

    #[tokio::test]
    async fn a_second_password_that_differs_is_named() {
        let mut problems = Problems::default();
        check_pair(&mut problems, "password", "tram lantern 47 oats", "tram lantern", &[]).await.unwrap();
        assert!(problems.of("confirm_password").is_some());
    }
}
