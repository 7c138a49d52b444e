//! The six digits.

use crate::support::{Desk, PASSWORD, Page, Person, both_engines};

both_engines!(
    a_code_is_six_digits_without_a_space_in_the_text_part,
    five_wrong_tries_end_a_code,
    a_code_works_only_in_the_browser_that_asked,
    a_newer_code_ends_only_older_ones_of_the_same_browser,
    a_code_works_once,
    codes_are_stored_hashed_and_their_mails_are_wiped_when_sent,
    a_person_who_copies_the_code_with_blanks_gets_in,
);

const NEW: &str = "eleven velvet tractors hum";

async fn forget(person: &Person) -> Page {
    let page = person.open("/forgot").await;
    person.submit(page.form("Send code").fill("Email", &person.email)).await
}

async fn set(person: &Person, page: &Page, code: &str) -> Page {
    let form = page.form("Set password").fill("Code", code).fill("New password", NEW);
    person.submit(form.fill("Confirm password", NEW)).await
}

fn another(code: &str) -> String {
    let number: u32 = code.parse().expect("digits");
    format!("{:06}", (number + 1) % 1_000_000)
}

async fn a_code_is_six_digits_without_a_space_in_the_text_part(desk: Desk) {
    let grace = desk.stranger("Grace", "Hopper");
    desk.register(&grace, "Customer").await;
    let mail = desk.sink.next_where(&grace.email, "a code", |mail| mail.find_code().is_some()).await;
    assert!(mail.html().contains(&mail.code()) || mail.html().contains("code"), "{}", mail.html());
    assert!(mail.first_link().ends_with("/verify"), "{}", mail.first_link());
}

async fn five_wrong_tries_end_a_code(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await.elsewhere();
    desk.sink.forget();
    let page = forget(&grace).await;
    let code = desk.sink.code(&grace.email).await;
    for _ in 0..5 {
        let page = set(&grace, &page, &another(&code)).await;
        assert!(matches!(page.status, 409 | 422 | 429), "{}", page.status);
    }
    let late = set(&grace, &page, &code).await;
    assert!(matches!(late.status, 409 | 422 | 429), "the right one comes too late: {}", late.status);
    grace.elsewhere().sign_in().await.assert_at("/requests");

    let page = forget(&grace).await;
    let code = desk.sink.code(&grace.email).await;
    set(&grace, &page, &code).await;
    grace.elsewhere().sign_in_with(NEW).await.assert_at("/requests");
}

async fn a_code_works_only_in_the_browser_that_asked(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await.elsewhere();
    desk.sink.forget();
    let page = forget(&grace).await;
    let code = desk.sink.code(&grace.email).await;
    let thief = grace.elsewhere();
    let answer = set(&thief, &page, &code).await;
    assert!(matches!(answer.status, 409 | 422), "{}", answer.status);
    grace.elsewhere().sign_in().await.assert_at("/requests");
    set(&grace, &page, &code).await;
    grace.elsewhere().sign_in_with(NEW).await.assert_at("/requests");
}

async fn a_newer_code_ends_only_older_ones_of_the_same_browser(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let (here, there) = (grace.elsewhere(), grace.elsewhere());
    desk.sink.forget();
    let page = forget(&here).await;
    let older = desk.sink.code(&grace.email).await;
    let other = forget(&there).await;
    let elsewhere = desk.sink.code(&grace.email).await;
    forget(&here).await;
    let newer = desk.sink.code(&grace.email).await;
    if older != newer {
        let answer = set(&here, &page, &older).await;
        assert!(matches!(answer.status, 409 | 422), "{}", answer.status);
    }
    set(&there, &other, &elsewhere).await;
    grace.elsewhere().sign_in_with(NEW).await.assert_at("/requests");
}

async fn a_code_works_once(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await.elsewhere();
    desk.sink.forget();
    let page = forget(&grace).await;
    let code = desk.sink.code(&grace.email).await;
    set(&grace, &page, &code).await;
    let form = page.form("Set password").fill("Code", &code).fill("New password", PASSWORD);
    let again = grace.submit(form.fill("Confirm password", PASSWORD)).await;
    assert_ne!(again.status, 500);
    grace.elsewhere().sign_in_with(NEW).await.assert_at("/requests");
    assert_ne!(grace.elsewhere().sign_in().await.path(), "/requests");
}

async fn codes_are_stored_hashed_and_their_mails_are_wiped_when_sent(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await.elsewhere();
    desk.sink.forget();
    forget(&grace).await;
    let code = desk.sink.code(&grace.email).await;
    let sent = "SELECT COUNT(*) FROM mails WHERE secret = 1 AND state = 'waiting'";
    crate::support::until("the mail with the code is marked as sent", async || {
        (desk.value(sent).await == "0").then_some(())
    })
    .await;
    for table in ["codes", "mails", "events", "jobs", "links"] {
        for row in desk.rows(&format!("SELECT * FROM {table}")).await {
            let words: Vec<&str> =
                row.iter().flat_map(|v| v.split(|c: char| !c.is_ascii_alphanumeric())).collect();
            assert!(!words.contains(&code.as_str()), "the code stands in {table}: {row:?}");
        }
    }
}

async fn a_person_who_copies_the_code_with_blanks_gets_in(desk: Desk) {
    let grace = desk.stranger("Grace", "Hopper");
    let page = desk.register(&grace, "Customer").await;
    let code = desk.sink.code(&grace.email).await;
    let spaced = format!(" {} {} ", &code[..3], &code[3..]);
    grace.submit(page.form("Confirm email").fill("Code", &spaced)).await.assert_at("/requests");
}
