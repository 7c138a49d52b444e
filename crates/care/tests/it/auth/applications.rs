//! People who ask to become agents.

use reqwest::Method;

use crate::support::{Desk, Person, both_engines};

both_engines!(
    an_agent_registers_and_sees_only_a_waiting_page_until_an_admin_approves_however_they_type_urls,
    a_declined_agent_is_told_by_mail_and_cannot_sign_in,
    a_declined_agent_may_come_again,
    an_application_is_shown_only_once_its_address_is_verified,
    an_applicant_withdraws,
    deciding_twice_is_told_and_changes_nothing,
);

async fn approve(desk: &Desk, person: &Person) {
    let id = desk.id_of(person).await;
    let page = desk.admin.open("/settings/people").await;
    let form = page.form_to(&format!("/settings/people/{id}/approval"), "Approve");
    desk.admin.submit(form).await.assert_status(200);
}

async fn decline(desk: &Desk, person: &Person) {
    let id = desk.id_of(person).await;
    let page = desk.admin.open("/settings/people").await;
    let form = page.form_to(&format!("/settings/people/{id}/refusal"), "Decline");
    desk.admin.submit(form).await.assert_status(200);
}

async fn an_agent_registers_and_sees_only_a_waiting_page_until_an_admin_approves_however_they_type_urls(
    desk: Desk,
) {
    let customer = desk.customer("Grace", "Hopper").await;
    let number = customer.request("Router keeps restarting", "Every ten minutes since Monday.").await;
    let eve = desk.applicant("Eve", "Moneypenny").await;
    let page = eve.open("/waiting").await;
    page.assert_shows("Eve").assert_shows("2026").form("Withdraw");
    page.form_to("/signout", "Sign out");

    for (method, path) in web::ROUTES.iter().filter(|(method, _)| *method == "get") {
        let path =
            path.replace("{number}", &number.to_string()).replace("{id}", "1").replace("{name}", "none");
        let path = path.replace("{token}", "none");
        let public =
            ["/healthz", "/readyz", "/assets/", "/demo/", "/setup/", "/invitation/", "/reset/", "/forgot"];
        // The widget takes no notice of who is signed in at the portal.
        let of_the_desk = ["/brand", "/manifest.webmanifest", "/sw.js", "/offline", "/widget"];
        if public.iter().chain(&of_the_desk).any(|start| path.starts_with(start)) {
            continue;
        }
        let page = eve.open(&path).await;
        page.assert_hides("Router keeps restarting");
        assert!(path == "/live" || page.path() == "/waiting", "{method} {path} led to {}", page.url);
    }
    let reply = eve.post(&format!("/t/{number}/replies"), &[("reply", "let me in")]).await;
    assert!(reply.location() == "/waiting" || matches!(reply.status, 403 | 404), "{}", reply.status);
    let take = eve.post(&format!("/t/{number}/take"), &[]).await;
    assert!(take.location() == "/waiting" || matches!(take.status, 403 | 404), "{}", take.status);
    assert_eq!(desk.value("SELECT COUNT(*) FROM messages").await, "1");
    assert_eq!(desk.value("SELECT COUNT(*) FROM tickets WHERE assignee IS NOT NULL").await, "0");

    let mail = desk.sink.next(&desk.admin.email, "Eve Moneypenny").await;
    assert!(mail.first_link().ends_with("/settings/people"), "admins are told: {}", mail.first_link());
    approve(&desk, &eve).await;
    let mail = desk.sink.next(&eve.email, "on the team").await;
    assert!(mail.first_link().starts_with(&desk.base()));
    eve.open("/").await;
    eve.open("/inbox/unassigned").await.assert_status(200).assert_shows("Router keeps restarting");
    eve.elsewhere().sign_in().await.assert_at("/inbox/mine");
}

async fn a_declined_agent_is_told_by_mail_and_cannot_sign_in(desk: Desk) {
    let eve = desk.applicant("Eve", "Moneypenny").await;
    desk.sink.next_where(&desk.admin.email, "the application", |mail| mail.text().contains("Eve")).await;
    desk.sink.forget();
    decline(&desk, &eve).await;
    let mail = desk.sink.next_where(&eve.email, "the refusal", |_| true).await;
    assert!(mail.text().contains("Eve"), "{}", mail.text());
    assert!(!eve.is_signed_in().await, "the session is over");
    let page = eve.elsewhere().sign_in().await;
    page.assert_at("/signin").assert_status(422);
    desk.admin.open("/settings/people").await.assert_hides("Moneypenny");
}

async fn a_declined_agent_may_come_again(desk: Desk) {
    let eve = desk.applicant("Eve", "Moneypenny").await;
    decline(&desk, &eve).await;
    desk.sink.next_where(&eve.email, "the refusal", |mail| mail.find_code().is_none()).await;
    desk.sink.forget();
    desk.register_and_confirm(&eve, "Agent").await.assert_at("/waiting");
    approve(&desk, &eve).await;
    eve.elsewhere().sign_in().await.assert_at("/inbox/mine");
}

async fn an_application_is_shown_only_once_its_address_is_verified(desk: Desk) {
    let eve = desk.stranger("Eve", "Moneypenny");
    let page = desk.register(&eve, "Agent").await;
    let code = desk.sink.code(&eve.email).await;
    desk.admin.open("/settings/people").await.assert_hides("Moneypenny");
    assert!(desk.sink.to(&desk.admin.email).is_empty());
    eve.submit(page.form("Confirm email").fill("Code", &code)).await.assert_at("/waiting");
    desk.admin.open("/settings/people").await.assert_shows("Waiting for approval").assert_shows("Moneypenny");
}

async fn an_applicant_withdraws(desk: Desk) {
    let eve = desk.applicant("Eve", "Moneypenny").await;
    eve.press("/waiting", "Withdraw").await.assert_status(200);
    assert!(!eve.is_signed_in().await);
    desk.admin.open("/settings/people").await.assert_hides("Moneypenny");
    eve.elsewhere().sign_in().await.assert_status(422);
    assert_eq!(desk.value("SELECT COUNT(*) FROM people WHERE email_key LIKE 'eve%'").await, "0");
}

async fn deciding_twice_is_told_and_changes_nothing(desk: Desk) {
    let eve = desk.applicant("Eve", "Moneypenny").await;
    let id = desk.id_of(&eve).await;
    let (approval, refusal) =
        (format!("/settings/people/{id}/approval"), format!("/settings/people/{id}/refusal"));
    let (one, two) = tokio::join!(desk.admin.post(&approval, &[]), desk.admin.post(&approval, &[]));
    let mut statuses = [one.status, two.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [303, 409]);
    desk.admin.post(&refusal, &[]).await.assert_status(409);
    eve.elsewhere().sign_in().await.assert_at("/inbox/mine");
    let head = desk.admin.send(desk.admin.bare(Method::HEAD, &approval)).await;
    assert!(matches!(head.status, 404 | 405));
    desk.sink.next(&eve.email, "on the team").await;
    let approvals = desk.value("SELECT COUNT(*) FROM events WHERE kind = 'agent_approved'").await;
    assert_eq!(approvals, "1");
}
