//! The assistant's switch, limits and thresholds, as an administrator may set them.

use locales::Phrase;

use super::Settings;
use super::change::store_changed;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Problems, Result};

/// The numbers of the assistant, by the names of their fields.
pub const ASSISTANT_LIMITS: [&str; 3] =
    ["questions_per_visitor", "questions_per_address", "chat_requests_per_address"];

/// From which scores on something is done, in hundredths.
pub const THRESHOLDS: [&str; 5] =
    ["answer_from", "offer_from", "answer_by_words_from", "offer_by_words_from", "intent_from"];

const MOST: i64 = 1_000_000;
/// Two, in hundredths: more than any score.
const MOST_SCORE: i64 = 200;

/// The number of this name as it is set; 0 for any other name.
pub fn assistant_number(settings: &Settings, name: &str) -> i64 {
    match name {
        "questions_per_visitor" => settings.questions_per_visitor,
        "questions_per_address" => settings.questions_per_address,
        "chat_requests_per_address" => settings.chat_requests_per_address,
        "answer_from" => settings.answer_from,
        "offer_from" => settings.offer_from,
        "answer_by_words_from" => settings.answer_by_words_from,
        "offer_by_words_from" => settings.offer_by_words_from,
        "intent_from" => settings.intent_from,
        _ => 0,
    }
}

/// Switches the assistant, and stores its limits, typed in the order of [`ASSISTANT_LIMITS`].
pub async fn change_assistant(app: &App, actor: &Actor, on: bool, typed: [&str; 3]) -> Result<()> {
    actor.require_admin()?;
    let before = app.settings();
    let mut values = numbers(&before, ASSISTANT_LIMITS, typed, 1..=MOST, "limit-wrong")?;
    values.push(("assistant_on", on.to_string(), before.assistant_on.to_string()));
    store_changed(app, actor, values).await
}

/// Stores the thresholds, typed in the order of [`THRESHOLDS`].
pub async fn change_thresholds(app: &App, actor: &Actor, typed: [&str; 5]) -> Result<()> {
    actor.require_admin()?;
    let values = numbers(&app.settings(), THRESHOLDS, typed, 0..=MOST_SCORE, "threshold-wrong")?;
    store_changed(app, actor, values).await
}

/// Whether these could be stored, typed in the order of [`THRESHOLDS`].
pub fn check_thresholds(settings: &Settings, typed: [&str; 5]) -> Result<()> {
    numbers(settings, THRESHOLDS, typed, 0..=MOST_SCORE, "threshold-wrong").map(drop)
}

fn numbers<const N: usize>(
    before: &Settings,
    names: [&'static str; N],
    typed: [&str; N],
    allowed: std::ops::RangeInclusive<i64>,
    wrong: &'static str,
) -> Result<Vec<(&'static str, String, String)>> {
    let mut problems = Problems::default();
    let mut values = Vec::with_capacity(N + 1);
    for (name, typed) in names.into_iter().zip(typed) {
        match typed.trim().parse::<i64>() {
            Ok(value) if allowed.contains(&value) => {
                values.push((name, value.to_string(), assistant_number(before, name).to_string()));
            }
            _ => problems.add(name, Phrase::new(wrong)),
        }
    }
    problems.check()?;
    Ok(values)
}
