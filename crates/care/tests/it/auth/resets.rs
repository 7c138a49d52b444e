//! Forgotten passwords.

use crate::support::{Browser, Desk, Page, Person, both_engines};

both_engines!(
    a_customer_resets_a_forgotten_password_by_a_mailed_code_and_gets_in_again,
    an_agent_resets_a_forgotten_password,
    an_admin_resets_a_forgotten_password,
    a_verified_code_lets_one_set_a_new_password_and_no_password_is_ever_shown_or_mailed,
    no_password_is_reset_without_the_code,
    an_unknown_address_is_answered_in_the_same_words,
    the_code_is_never_in_an_address,
    a_reset_ends_every_other_session,
    a_one_character_password_is_not_accepted_at_a_reset,
    an_unapproved_agent_may_reset_and_still_waits,
    resetting_verifies_nobody_else,
);

const NEW: &str = "eleven velvet tractors hum";

/// Asks for a code; the page that takes it.
async fn forget(person: &Person) -> Page {
    let page = person.open("/signin").await;
    let page = person.open(&page.link("Forgot password?")).await;
    person.submit(page.form("Send code").fill("Email", &person.email)).await
}

async fn set(browser: &Browser, page: &Page, code: &str, password: &str) -> Page {
    let form = page.form("Set password").fill("Code", code).fill("New password", password);
    browser.submit(form.fill("Confirm password", password)).await
}

async fn resets(desk: &Desk, person: &Person, home: &str) {
    let person = person.elsewhere();
    desk.sink.forget();
    let page = forget(&person).await;
    page.assert_at("/forgot/code");
    let code = desk.sink.code(&person.email).await;
    set(&person, &page, &code, NEW).await.assert_status(200);
    let elsewhere = person.elsewhere();
    assert_ne!(elsewhere.sign_in().await.path(), home, "the old password is gone");
    elsewhere.sign_in_with(NEW).await.assert_at(home);
}

async fn a_customer_resets_a_forgotten_password_by_a_mailed_code_and_gets_in_again(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    resets(&desk, &grace, "/requests").await;
}

async fn an_agent_resets_a_forgotten_password(desk: Desk) {
    let alan = desk.agent("Alan", "Turing").await;
    resets(&desk, &alan, "/inbox/mine").await;
}

async fn an_admin_resets_a_forgotten_password(desk: Desk) {
    resets(&desk, &desk.admin, "/inbox/unassigned").await;
}

async fn a_verified_code_lets_one_set_a_new_password_and_no_password_is_ever_shown_or_mailed(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    resets(&desk, &grace, "/requests").await;
    desk.sink.next(&grace.email, "password").await;
    for mail in desk.sink.all() {
        let everything = String::from_utf8_lossy(&mail.bytes).into_owned() + &mail.text() + &mail.html();
        assert!(
            !everything.contains(NEW) && !everything.contains(crate::support::PASSWORD),
            "{}",
            mail.subject()
        );
    }
    let account = grace.elsewhere();
    account.sign_in_with(NEW).await;
    account.open("/account").await.assert_hides(NEW);
    assert_eq!(
        desk.value("SELECT COUNT(*) FROM people WHERE password_hash NOT LIKE '$argon2id$%'").await,
        "0"
    );
}

async fn no_password_is_reset_without_the_code(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let attacker = grace.elsewhere();
    let page = forget(&attacker).await;
    for wrong in ["", "000000", "12345", "1234567", "abcdef", "%", "' OR 1=1 --"] {
        let page = set(&attacker, &page, wrong, NEW).await;
        assert!(matches!(page.status, 409 | 422 | 429), "{wrong:?}: {}", page.status);
    }
    let form = page.form("Set password").fill("New password", NEW).fill("Confirm password", NEW);
    let answer = attacker.submit_only(form.without("code")).await;
    assert!(matches!(answer.status, 409 | 422 | 429), "{}", answer.status);
    let fresh = desk.visitor();
    let fields = [("code", "123456"), ("new_password", NEW), ("confirm_password", NEW)];
    let answer = fresh.post("/forgot/code", &fields).await;
    assert_ne!(answer.location(), "/requests");
    assert_ne!(grace.elsewhere().sign_in_with(NEW).await.path(), "/requests");
    grace.elsewhere().sign_in().await.assert_at("/requests");
}

async fn an_unknown_address_is_answered_in_the_same_words(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await.elsewhere();
    let nobody = desk.stranger("No", "Body");
    let (known, unknown) = (forget(&grace).await, forget(&nobody).await);
    assert_eq!(known.url, unknown.url);
    assert_eq!(known.text().replace(&grace.email, "?"), unknown.text().replace(&nobody.email, "?"));
    let (known, unknown) =
        (set(&grace, &known, "000000", NEW).await, set(&nobody, &unknown, "000000", NEW).await);
    assert_eq!(known.status, unknown.status);
    assert_eq!(known.text().replace(&grace.email, "?"), unknown.text().replace(&nobody.email, "?"));
    assert!(desk.sink.to(&nobody.email).is_empty());
}

async fn the_code_is_never_in_an_address(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await.elsewhere();
    desk.sink.forget();
    let page = forget(&grace).await;
    let mail = desk.sink.next_where(&grace.email, "a code", |mail| mail.find_code().is_some()).await;
    assert!(mail.links().iter().all(|link| !link.contains(&mail.code())), "{:?}", mail.links());
    let form = page.form("Set password").fill("Code", &mail.code()).fill("New password", NEW);
    let answer = grace.submit_only(form.fill("Confirm password", NEW)).await;
    answer.assert_status(303);
    assert!(!answer.location().contains(&mail.code()));
}

async fn a_reset_ends_every_other_session(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    assert!(grace.is_signed_in().await);
    desk.sink.forget();
    let other = grace.elsewhere();
    let page = forget(&other).await;
    set(&other, &page, &desk.sink.code(&grace.email).await, NEW).await;
    assert!(!grace.is_signed_in().await);
    let mail = desk.sink.next(&grace.email, "password").await;
    assert_eq!(mail.find_code(), None, "the owner is told:\n{}", mail.text());
}

async fn a_one_character_password_is_not_accepted_at_a_reset(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await.elsewhere();
    desk.sink.forget();
    let page = forget(&grace).await;
    let code = desk.sink.code(&grace.email).await;
    let refused = set(&grace, &page, &code, "a").await;
    refused.assert_status(422);
    assert!(!refused.problem_with("new_password").is_empty());
    set(&grace, &refused, &code, NEW).await;
    grace.elsewhere().sign_in_with(NEW).await.assert_at("/requests");
}

async fn an_unapproved_agent_may_reset_and_still_waits(desk: Desk) {
    let eve = desk.applicant("Eve", "Moneypenny").await;
    resets(&desk, &eve, "/waiting").await;
}

async fn resetting_verifies_nobody_else(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    desk.sink.forget();
    let page = forget(&grace.elsewhere()).await;
    let code = desk.sink.code(&grace.email).await;
    let attacker = mary.elsewhere();
    let own = forget(&attacker).await;
    let answer = set(&attacker, &own, &code, NEW).await;
    assert!(matches!(answer.status, 409 | 422), "another's code does not fit: {}", answer.status);
    drop(page);
    mary.elsewhere().sign_in().await.assert_at("/requests");
    grace.elsewhere().sign_in().await.assert_at("/requests");
}
