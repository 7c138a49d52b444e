//! The log tells what happened, to whom it concerns, and nothing else.

use crate::support::{Desk, PASSWORD, both_engines, until};

both_engines!(
    nobody_writes_lines_into_the_log,
    sign_ins_and_refusals_are_logged_without_secrets_or_words_of_people,
);

async fn nobody_writes_lines_into_the_log(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let raw = grace.elsewhere();
    for _ in 0..3 {
        let request =
            raw.post_request("/signin").header("user-agent", "\u{9b}31mred \\x1b[31m \\r\\nFORGED line");
        let request = request.header("x-forwarded-for", "1.2.3.4, \\r\\nFORGED");
        let fields =
            [("email", "a@b.test\r\nFORGED line one\u{1b}[31m"), ("password", "\r\nFORGED line two")];
        raw.send(request.form(&fields)).await;
    }
    raw.get("/requests/%0d%0aFORGED%1b[31m?x=%0aFORGED").await;
    grace.request("\r\nFORGED subject\u{1b}[31m", "\r\nFORGED description").await;
    raw.get("/nowhere").await;
    for line in desk.server().log().lines() {
        assert!(
            !line.starts_with("FORGED") && !line.contains('\u{1b}') && !line.contains('\u{9b}'),
            "{line:?}"
        );
    }
}

async fn sign_ins_and_refusals_are_logged_without_secrets_or_words_of_people(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    desk.sink.forget();
    grace.elsewhere().sign_in_with("hunter2 is my secret").await;
    grace.request("My confidential subject", "My confidential words").await;
    grace.post("/forgot", &[("email", &grace.email)]).await;
    let code = desk.sink.code(&grace.email).await;
    until("the log tells of the sign-in", async || {
        desk.server().log().to_lowercase().contains("sign").then_some(())
    })
    .await;
    let log = desk.server().log();
    let token = grace.cookie("care").expect("a session");
    for secret in ["hunter2", PASSWORD, "confidential", &code, &token, &grace.email, "Hopper"] {
        assert!(!log.contains(secret), "the log tells {secret:?}:\n{log}");
    }
}
