//! Who answers requests.

use crate::support::{Desk, both_engines};

both_engines!(
    the_people_page_lists_the_agents,
    an_admin_approves_or_declines_waiting_agents,
    a_deactivated_agent_is_signed_out_at_once_their_open_tickets_return_and_history_keeps_the_name,
    removing_an_agent_returns_their_tickets_to_the_queue,
    bulk_removal_happens_only_after_typing_the_exact_word_and_is_written_to_the_history,
    a_reactivated_agent_gets_in_again,
    the_last_active_admin_cannot_be_removed,
    an_admin_makes_an_agent_an_admin_and_back,
    a_lost_role_counts_at_once,
    two_admins_who_remove_each_other_leave_one,
);

async fn the_people_page_lists_the_agents(desk: Desk) {
    desk.agent("Alan", "Turing").await;
    desk.agent("Joan", "Clarke").await;
    desk.customer("Grace", "Hopper").await;
    let page = desk.admin.open(&desk.admin.open("/").await.link("People")).await;
    page.assert_at("/settings/people").assert_shows("Alan Turing").assert_shows("Joan Clarke");
    page.assert_shows("Ada Lovelace").assert_shows("alan.turing@example.test").assert_hides("Grace Hopper");
}

async fn an_admin_approves_or_declines_waiting_agents(desk: Desk) {
    let (eve, mata) = (desk.applicant("Eve", "Moneypenny").await, desk.applicant("Mata", "Hari").await);
    let page = desk.admin.open("/settings/people").await;
    page.assert_shows("Waiting for approval").assert_shows("Eve Moneypenny").assert_shows("Mata Hari");
    let approve = page.form_to(&format!("/settings/people/{}/approval", desk.id_of(&eve).await), "Approve");
    let decline = page.form_to(&format!("/settings/people/{}/refusal", desk.id_of(&mata).await), "Decline");
    desk.admin.submit(approve).await.assert_status(200);
    desk.admin.submit(decline).await.assert_status(200);
    eve.elsewhere().sign_in().await.assert_at("/inbox/mine");
    mata.elsewhere().sign_in().await.assert_status(422);
    let offered = {
        let grace = desk.customer("Grace", "Hopper").await;
        let number = grace.request("Slow line", "The line is slow since Monday.").await;
        desk.admin.open(&format!("/t/{number}")).await.form("Assign").options("Assignee")
    };
    assert!(offered.contains(&"Eve Moneypenny".to_owned()) && !offered.contains(&"Mata Hari".to_owned()));
}

async fn a_deactivated_agent_is_signed_out_at_once_their_open_tickets_return_and_history_keeps_the_name(
    desk: Desk,
) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let (open, pending, closed) = (
        grace.request("Open subject", "The line is slow since Monday.").await,
        grace.request("Pending subject", "The line is slow since Monday.").await,
        grace.request("Closed subject", "The line is slow since Monday.").await,
    );
    for number in [open, pending, closed] {
        alan.take(number).await;
    }
    alan.reply(pending, "Which lamp is on?").await;
    grace.press(&format!("/requests/{closed}"), "Close request").await;

    let id = desk.id_of(&alan).await;
    let page = desk.admin.open("/settings/people").await;
    let form = page.form_to(&format!("/settings/people/{id}/deactivation"), "Deactivate");
    desk.admin.submit(form).await.assert_status(200);
    assert!(!alan.is_signed_in().await);
    let page = desk.admin.open("/inbox/unassigned").await;
    page.assert_shows("Open subject").assert_shows("Pending subject").assert_hides("Closed subject");
    desk.admin
        .open(&format!("/t/{pending}"))
        .await
        .assert_shows("Alan Turing")
        .assert_shows("Which lamp is on?");
    grace.open(&format!("/requests/{pending}")).await.assert_shows("Alan Turing");
    assert_eq!(desk.value("SELECT COUNT(*) FROM events WHERE kind = 'person_deactivated'").await, "1");
    let status = format!("SELECT status FROM tickets WHERE number = {pending}");
    assert_eq!(desk.value(&status).await, "pending");
}

async fn removing_an_agent_returns_their_tickets_to_the_queue(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let (alan, joan) = (desk.agent("Alan", "Turing").await, desk.agent("Joan", "Clarke").await);
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    alan.take(number).await;
    alan.press("/account", "Delete my account").await.assert_status(200);
    joan.open("/inbox/unassigned").await.assert_shows("Slow line");
    joan.take(number).await.assert_status(200);
    joan.open("/inbox/mine").await.assert_shows("Slow line");
}

async fn bulk_removal_happens_only_after_typing_the_exact_word_and_is_written_to_the_history(desk: Desk) {
    let (alan, joan) = (desk.agent("Alan", "Turing").await, desk.agent("Joan", "Clarke").await);
    let konrad = desk.agent("Konrad", "Zuse").await;
    let chosen = [desk.id_of(&alan).await, desk.id_of(&joan).await];
    for wrong in ["", "deactivate", "DEACTIVATE!", "DELETE", "DEACTIVAT"] {
        let page = desk.admin.open("/settings/people").await;
        let form = page.form_at("/settings/people/deactivations");
        let form = chosen.iter().fold(form, |form, id| form.tick_value("person", &id.to_string()));
        desk.admin.submit(form.forge("word", wrong)).await.assert_status(422);
    }
    assert!(alan.is_signed_in().await && joan.is_signed_in().await, "a wrong word does nothing");
    let page = desk.admin.open("/settings/people").await;
    let form = page.form("Deactivate selected");
    let form = chosen.iter().fold(form, |form, id| form.tick_value("person", &id.to_string()));
    desk.admin.submit(form.forge("word", "DEACTIVATE")).await.assert_status(200);
    assert!(!alan.is_signed_in().await && !joan.is_signed_in().await);
    assert!(konrad.is_signed_in().await, "who was not chosen stays");
    assert_eq!(desk.value("SELECT COUNT(*) FROM events WHERE kind = 'person_deactivated'").await, "2");
}

async fn a_reactivated_agent_gets_in_again(desk: Desk) {
    let alan = desk.agent("Alan", "Turing").await;
    let id = desk.id_of(&alan).await;
    desk.admin.post(&format!("/settings/people/{id}/deactivation"), &[]).await.assert_status(303);
    alan.elsewhere().sign_in().await.assert_status(422);
    let page = desk.admin.open("/settings/people").await;
    let form = page.form_to(&format!("/settings/people/{id}/reactivation"), "Reactivate");
    desk.admin.submit(form).await.assert_status(200);
    assert!(!alan.is_signed_in().await, "the old session stays dead");
    alan.sign_in().await.assert_at("/inbox/mine");
}

async fn the_last_active_admin_cannot_be_removed(desk: Desk) {
    let id = desk.id_of(&desk.admin).await;
    for (path, fields) in [
        (format!("/settings/people/{id}/deactivation"), vec![]),
        (format!("/settings/people/{id}/role"), vec![("role", "agent")]),
        (
            "/settings/people/deactivations".to_owned(),
            vec![("person", id.to_string().leak() as &str), ("word", "DEACTIVATE")],
        ),
    ] {
        let page = desk.admin.post(&path, &fields).await;
        assert!(matches!(page.status, 403 | 409 | 422), "{path}: {}", page.status);
    }
    desk.admin.open("/settings/people").await.assert_status(200).assert_at("/settings/people");
    assert_eq!(
        desk.value("SELECT COUNT(*) FROM people WHERE role = 'admin' AND state = 'active'").await,
        "1"
    );
}

async fn an_admin_makes_an_agent_an_admin_and_back(desk: Desk) {
    let alan = desk.agent("Alan", "Turing").await;
    alan.open("/settings/people").await.assert_status(404);
    let id = desk.id_of(&alan).await;
    let action = format!("/settings/people/{id}/role");
    let form = desk.admin.open("/settings/people").await.form_to(&action, "Make admin");
    desk.admin.submit(form).await.assert_status(200);
    alan.open("/settings/people").await.assert_status(200).assert_at("/settings/people");
    let form = desk.admin.open("/settings/people").await.form_to(&action, "Make agent");
    desk.admin.submit(form).await.assert_status(200);
    alan.open("/settings/people").await.assert_status(404);
    assert!(alan.is_signed_in().await);
    let odd = desk.admin.post(&action, &[("role", "customer")]).await;
    assert!(matches!(odd.status, 409 | 422), "{}", odd.status);
}

async fn a_lost_role_counts_at_once(desk: Desk) {
    let alan = desk.agent("Alan", "Turing").await;
    let id = desk.id_of(&alan).await;
    let action = format!("/settings/people/{id}/role");
    desk.admin.post(&action, &[("role", "admin")]).await.assert_status(303);
    let invitation = alan.open("/settings/people").await.form("Send invitation");
    desk.admin.post(&action, &[("role", "agent")]).await.assert_status(303);
    let form = invitation
        .fill("First name", "Eve")
        .fill("Last name", "Moneypenny")
        .fill("Email", "eve@example.test");
    alan.submit(form).await.assert_status(404);
    assert_eq!(desk.value("SELECT COUNT(*) FROM people WHERE first_name = 'Eve'").await, "0");
}

async fn two_admins_who_remove_each_other_leave_one(desk: Desk) {
    let alan = desk.agent("Alan", "Turing").await;
    let (a, b) = (desk.id_of(&desk.admin).await, desk.id_of(&alan).await);
    desk.admin.post(&format!("/settings/people/{b}/role"), &[("role", "admin")]).await.assert_status(303);
    let (one, two) =
        (format!("/settings/people/{b}/deactivation"), format!("/settings/people/{a}/deactivation"));
    tokio::join!(desk.admin.post(&one, &[]), alan.post(&two, &[]));
    assert_eq!(
        desk.value("SELECT COUNT(*) FROM people WHERE role = 'admin' AND state = 'active'").await,
        "1"
    );
}
