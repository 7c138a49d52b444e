//! The limits against guessing and flooding, as an administrator may set them.

use locales::Phrase;

use super::Settings;
use super::change::store_changed;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Problems, Result};

/// The names of the limits, which are those of their fields.
pub const LIMITS: [&str; 12] = [
    "sign_ins_per_account",
    "sign_ins_per_address",
    "codes_per_browser",
    "wrong_codes_per_account",
    "sign_ups_per_address",
    "requests_per_customer",
    "streams_per_address",
    "file_megabytes",
    "files_per_message",
    "unsent_megabytes",
    "uploads_per_minute",
    "searches_per_address",
];

/// The highest value of a limit.
const MOST: i64 = 1_000_000;

/// The limit of this name as it is set; None for a name that is not one of [`LIMITS`].
pub fn limit(settings: &Settings, name: &str) -> Option<i64> {
    Some(match name {
        "sign_ins_per_account" => settings.sign_ins_per_account,
        "sign_ins_per_address" => settings.sign_ins_per_address,
        "codes_per_browser" => settings.codes_per_browser,
        "wrong_codes_per_account" => settings.wrong_codes_per_account,
        "sign_ups_per_address" => settings.sign_ups_per_address,
        "requests_per_customer" => settings.requests_per_customer,
        "streams_per_address" => settings.streams_per_address,
        "file_megabytes" => settings.file_megabytes,
        "files_per_message" => settings.files_per_message,
        "unsent_megabytes" => settings.unsent_megabytes,
        "uploads_per_minute" => settings.uploads_per_minute,
        "searches_per_address" => settings.searches_per_address,
        _ => return None,
    })
}

/// Stores the limits, given as typed in the order of [`LIMITS`]. They count at once.
pub async fn change_limits(app: &App, actor: &Actor, typed: [&str; 12]) -> Result<()> {
    actor.require_admin()?;
    let mut problems = Problems::default();
    let before = app.settings();
    let mut values = Vec::with_capacity(LIMITS.len());
    for (name, typed) in LIMITS.into_iter().zip(typed) {
        match typed.trim().parse::<i64>() {
            Ok(value) if (1..=MOST).contains(&value) => {
                let before = limit(&before, name).unwrap_or_default();
                values.push((name, value.to_string(), before.to_string()));
            }
            _ => problems.add(name, Phrase::new("limit-wrong")),
        }
    }
    problems.check()?;
    store_changed(app, actor, values).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;
    use crate::testing;

    #[tokio::test]
    async fn limits_count_at_once_and_a_wrong_number_changes_none() {
        let app = testing::app().await;
        let admin = testing::admin(&app).await;
        change_limits(
            &app,
            &admin,
            ["3", "50", "5", "20", "20", " 7 ", "100", "25", "10", "500", "60", "120"],
        )
        .await
        .unwrap();
        let settings = app.settings();
        assert_eq!((settings.sign_ins_per_account, settings.requests_per_customer), (3, 7));
        let refused = change_limits(
            &app,
            &admin,
            ["4", "0", "five", "", "-1", "99999999999", "100", "25", "10", "500", "60", "120"],
        )
        .await;
        let Err(Error::Invalid(problems)) = refused else { panic!("{refused:?}") };
        assert_eq!(problems.iter().count(), 5);
        assert_eq!(app.settings().sign_ins_per_account, 3);
    }

    #[test]
    fn every_limit_has_its_value() {
        assert!(LIMITS.iter().all(|name| limit(&Settings::default(), name).is_some()));
    }
}
