//! Codes: tries, time, browsers, and resets.

use super::*;
use crate::error::Error;
use crate::people::{SignUp, sign_up};
use crate::sessions::{self, sign_in};
use crate::testing::{self, PASSWORD, visitor};
use crate::{App, Role};

const NEW: &str = "harbour violin 9 mosses";

async fn ask(app: &App, browser: &crate::sessions::Visitor) -> String {
    forgot(app, browser, "amara@example.test").await.unwrap();
    testing::newest_secret(app).await
}

fn other_than(code: &str) -> String {
    format!("{:06}", (code.parse::<u32>().unwrap() + 1) % 1_000_000)
}

#[tokio::test]
async fn a_mailed_code_sets_a_new_password_and_ends_all_sessions() {
    let app = testing::app_with_mail().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let session = sign_in(&app, &visitor(), "amara@example.test", PASSWORD).await.unwrap();
    let browser = visitor();
    let code = ask(&app, &browser).await;
    while !matches!(
        sign_in(&app, &browser, "amara@example.test", "forgotten").await,
        Err(Error::TooMany { .. })
    ) {}
    reset_password(&app, &browser, &code, NEW, NEW).await.unwrap();
    assert!(sessions::actor(&app, &session.token).await.unwrap().is_none());
    sign_in(&app, &browser, "amara@example.test", NEW).await.unwrap();
    assert!(reset_password(&app, &browser, &code, PASSWORD, PASSWORD).await.is_err(), "used");
}

#[tokio::test]
async fn five_wrong_tries_end_a_code() {
    let app = testing::app_with_mail().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let browser = visitor();
    let code = ask(&app, &browser).await;
    for _ in 0..TRIES {
        assert!(reset_password(&app, &browser, &other_than(&code), NEW, NEW).await.is_err());
    }
    assert!(reset_password(&app, &browser, &code, NEW, NEW).await.is_err());
}

#[tokio::test]
async fn a_code_ends_after_ten_minutes() {
    let app = testing::app_with_mail().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let browser = visitor();
    let code = ask(&app, &browser).await;
    app.clock.advance(LIFETIME);
    assert!(reset_password(&app, &browser, &code, NEW, NEW).await.is_err());
}

#[tokio::test]
async fn a_stranger_who_asks_does_not_end_the_owners_code() {
    let app = testing::app_with_mail().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let (owner, stranger) = (visitor(), visitor());
    let code = ask(&app, &owner).await;
    let newer = ask(&app, &stranger).await;
    assert!(reset_password(&app, &stranger, &code, NEW, NEW).await.is_err());
    assert!(reset_password(&app, &owner, &newer, NEW, NEW).await.is_err());
    reset_password(&app, &owner, &code, NEW, NEW).await.unwrap();
}

#[tokio::test]
async fn a_newer_code_ends_the_older_of_the_same_browser() {
    let app = testing::app_with_mail().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let browser = visitor();
    let older = ask(&app, &browser).await;
    let newer = ask(&app, &browser).await;
    assert!(reset_password(&app, &browser, &older, NEW, NEW).await.is_err());
    reset_password(&app, &browser, &newer, NEW, NEW).await.unwrap();
}

#[tokio::test]
async fn an_unknown_address_gets_a_row_without_a_mail() {
    let app = testing::app_with_mail().await;
    let browser = visitor();
    forgot(&app, &browser, "nobody@example.test").await.unwrap();
    assert!(testing::events(&app).await.is_empty());
    assert!(pending(&app, &browser.browser, None, Page::Forgot).await.unwrap().is_some());
    let refused = reset_password(&app, &browser, "000000", NEW, NEW).await;
    assert!(matches!(refused, Err(Error::Invalid(problems)) if problems.of("code").is_some()));
}

#[tokio::test]
async fn a_browser_asks_five_times_an_hour_and_a_code_is_sent_again_after_a_minute() {
    let app = testing::app_with_mail().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let browser = visitor();
    ask(&app, &browser).await;
    let early = resend(&app, &browser, None, Page::Forgot).await.unwrap_err();
    assert!(matches!(early, Error::TooMany { retry_after } if retry_after.as_secs() == 60));
    for _ in 0..4 {
        app.clock.advance(RESEND_AFTER);
        resend(&app, &browser, None, Page::Forgot).await.unwrap();
    }
    app.clock.advance(RESEND_AFTER);
    assert!(matches!(resend(&app, &browser, None, Page::Forgot).await, Err(Error::TooMany { .. })));
}

#[tokio::test]
async fn an_account_from_before_mail_verifies_at_its_next_sign_in() {
    let app = testing::app_with_mail().await;
    let person = testing::person(&app, Role::Customer, "amara@example.test").await;
    let mut tx = app.begin().await.unwrap();
    crate::people::store::set_email(&mut tx, person.id, "amara@example.test", None, app.now()).await.unwrap();
    tx.commit().await.unwrap();
    let browser = visitor();
    let session = sign_in(&app, &browser, "amara@example.test", PASSWORD).await.unwrap();
    let code = testing::newest_secret(&app).await;
    let signed_in = sessions::actor(&app, &session.token).await.unwrap();
    assert!(matches!(signed_in, Some(sessions::SignedIn::MustVerify(_))));
    let confirmed = confirm(&app, &browser, signed_in.as_ref(), &code).await.unwrap();
    let Confirmed::Verified(renewed) = confirmed else { panic!("{confirmed:?}") };
    assert!(sessions::actor(&app, &session.token).await.unwrap().is_none(), "a new token");
    assert_eq!(testing::actor(&app, &renewed.token).await.id, person.id);
}

#[tokio::test]
async fn one_address_gets_one_sign_up_mail_a_day_whoever_asks() {
    let app = testing::app_with_mail().await;
    let form = SignUp {
        first_name: "Amara".into(),
        last_name: "Okafor".into(),
        email: "victim@example.test".into(),
        password: PASSWORD.into(),
        confirm_password: PASSWORD.into(),
        role: "customer".into(),
    };
    for _ in 0..5 {
        sign_up(&app, &visitor(), &form).await.unwrap();
    }
    assert_eq!(testing::events(&app).await, ["code_issued"]);
}
