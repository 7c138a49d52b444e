//! How often one may try.

use crate::support::{Browser, Desk, PASSWORD, Page, both_engines};

both_engines!(
    ten_wrong_sign_ins_close_an_account_to_strangers_but_not_to_its_owners_browser,
    one_network_address_may_try_a_hundred_times,
    one_browser_may_ask_for_five_codes_an_hour,
    one_address_may_sign_up_twenty_times_an_hour,
    sixty_new_requests_a_minute_are_enough_for_a_customer,
    signed_in_reading_has_no_limit,
    wrong_codes_from_many_browsers_are_counted_for_the_account,
    a_forwarded_address_counts_only_from_a_trusted_proxy,
);

#[track_caller]
fn assert_limited(page: &Page) {
    page.assert_status(429);
    let wait: u64 = page.header("retry-after").parse().expect("Retry-After in seconds");
    assert!((1..=3_600 * 24).contains(&wait), "{wait}");
}

async fn ten_wrong_sign_ins_close_an_account_to_strangers_but_not_to_its_owners_browser(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    grace.sign_out().await;
    for _ in 0..10 {
        grace.elsewhere().sign_in_with("not the password").await.assert_status(422);
    }
    assert_limited(&grace.elsewhere().sign_in_with("not the password").await);
    assert_limited(&grace.elsewhere().sign_in().await);
    grace.sign_in().await.assert_status(200).assert_at("/requests");
    let mary = desk.customer("Mary", "Somerville").await;
    mary.elsewhere().sign_in().await.assert_at("/requests");
}

async fn one_network_address_may_try_a_hundred_times(desk: Desk) {
    let source = desk.visitor().address;
    for round in 0..100 {
        let email = format!("nobody{round}@example.test");
        let browser = Browser::at(&desk.base(), source);
        browser
            .post("/signin", &[("email", &email), ("password", "a guess like any")])
            .await
            .assert_status(422);
    }
    let fields = [("email", "nobody@example.test"), ("password", "a guess like any")];
    assert_limited(&Browser::at(&desk.base(), source).post("/signin", &fields).await);
    desk.visitor().post("/signin", &fields).await.assert_status(422);
}

async fn one_browser_may_ask_for_five_codes_an_hour(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await.elsewhere();
    desk.sink.forget();
    for _ in 0..5 {
        grace.post("/forgot", &[("email", &grace.email)]).await.assert_status(303);
        desk.sink.code(&grace.email).await;
    }
    assert_limited(&grace.post("/forgot", &[("email", &grace.email)]).await);
    assert_limited(&grace.post("/forgot", &[("email", "somebody.else@example.test")]).await);
}

async fn one_address_may_sign_up_twenty_times_an_hour(desk: Desk) {
    let source = desk.visitor().address;
    let mut answers = Vec::new();
    for round in 0..21 {
        let email = format!("somebody{round}@example.test");
        let fields = [
            ("first_name", "Some"),
            ("last_name", "Body"),
            ("email", email.as_str()),
            ("password", PASSWORD),
            ("confirm_password", PASSWORD),
            ("role", "customer"),
        ];
        answers.push(Browser::at(&desk.base(), source).post("/signup", &fields).await);
    }
    assert!(answers[..20].iter().all(|page| page.status == 303));
    assert_limited(&answers[20]);
}

async fn sixty_new_requests_a_minute_are_enough_for_a_customer(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let fields = [("subject", "Slow line"), ("description", "The line is slow since Monday.")];
    let mut taken = 0;
    let limited = loop {
        let page = grace.post("/requests/new", &fields).await;
        if page.status != 303 {
            break page;
        }
        taken += 1;
        assert!(taken <= 60, "more than 60 were taken in a minute");
    };
    assert_limited(&limited);
    assert_eq!(taken, 60);
    limited.assert_shows("Please wait");
    assert_eq!(limited.form("Send request").value("Subject"), "Slow line", "what was typed is kept");
    let mary = desk.customer("Mary", "Somerville").await;
    mary.post("/requests/new", &fields).await.assert_status(303);
}

async fn signed_in_reading_has_no_limit(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    for _ in 0..250 {
        grace.get("/requests").await.assert_status(200);
    }
}

async fn wrong_codes_from_many_browsers_are_counted_for_the_account(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    grace.sign_out().await;
    let mut wrong = 0;
    'guessing: for _ in 0..6 {
        let guesser = grace.elsewhere();
        let asked = guesser.post("/forgot", &[("email", &grace.email)]).await;
        if asked.status != 303 {
            break;
        }
        for _ in 0..5 {
            let fields = [("code", "000000"), ("new_password", PASSWORD), ("confirm_password", PASSWORD)];
            let page = guesser.post("/forgot/code", &fields).await;
            if page.status == 429 {
                break 'guessing;
            }
            page.assert_status(422);
            wrong += 1;
            assert!(wrong <= 20, "more than 20 guesses were taken in a day");
        }
    }
    desk.settle().await;
    desk.sink.forget();
    grace.post("/forgot", &[("email", &grace.email)]).await.assert_status(303);
    let code = desk.sink.code(&grace.email).await;
    let new = "eleven velvet tractors hum";
    let fields = [("code", code.as_str()), ("new_password", new), ("confirm_password", new)];
    grace.post("/forgot/code", &fields).await.assert_status(303);
    grace.elsewhere().sign_in_with(new).await.assert_at("/requests");
}

async fn a_forwarded_address_counts_only_from_a_trusted_proxy(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let liar = grace.elsewhere();
    let request = liar.post_request("/signin").header("x-forwarded-for", "203.0.113.7");
    let request = request.header("forwarded", "for=203.0.113.7").header("x-real-ip", "203.0.113.7");
    liar.send(request.form(&[("email", grace.email.as_str()), ("password", PASSWORD)]))
        .await
        .assert_status(303);
    let addresses = desk.rows("SELECT address FROM sessions").await;
    assert!(addresses.iter().all(|row| row[0] != "203.0.113.7"), "{addresses:?}");
}
