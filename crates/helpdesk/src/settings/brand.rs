//! How the desk looks, as an administrator may choose it.

use locales::Phrase;

use super::change::store_changed;
use crate::actor::Actor;
use crate::app::App;
use crate::error::{Error, Result};

/// Stores the desk's own accent, `#rrggbb` or without the `#`; empty takes the house's again.
pub async fn change_accent(app: &App, actor: &Actor, typed: &str) -> Result<()> {
    actor.require_admin()?;
    let accent = match typed.trim().trim_start_matches('#').to_ascii_lowercase() {
        digits if digits.is_empty() => digits,
        digits if digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            format!("#{digits}")
        }
        _ => return Err(Error::invalid("accent", Phrase::new("accent-wrong"))),
    };
    let before = app.settings().accent.clone();
    store_changed(app, actor, [("accent", accent, before)]).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing;

    #[tokio::test]
    async fn an_accent_is_kept_in_one_spelling_and_can_be_given_up() {
        let app = testing::app().await;
        let admin = testing::admin(&app).await;
        for (typed, kept) in [(" #A02060 ", "#a02060"), ("0e5c66", "#0e5c66"), ("", "")] {
            change_accent(&app, &admin, typed).await.unwrap();
            assert_eq!(app.settings().accent, kept);
        }
        for wrong in ["red", "#a0206", "#a02060;}", "#gg0000"] {
            assert!(matches!(change_accent(&app, &admin, wrong).await, Err(Error::Invalid(_))), "{wrong}");
        }
        let agent = testing::person(&app, crate::Role::Agent, "noor@example.test").await;
        let agent = Actor { id: agent.id, role: crate::Role::Agent, ..admin };
        assert!(matches!(change_accent(&app, &agent, "#a02060").await, Err(Error::NotFound)));
    }
}
