//! A desk without a mail server, and the day it gets one.

use crate::support::{Care, Desk, Engine, PASSWORD, both_engines_from_scratch};

both_engines_from_scratch!(
    without_a_mail_server_an_account_works_at_once_and_the_admin_is_told_what_to_set,
    once_mail_is_set_up_an_unverified_person_verifies_at_the_next_sign_in_and_waiting_mails_go_out,
    without_a_mail_server_an_invitation_is_copied_from_the_page,
);

/// A desk that knows no mail server.
async fn without_mail(engine: Engine) -> Desk {
    let desk = Desk::with(engine, Care::without_mail).await;
    desk.set_up().await;
    desk
}

async fn without_a_mail_server_an_account_works_at_once_and_the_admin_is_told_what_to_set(engine: Engine) {
    let desk = without_mail(engine).await;
    let grace = desk.stranger("Grace", "Hopper");
    desk.register(&grace, "Customer").await.assert_status(200).assert_at("/requests");
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let page = desk.admin.open("/inbox/unassigned").await;
    page.assert_shows("Slow line").assert_shows("CARE_SMTP_HOST");
    desk.admin.reply(number, "Which lamp is on?").await.assert_status(200);
    grace.elsewhere().sign_in().await.assert_at("/requests");
    let eve = desk.stranger("Eve", "Moneypenny");
    desk.register(&eve, "Agent").await.assert_at("/waiting");
    let test = desk.admin.press("/settings/desk", "Send a test mail").await;
    test.assert_shows("CARE_SMTP_HOST");
}

async fn once_mail_is_set_up_an_unverified_person_verifies_at_the_next_sign_in_and_waiting_mails_go_out(
    engine: Engine,
) {
    let mut desk = without_mail(engine).await;
    let grace = desk.stranger("Grace", "Hopper");
    desk.register(&grace, "Customer").await.assert_at("/requests");
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    desk.stop().await;
    desk.start_again().await;
    desk.sink.next(&desk.admin.email, &format!("[#{number}]")).await;
    assert!(desk.sink.to(&grace.email).is_empty(), "nothing goes to an address that nobody proved");

    let page = grace.open("/requests").await;
    page.assert_at("/verify").assert_shows("Ask below for a code");

    let elsewhere = grace.elsewhere();
    let page = elsewhere.sign_in().await;
    page.assert_at("/verify").assert_shows("We have written to");
    elsewhere.open("/requests").await.assert_at("/verify");
    let code = desk.sink.code(&grace.email).await;
    elsewhere.submit(page.form("Confirm email").fill("Code", &code)).await.assert_at("/requests");
    elsewhere.open("/requests").await.assert_shows("Slow line");
    grace.elsewhere().sign_in().await.assert_at("/requests");
}

async fn without_a_mail_server_an_invitation_is_copied_from_the_page(engine: Engine) {
    let desk = without_mail(engine).await;
    let alan = desk.stranger("Alan", "Turing");
    let page = desk.invite(&alan).await;
    let start = page.body.find("/invitation/").expect("the link is shown");
    let link: String =
        page.body[start..].chars().take_while(|c| c.is_ascii_alphanumeric() || "/-_".contains(*c)).collect();
    let form =
        alan.open(&link).await.form("Join").fill("Password", PASSWORD).fill("Confirm password", PASSWORD);
    alan.submit(form).await.assert_at("/inbox/mine");
}
