//! Sessions and cookies.

use reqwest::Method;

use crate::support::{Browser, Desk, PASSWORD, both_engines};

both_engines!(
    a_planted_cookie_is_not_taken_over_at_sign_in,
    a_cookie_is_dead_after_sign_out,
    a_password_change_ends_all_other_sessions,
    a_deactivated_persons_cookie_is_dead_at_once,
    cookies_are_unreadable_for_scripts_and_stay_on_the_site,
    people_see_where_they_are_signed_in_and_end_sessions_there,
    nobody_ends_another_persons_session,
    sessions_are_stored_hashed,
    odd_cookies_are_visitors,
);

async fn a_planted_cookie_is_not_taken_over_at_sign_in(desk: Desk) {
    let mary = desk.customer("Mary", "Somerville").await;
    let attackers = mary.cookie("care").expect("a session");
    let grace = desk.customer("Grace", "Hopper").await.elsewhere();
    grace.plant("care", &attackers);
    let page = grace.post("/signin", &[("email", &grace.email), ("password", PASSWORD)]).await;
    page.assert_status(303);
    assert_ne!(grace.cookie("care").as_deref(), Some(attackers.as_str()));
    let thief = Browser::new(&desk.base());
    thief.plant("care", &attackers);
    thief.open("/account").await.assert_hides(&grace.email);

    let made_up = "A".repeat(43);
    let person = grace.elsewhere();
    person.plant("care", &made_up);
    person.sign_in().await.assert_at("/requests");
    let thief = Browser::new(&desk.base());
    thief.plant("care", &made_up);
    thief.open("/account").await.assert_at("/signin");
}

async fn a_cookie_is_dead_after_sign_out(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let stolen = grace.cookies();
    grace.sign_out().await;
    let thief = Browser::new(&desk.base());
    let request = thief.bare(Method::GET, "/requests").header("cookie", &stolen);
    let answer = thief.send(request).await;
    assert!(answer.location().starts_with("/signin"), "{} {}", answer.status, answer.location());
    assert_eq!(grace.cookie("care"), None, "the browser forgot it too");
}

async fn a_password_change_ends_all_other_sessions(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let (phone, tablet) = (grace.elsewhere(), grace.elsewhere());
    phone.sign_in().await;
    tablet.sign_in().await;
    let before = grace.cookie("care");
    let page = grace.open("/account").await;
    let form = page.form("Change password").fill("Current password", PASSWORD);
    let form = form.fill("New password", "eleven velvet tractors hum");
    grace.submit(form.fill("Confirm password", "eleven velvet tractors hum")).await.assert_status(200);
    assert!(grace.is_signed_in().await, "the one who changed it stays");
    assert_ne!(grace.cookie("care"), before, "with a new session");
    assert!(!phone.is_signed_in().await);
    assert!(!tablet.is_signed_in().await);
    desk.sink
        .next_where(&grace.email, "the change", |mail| mail.subject().to_lowercase().contains("password"))
        .await;
}

async fn a_deactivated_persons_cookie_is_dead_at_once(desk: Desk) {
    let alan = desk.agent("Alan", "Turing").await;
    alan.open("/inbox/all").await.assert_status(200).assert_at("/inbox/all");
    let id = desk.id_of(&alan).await;
    desk.admin.post(&format!("/settings/people/{id}/deactivation"), &[]).await.assert_status(303);
    alan.open("/inbox/all").await.assert_at("/signin");
    let page = alan.elsewhere().sign_in().await;
    page.assert_at("/signin").assert_status(422);
}

async fn cookies_are_unreadable_for_scripts_and_stay_on_the_site(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await.elsewhere();
    let page = grace.post("/signin", &[("email", &grace.email), ("password", PASSWORD)]).await;
    let cookies: Vec<_> =
        page.headers.get_all("set-cookie").iter().map(|v| v.to_str().expect("text")).collect();
    assert!(cookies.iter().any(|cookie| cookie.starts_with("care=")), "{cookies:?}");
    for cookie in cookies {
        assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
        assert!(cookie.contains("Path=/") && !cookie.contains("Domain="), "{cookie}");
    }
    let token = grace.cookie("care").expect("a session");
    assert!(token.len() >= 22, "at least 128 bits: {token}");
    grace.open("/account").await.assert_hides(&token);
}

async fn people_see_where_they_are_signed_in_and_end_sessions_there(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let (phone, tablet, desktop) = (grace.elsewhere(), grace.elsewhere(), grace.elsewhere());
    for browser in [&phone, &tablet, &desktop] {
        browser.sign_in().await.assert_at("/requests");
    }
    let page = grace.open("/account").await;
    page.assert_shows("Where you are signed in").assert_shows(&phone.address.to_string());
    let id = desk.value(&format!("SELECT id FROM sessions WHERE address = '{}'", phone.address)).await;
    let form = page.form_to(&format!("/account/sessions/{id}/end"), "Sign out");
    grace.submit(form).await.assert_status(200);
    assert!(!phone.is_signed_in().await);
    assert!(tablet.is_signed_in().await);

    grace.press("/account", "Sign out everywhere else").await;
    assert!(!tablet.is_signed_in().await);
    assert!(!desktop.is_signed_in().await);
    assert!(grace.is_signed_in().await);
}

async fn nobody_ends_another_persons_session(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let mary = desk.customer("Mary", "Somerville").await;
    let person = desk.id_of(&grace).await;
    let id = desk.value(&format!("SELECT id FROM sessions WHERE person = {person}")).await;
    mary.post(&format!("/account/sessions/{id}/end"), &[]).await.assert_status(404);
    desk.admin.post(&format!("/account/sessions/{id}/end"), &[]).await.assert_status(404);
    mary.post("/account/sessions/end-others", &[]).await;
    assert!(grace.is_signed_in().await);
}

async fn sessions_are_stored_hashed(desk: Desk) {
    let token = desk.admin.cookie("care").expect("a session");
    for row in desk.rows("SELECT * FROM sessions").await {
        assert!(!row.contains(&token), "{row:?}");
    }
    let hash = desk.value("SELECT token_hash FROM sessions").await;
    let thief = Browser::new(&desk.base());
    thief.plant("care", &hash);
    thief.open("/account").await.assert_at("/signin");
}

async fn odd_cookies_are_visitors(desk: Desk) {
    let long = "x".repeat(4_000);
    for odd in ["", "null", "0", "%00", "' OR 1=1 --", "💥", &long] {
        let visitor = desk.visitor();
        let request =
            visitor.bare(Method::GET, "/requests").header("cookie", format!("care={odd}").into_bytes());
        let page = visitor.send(request).await;
        assert!(page.location().starts_with("/signin"), "{odd:?}: {} {}", page.status, page.location());
    }
}
