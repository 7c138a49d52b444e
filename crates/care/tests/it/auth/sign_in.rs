//! Signing in and out.

use crate::support::{Browser, Desk, PASSWORD, both_engines};

both_engines!(
    a_customer_signs_in,
    an_agent_signs_in,
    an_admin_signs_in,
    a_sign_in_from_a_new_device_is_notified_by_mail,
    the_sign_in_page_has_an_email_field_with_the_right_autocomplete,
    a_wrong_password_and_an_unknown_address_get_the_same_words,
    visitors_are_led_to_sign_in_and_back_to_where_they_wanted_to_go,
    next_leads_only_to_pages_of_the_desk,
    sign_out_is_a_post_and_ends_the_session,
    the_welcome_page_leads_people_to_their_dashboard,
);

async fn a_customer_signs_in(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await.elsewhere();
    let welcome = grace.open("/").await;
    let page = grace.open(&welcome.link("Sign in")).await;
    page.assert_at("/signin");
    assert_eq!(grace.url(&page.link("Forgot password?")).path(), "/forgot");
    assert_eq!(grace.url(&page.link("Create an account")).path(), "/signup");
    let page =
        grace.submit(page.form("Sign in").fill("Email", &grace.email).fill("Password", PASSWORD)).await;
    page.assert_status(200).assert_at("/requests");
}

async fn an_agent_signs_in(desk: Desk) {
    desk.agent("Alan", "Turing")
        .await
        .elsewhere()
        .sign_in()
        .await
        .assert_status(200)
        .assert_at("/inbox/mine");
}

async fn an_admin_signs_in(desk: Desk) {
    desk.admin.elsewhere().sign_in().await.assert_status(200).assert_at("/inbox/unassigned");
}

async fn a_sign_in_from_a_new_device_is_notified_by_mail(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    desk.sink.next(&grace.email, "welcome").await;
    grace.sign_out().await;
    grace.sign_in().await.assert_at("/requests");
    let elsewhere = grace.elsewhere();
    elsewhere.sign_in().await.assert_at("/requests");
    let mail = desk.sink.next(&grace.email, "sign").await;
    assert!(mail.text().contains(&elsewhere.address.to_string()), "it says from where:\n{}", mail.text());
    // A request's mail comes after everything before it: by then no second notice can be on its way.
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    desk.sink.next(&grace.email, &format!("[#{number}]")).await;
    assert_eq!(desk.sink.to(&grace.email).len(), 4, "code, welcome, one notice, one request");
}

async fn the_sign_in_page_has_an_email_field_with_the_right_autocomplete(desk: Desk) {
    let page = desk.visitor().open("/signin").await;
    assert_eq!(page.form("Sign in").labels()[..2], ["Email", "Password"]);
    assert_eq!(page.attributes("input[name=email]", "type"), ["email"]);
    assert_eq!(page.attributes("input[name=email]", "autocomplete"), ["username"]);
    assert_eq!(page.attributes("input[name=password]", "type"), ["password"]);
    assert_eq!(page.attributes("input[name=password]", "autocomplete"), ["current-password"]);
}

async fn a_wrong_password_and_an_unknown_address_get_the_same_words(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await.elsewhere();
    let nobody = desk.stranger("No", "Body");
    let wrong = grace.sign_in_with("not the password").await;
    let unknown = nobody.sign_in_with("not the password").await;
    wrong.assert_status(422);
    unknown.assert_status(422);
    assert_eq!(wrong.text(), unknown.text());
    assert_eq!(wrong.form("Sign in").value("Email"), grace.email, "the address is kept");
}

async fn visitors_are_led_to_sign_in_and_back_to_where_they_wanted_to_go(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let elsewhere = grace.elsewhere();
    let path = format!("/requests/{number}");
    let page = elsewhere.open(&path).await;
    page.assert_at("/signin");
    let next =
        elsewhere.url(&page.url).query_pairs().find(|(name, _)| name == "next").map(|(_, v)| v.into_owned());
    assert_eq!(next.as_deref(), Some(path.as_str()));
    let page =
        elsewhere.submit(page.form("Sign in").fill("Email", &grace.email).fill("Password", PASSWORD)).await;
    page.assert_status(200).assert_at(&path);
}

async fn next_leads_only_to_pages_of_the_desk(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let elsewhere = [
        "//evil.test",
        "/\\evil.test",
        "\\evil.test",
        "https://evil.test/",
        "javascript:alert(1)",
        "/%09/evil.test",
        "/\t/evil.test",
        "///evil.test",
        "http:evil.test",
        "/.//evil.test",
        "@evil.test",
    ];
    let person = grace.elsewhere();
    for next in elsewhere {
        let quoted: String = next.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let page = person.get(&format!("/signin?next={quoted}")).await;
        let form = page.form("Sign in").fill("Email", &grace.email).fill("Password", PASSWORD);
        let answer = person.submit_only(form.forge("next", next)).await;
        answer.assert_status(303);
        let target = person.url(answer.location());
        assert_eq!(target.host_str(), Some("127.0.0.1"), "next={next} led to {target}");
        assert!(!answer.location().starts_with("//"), "next={next} led to {}", answer.location());
        person.sign_out().await;
    }
}

async fn sign_out_is_a_post_and_ends_the_session(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let cookie = grace.cookie("care").expect("a session");
    let page = grace.get("/signout").await;
    assert!(matches!(page.status, 404 | 405), "{}", page.status);
    assert!(grace.is_signed_in().await);
    grace.sign_out().await.assert_status(200);
    assert!(!grace.is_signed_in().await);
    let thief = Browser::new(&desk.base());
    thief.plant("care", &cookie);
    thief.open("/requests").await.assert_at("/signin");
}

async fn the_welcome_page_leads_people_to_their_dashboard(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let page = desk.visitor().open("/").await;
    page.assert_shows("Northwind Care").assert_shows("Create an account").assert_shows("Sign in");
    let page = grace.open("/").await;
    assert!(page.path() == "/requests" || page.has_link_to("/requests"), "{}:\n{}", page.url, page.text());
    let page = desk.admin.open("/").await;
    assert!(page.path().starts_with("/inbox/") || page.has_link_to("/inbox/unassigned"), "{}", page.url);
}
