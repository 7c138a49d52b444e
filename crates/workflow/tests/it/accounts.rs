//! Mails about accounts.

use helpdesk::{Kind, NewEvent, Role};
use serde_json::json;

use crate::support::{Desk, START, pairs, shown};

testkit::on_both_engines!(Desk:
    each_purpose_of_a_code_has_its_mail,
    a_sign_up_code_repeats_nothing_that_was_typed,
    an_event_without_its_code_makes_no_mail,
    a_new_customer_is_welcomed,
    a_sign_in_from_a_new_device_is_told_and_an_ordinary_one_is_not,
    a_changed_address_is_told_to_the_old_and_the_new_one,
    an_application_goes_to_every_admin,
    an_invitation_carries_its_link_and_is_secret,
    decisions_about_applications_are_told,
    a_known_address_is_told_so,
);

async fn code(desk: &Desk, purpose: &str) {
    let data = json!({
        "purpose": purpose, "email": "ana@home.test", "first_name": "Ana", "expires_at": START + 600_000
    });
    desk.record(NewEvent::new(Kind::CodeIssued).with(data).secret("048211")).await;
}

async fn each_purpose_of_a_code_has_its_mail(desk: Desk) {
    for (purpose, kind, path) in [
        ("sign_up", "sign_up_code", "/verify"),
        ("verify", "verify_code", "/verify"),
        ("reset", "reset_code", "/forgot/code"),
        ("new_email", "new_email_code", "/verify"),
    ] {
        code(&desk, purpose).await;
        let stored = desk.mail(kind, "ana@home.test").await;
        let mail = shown(&stored);
        assert!(mail.text.lines().any(|line| line == "048211"), "{}", mail.text);
        assert!(mail.text.contains("It works for 10 minutes"), "{}", mail.text);
        assert!(mail.text.contains(&format!("http://127.0.0.1:8080{path}")), "{}", mail.text);
        assert!(!stored.subject.contains("048211"));
        let (secret, expires_at) = secret(&desk, stored.id).await;
        assert_eq!((secret, expires_at), (1, START + 600_000));
    }
}

async fn secret(desk: &Desk, mail: i64) -> (i64, i64) {
    let mut conn = desk.app.db.read().await.expect("a reader");
    conn.one("SELECT secret, expires_at FROM mails WHERE id = $1", db::params![mail]).await.expect("read")
}

async fn a_sign_up_code_repeats_nothing_that_was_typed(desk: Desk) {
    code(&desk, "sign_up").await;
    let mail = shown(&desk.mail("sign_up_code", "ana@home.test").await);
    assert!(mail.text.starts_with("Hello,"), "{}", mail.text);
    assert!(!mail.text.contains("Ana") && !mail.html.contains("Ana"));
}

async fn an_event_without_its_code_makes_no_mail(desk: Desk) {
    let data =
        json!({ "purpose": "reset", "email": "x@home.test", "first_name": "", "expires_at": START + 1 });
    desk.record(NewEvent::new(Kind::CodeIssued).with(data)).await;
    let data = json!({ "email": "x@home.test", "first_name": "" });
    desk.record(NewEvent::new(Kind::AgentInvited).with(data)).await;
    assert_eq!(desk.told(0).await, pairs(&[]));
}

async fn a_new_customer_is_welcomed(desk: Desk) {
    let ana = desk.customer().await;
    desk.record(NewEvent::new(Kind::AccountStarted).by(ana.id).about(ana.id)).await;
    let mail = shown(&desk.mail("welcome", "ana@home.test").await);
    assert_eq!(mail.subject, "Welcome to Customer care");
    assert!(mail.text.contains("http://127.0.0.1:8080/requests"), "{}", mail.text);
}

async fn a_sign_in_from_a_new_device_is_told_and_an_ordinary_one_is_not(desk: Desk) {
    let ana = desk.customer().await;
    let sign_in = |new_device: bool| {
        let data = json!({ "address": "192.0.2.7", "agent": "Firefox/140", "new_device": new_device });
        NewEvent::new(Kind::SignedIn).by(ana.id).about(ana.id).with(data)
    };
    desk.record(sign_in(false)).await;
    assert_eq!(desk.told(0).await, pairs(&[]));
    desk.record(sign_in(true)).await;
    let mail = shown(&desk.mail("new_sign_in", "ana@home.test").await);
    assert!(mail.text.contains("From: 192.0.2.7\r\nBrowser: Firefox/140"), "{}", mail.text);
    assert!(mail.text.contains("18 November 2026, 11:06 (UTC)"), "{}", mail.text);
}

async fn a_changed_address_is_told_to_the_old_and_the_new_one(desk: Desk) {
    let ana = desk.customer().await;
    let data = json!({ "old": "old@home.test", "new": "ana@home.test" });
    desk.record(NewEvent::new(Kind::EmailChanged).by(ana.id).about(ana.id).with(data)).await;
    desk.record(NewEvent::new(Kind::PasswordChanged).by(ana.id).about(ana.id)).await;
    assert_eq!(
        desk.told(0).await,
        pairs(&[
            ("email_changed", "ana@home.test"),
            ("email_changed", "old@home.test"),
            ("password_changed", "ana@home.test")
        ])
    );
}

async fn an_application_goes_to_every_admin(desk: Desk) {
    desk.admin().await;
    desk.person(Role::Admin, "Kim", "Lee", "kim@desk.test").await;
    let noor = desk.agent().await;
    desk.exec("UPDATE people SET state = 'waiting' WHERE id = $1", db::params![noor.id]).await;
    desk.record(NewEvent::new(Kind::AgentApplied).by(noor.id).about(noor.id)).await;
    assert_eq!(
        desk.told(0).await,
        pairs(&[("agent_applied", "dev@desk.test"), ("agent_applied", "kim@desk.test")])
    );
    let mail = shown(&desk.mail("agent_applied", "dev@desk.test").await);
    assert!(mail.text.contains("Noor Haddad asks to become an agent."), "{}", mail.text);
    assert!(mail.text.contains("http://127.0.0.1:8080/settings/people"), "{}", mail.text);
}

async fn an_invitation_carries_its_link_and_is_secret(desk: Desk) {
    let dev = desk.admin().await;
    let data = json!({ "email": "noor@desk.test", "first_name": "Noor" });
    desk.record(NewEvent::new(Kind::AgentInvited).by(dev.id).with(data).secret("tOkEn-_9")).await;
    let stored = desk.mail("agent_invited", "noor@desk.test").await;
    let mail = shown(&stored);
    assert!(mail.text.contains("Dev Patel invites you"), "{}", mail.text);
    assert!(
        mail.text.lines().any(|line| line == "http://127.0.0.1:8080/invitation/tOkEn-_9"),
        "{}",
        mail.text
    );
    assert_eq!(secret(&desk, stored.id).await, (1, START + helpdesk::mails::LIFETIME));
}

async fn decisions_about_applications_are_told(desk: Desk) {
    let (noor, dev) = (desk.agent().await, desk.admin().await);
    desk.record(NewEvent::new(Kind::AgentApproved).by(dev.id).about(noor.id)).await;
    let data = json!({ "email": "max@home.test", "first_name": "Max" });
    desk.record(NewEvent::new(Kind::AgentDeclined).by(dev.id).with(data)).await;
    assert_eq!(
        desk.told(0).await,
        pairs(&[("agent_approved", "noor@desk.test"), ("agent_declined", "max@home.test")])
    );
}

async fn a_known_address_is_told_so(desk: Desk) {
    let ana = desk.customer().await;
    let data = json!({ "email": ana.email, "first_name": ana.first_name });
    desk.record(NewEvent::new(Kind::KnownAddressTried).about(ana.id).with(data)).await;
    let mail = shown(&desk.mail("address_known", "ana@home.test").await);
    assert!(mail.text.contains("http://127.0.0.1:8080/signin"), "{}", mail.text);
}
