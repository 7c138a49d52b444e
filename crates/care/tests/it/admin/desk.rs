//! The desk's own settings and its mail.

use crate::support::{Answer, Desk, both_engines, until};

both_engines!(
    an_admin_renames_the_desk,
    the_test_mail_button_shows_the_servers_real_answer,
    the_mail_to_admins_about_new_requests_can_be_switched_off,
    links_in_mails_follow_the_configured_base_url,
    a_base_url_or_time_zone_that_cannot_be_is_refused,
);

async fn an_admin_renames_the_desk(desk: Desk) {
    let page = desk.admin.open("/settings/desk").await;
    let form = page.form_at("/settings/desk").fill("Desk name", "Southwind <Care>");
    desk.admin.submit(form).await.assert_status(200);
    desk.visitor().open("/").await.assert_shows("Southwind <Care>");
    desk.agent("Alan", "Turing").await.open("/settings/desk").await.assert_status(404);
}

async fn the_test_mail_button_shows_the_servers_real_answer(desk: Desk) {
    let page = desk.admin.press("/settings/desk", "Send a test mail").await;
    page.assert_shows("2.0.0 taken");
    desk.sink.next(&desk.admin.email, "test").await;
    desk.sink.answer(&desk.admin.email, Answer::Refuse);
    desk.admin.press("/settings/desk", "Send a test mail").await.assert_shows("no such person here");
}

async fn the_mail_to_admins_about_new_requests_can_be_switched_off(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let first = grace.request("Slow line", "The line is slow since Monday.").await;
    let mail = desk.sink.next(&desk.admin.email, &format!("[#{first}]")).await;
    assert!(mail.first_link().ends_with(&format!("/t/{first}")), "{}", mail.first_link());
    desk.switch("mail_admins_new_requests", false).await;
    let second = grace.request("Wrong invoice", "It has the wrong name on it.").await;
    desk.sink.next(&grace.email, &format!("[#{second}]")).await;
    until("everything that follows is done", async || {
        (desk.value("SELECT COUNT(*) FROM jobs").await == "0").then_some(())
    })
    .await;
    let mails = desk.sink.to(&desk.admin.email);
    assert!(!mails.iter().any(|mail| mail.subject().contains(&format!("[#{second}]"))));
}

async fn links_in_mails_follow_the_configured_base_url(desk: Desk) {
    let page = desk.admin.open("/settings/desk").await;
    let base = format!("http://localhost:{}", desk.address().port());
    let form = page.form_at("/settings/desk").fill("Base URL", &format!("{base}/"));
    desk.admin.submit(form).await.assert_status(200);
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let mail = desk.sink.next(&grace.email, &format!("[#{number}]")).await;
    assert_eq!(mail.first_link(), format!("{base}/requests/{number}"));
}

async fn a_base_url_or_time_zone_that_cannot_be_is_refused(desk: Desk) {
    for (label, name, wrong) in [
        ("Base URL", "base_url", "javascript:alert(1)"),
        ("Base URL", "base_url", "care.example.test"),
        ("Base URL", "base_url", "https://care.example.test/?x=1#y"),
        ("Desk name", "desk_name", "  "),
    ] {
        let page = desk.admin.open("/settings/desk").await;
        let page = desk.admin.submit(page.form_at("/settings/desk").fill(label, wrong)).await;
        page.assert_status(422);
        assert!(!page.problem_with(name).is_empty(), "{wrong}");
    }
    let page = desk.admin.open("/settings/desk").await;
    let page = desk.admin.submit(page.form_at("/settings/desk").forge("time_zone", "Mars/Olympus")).await;
    page.assert_status(422);
}
