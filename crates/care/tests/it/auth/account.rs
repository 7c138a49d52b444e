//! One's own account.

use crate::support::{Desk, PASSWORD, both_engines};

both_engines!(
    a_person_changes_names_mobile_number_and_time_zone,
    a_new_email_needs_the_password_and_a_code_and_the_old_address_is_told,
    a_new_email_that_is_taken_is_not_given_away,
    a_one_character_password_is_not_accepted_on_change,
    changing_the_password_needs_the_current_one,
    deleting_ones_account_leaves_the_requests_under_deleted_person,
    the_last_active_admin_cannot_delete_the_account,
    a_deleted_address_may_register_again,
);

const NEW: &str = "eleven velvet tractors hum";

async fn a_person_changes_names_mobile_number_and_time_zone(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let page = grace.open("/account").await;
    let form = page.form("Save").fill("First name", "Amazing").fill("Last name", "Grace");
    let form = form.fill("Mobile number", "+49 151 2345678").fill("Time zone", "Europe/Berlin");
    grace.submit(form).await.assert_status(200);
    let form = grace.open("/account").await.form("Save");
    assert_eq!(form.value("First name"), "Amazing");
    assert_eq!(form.value("Last name"), "Grace");
    assert_eq!(form.value("Mobile number"), "+49 151 2345678");
    assert_eq!(form.value("Time zone"), "Europe/Berlin");

    let nowhere = grace.submit(form.clone().forge("time_zone", "Mars/Olympus")).await;
    nowhere.assert_status(422);
    assert!(!nowhere.problem_with("time_zone").is_empty());
    let blank = grace.submit(form.fill("First name", "  ")).await;
    blank.assert_status(422);
    assert!(!blank.problem_with("first_name").is_empty());
}

async fn a_new_email_needs_the_password_and_a_code_and_the_old_address_is_told(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    desk.sink.next(&grace.email, "welcome").await;
    let page = grace.open("/account").await;
    let form = page.form("Change email").fill("New email", "admiral@example.test");
    let wrong = grace.submit(form.clone().fill("Current password", "not the password")).await;
    wrong.assert_status(422);
    assert!(!wrong.problem_with("current_password").is_empty());
    assert!(desk.sink.to("admiral@example.test").is_empty());

    let page = grace.submit(form.fill("Current password", PASSWORD)).await;
    page.assert_status(200);
    let code = desk.sink.code("admiral@example.test").await;
    let mut renamed = grace.elsewhere();
    renamed.email = "admiral@example.test".to_owned();
    renamed.sign_in().await.assert_at("/signin");
    let page = grace.submit(page.form("Confirm email").fill("Code", &code)).await;
    page.assert_status(200);
    let told = desk.sink.next_where(&grace.email, "word of the change", |_| true).await;
    assert!(told.text().contains("admiral@example.test") || told.subject().to_lowercase().contains("email"));
    renamed.elsewhere().sign_in().await.assert_at("/requests");
    grace.elsewhere().sign_in().await.assert_at("/signin");
}

async fn a_new_email_that_is_taken_is_not_given_away(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    desk.sink.next(&mary.email, "welcome").await;
    desk.sink.forget();
    let page = grace.open("/account").await;
    let form = page.form("Change email").fill("Current password", PASSWORD);
    let free = grace.submit(form.clone().fill("New email", "free@example.test")).await;
    let taken = grace.submit(form.fill("New email", &mary.email)).await;
    assert_eq!(free.status, taken.status, "both look the same");
    assert_eq!(free.path(), taken.path());
    let mail = desk.sink.next_where(&mary.email, "word of the attempt", |_| true).await;
    assert_eq!(mail.find_code(), None);
    mary.elsewhere().sign_in().await.assert_at("/requests");
}

async fn a_one_character_password_is_not_accepted_on_change(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let page = grace.open("/account").await;
    let form = page.form("Change password").fill("Current password", PASSWORD);
    for weak in ["a", "1234567", "password1"] {
        let form = form.clone().fill("New password", weak).fill("Confirm password", weak);
        let page = grace.submit(form).await;
        page.assert_status(422);
        assert!(!page.problem_with("new_password").is_empty());
        assert_ne!(grace.elsewhere().sign_in_with(weak).await.path(), "/requests");
    }
}

async fn changing_the_password_needs_the_current_one(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let page = grace.open("/account").await;
    for wrong in ["", "not the password"] {
        let form = page.form("Change password").fill("Current password", wrong);
        let page = grace.submit(form.fill("New password", NEW).fill("Confirm password", NEW)).await;
        page.assert_status(422);
        assert!(!page.problem_with("current_password").is_empty());
    }
    grace.elsewhere().sign_in().await.assert_at("/requests");
}

async fn deleting_ones_account_leaves_the_requests_under_deleted_person(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    desk.sink.next(&grace.email, &format!("[#{number}]")).await;
    let page = grace.open("/account").await;
    grace.submit(page.form("Delete my account")).await.assert_status(200);
    assert!(!grace.is_signed_in().await);
    assert_ne!(grace.elsewhere().sign_in().await.path(), "/requests");
    let page = desk.admin.open(&format!("/t/{number}")).await;
    page.assert_shows("Slow line")
        .assert_shows("Deleted person")
        .assert_hides("Hopper")
        .assert_hides(&grace.email);
    let left =
        desk.value("SELECT COUNT(*) FROM people WHERE email LIKE '%hopper%' OR last_name = 'Hopper'").await;
    assert_eq!(left, "0");
    let left = format!("SELECT COUNT(*) FROM mails WHERE recipient = '{}'", grace.email);
    assert_eq!(desk.value(&left).await, "0", "what was mailed to her goes too");
}

async fn the_last_active_admin_cannot_delete_the_account(desk: Desk) {
    let page = desk.admin.open("/account").await;
    assert!(!page.has_button("Delete my account"), "the page says why instead");
    let page = desk.admin.post("/account/deletion", &[]).await;
    assert!(matches!(page.status, 409 | 422), "{}", page.status);
    desk.admin.elsewhere().sign_in().await.assert_at("/inbox/unassigned");
}

async fn a_deleted_address_may_register_again(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    grace.request("Slow line", "The line is slow since Monday.").await;
    grace.press("/account", "Delete my account").await.assert_status(200);
    desk.sink.forget();
    desk.register_and_confirm(&grace, "Customer").await.assert_at("/requests");
    grace.open("/requests").await.assert_hides("Slow line");
}
