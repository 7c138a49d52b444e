//! Sessions and sign-in limits.

use super::*;
use crate::error::Error;
use crate::testing::{self, PASSWORD, visitor};
use crate::{App, Role};

async fn events_of_new_devices(app: &App) -> Vec<bool> {
    let mut conn = app.db.read().await.unwrap();
    let data: Vec<String> = conn
        .all("SELECT data FROM events WHERE kind = 'signed_in' ORDER BY id", db::params![])
        .await
        .unwrap();
    data.iter().map(|data| data.contains("\"new_device\":true")).collect()
}

#[tokio::test]
async fn each_sign_in_has_its_own_token_and_sign_out_ends_it() {
    let app = testing::app().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let one = sign_in(&app, &visitor(), "Amara@Example.test ", PASSWORD).await.unwrap();
    let two = sign_in(&app, &visitor(), "amara@example.test", PASSWORD).await.unwrap();
    assert_ne!(one.token, two.token);
    sign_out(&app, &one.token).await.unwrap();
    assert!(actor(&app, &one.token).await.unwrap().is_none());
    assert!(actor(&app, &two.token).await.unwrap().is_some());
}

#[tokio::test]
async fn signing_in_again_ends_the_session_that_the_browser_had() {
    let app = testing::app().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let mut browser = visitor();
    let older = sign_in(&app, &browser, "amara@example.test", PASSWORD).await.unwrap();
    browser.session = Some(older.token.clone());
    let newer = sign_in(&app, &browser, "amara@example.test", PASSWORD).await.unwrap();
    assert!(actor(&app, &older.token).await.unwrap().is_none());
    assert!(actor(&app, &newer.token).await.unwrap().is_some());
}

#[tokio::test]
async fn staff_are_signed_out_after_twelve_idle_hours_and_customers_after_thirty_days() {
    let app = testing::app().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    testing::person(&app, Role::Agent, "noor@example.test").await;
    let customer = sign_in(&app, &visitor(), "amara@example.test", PASSWORD).await.unwrap();
    let agent = sign_in(&app, &visitor(), "noor@example.test", PASSWORD).await.unwrap();
    app.clock.advance(12 * HOUR);
    assert!(actor(&app, &agent.token).await.unwrap().is_none());
    assert!(actor(&app, &customer.token).await.unwrap().is_some());
    app.clock.advance(31 * DAY);
    assert!(actor(&app, &customer.token).await.unwrap().is_none());
}

#[tokio::test]
async fn strangers_cannot_lock_out_a_browser_that_the_account_knows() {
    let app = testing::app().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let mut owner = visitor();
    owner.device = Some(sign_in(&app, &owner, "amara@example.test", PASSWORD).await.unwrap().device);
    for _ in 0..10 {
        let wrong = sign_in(&app, &visitor(), "amara@example.test", "wrong").await;
        assert!(matches!(wrong, Err(Error::Invalid(_))));
    }
    let locked = sign_in(&app, &visitor(), "amara@example.test", PASSWORD).await;
    assert!(matches!(locked, Err(Error::TooMany { .. })), "even the right password, from an unknown browser");
    sign_in(&app, &owner, "amara@example.test", PASSWORD).await.unwrap();
    app.clock.advance(15 * crate::clock::MINUTE);
    sign_in(&app, &visitor(), "amara@example.test", PASSWORD).await.unwrap();
}

#[tokio::test]
async fn unknown_addresses_are_limited_like_known_ones() {
    let app = testing::app().await;
    for _ in 0..10 {
        assert!(matches!(
            sign_in(&app, &visitor(), "no@example.test", "wrong").await,
            Err(Error::Invalid(_))
        ));
    }
    assert!(matches!(
        sign_in(&app, &visitor(), "no@example.test", "wrong").await,
        Err(Error::TooMany { .. })
    ));
}

#[tokio::test]
async fn one_network_is_limited_over_all_accounts() {
    let app = testing::app().await;
    let attacker = visitor();
    let mut tx = app.begin().await.unwrap();
    crate::settings::put(&mut tx, &app, "sign_ins_per_address", "3").await.unwrap();
    tx.commit().await.unwrap();
    app.reload_settings().await.unwrap();
    for number in 0..3 {
        let tried = sign_in(&app, &attacker, &format!("p{number}@example.test"), "wrong").await;
        assert!(matches!(tried, Err(Error::Invalid(_))));
    }
    assert!(matches!(sign_in(&app, &attacker, "p9@example.test", "x").await, Err(Error::TooMany { .. })));
}

#[tokio::test]
async fn only_further_browsers_count_as_new_devices() {
    let app = testing::app().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let mut first = visitor();
    first.device = Some(sign_in(&app, &first, "amara@example.test", PASSWORD).await.unwrap().device);
    sign_in(&app, &first, "amara@example.test", PASSWORD).await.unwrap();
    sign_in(&app, &visitor(), "amara@example.test", PASSWORD).await.unwrap();
    assert_eq!(events_of_new_devices(&app).await, [false, false, true]);
}

#[tokio::test]
async fn people_end_their_own_sessions_and_no_others() {
    let app = testing::app().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    testing::person(&app, Role::Customer, "yusuf@example.test").await;
    let here = sign_in(&app, &visitor(), "amara@example.test", PASSWORD).await.unwrap();
    sign_in(&app, &visitor(), "amara@example.test", PASSWORD).await.unwrap();
    let stranger = sign_in(&app, &visitor(), "yusuf@example.test", PASSWORD).await.unwrap();
    let amara = testing::actor(&app, &here.token).await;
    let yusuf = testing::actor(&app, &stranger.token).await;
    assert_eq!(list(&app, &amara).await.unwrap().len(), 2);
    assert!(matches!(end(&app, &yusuf, amara.session).await, Err(Error::NotFound)));
    assert_eq!(end_others(&app, &amara).await.unwrap(), 1);
    let left = list(&app, &amara).await.unwrap();
    assert!(left.len() == 1 && left[0].current);
    assert!(actor(&app, &stranger.token).await.unwrap().is_some());
}
