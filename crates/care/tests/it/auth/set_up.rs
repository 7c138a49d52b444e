//! The first minutes of a desk.

use crate::support::{Browser, Desk, Engine, PASSWORD, both_engines_from_scratch};

both_engines_from_scratch!(
    the_set_up_link_makes_the_first_admin_and_works_once,
    nobody_sets_up_a_desk_without_the_printed_link,
    of_two_who_hold_the_link_one_becomes_admin,
    a_link_is_printed_at_every_start_until_an_admin_exists,
    set_up_says_which_field_needs_another_value,
    before_set_up_every_page_says_what_to_do,
);

async fn fill_in(browser: &Browser, link: &str, email: &str) -> crate::support::Form {
    let page = browser.open(link).await;
    let form = page.form("Create desk").fill("Desk name", "Northwind Care");
    let form = form.fill("First name", "Ada").fill("Last name", "Lovelace").fill("Email", email);
    form.fill("Password", PASSWORD).fill("Confirm password", PASSWORD)
}

async fn the_set_up_link_makes_the_first_admin_and_works_once(engine: Engine) {
    let desk = Desk::bare(engine).await;
    let link = desk.server().setup_link().await;
    let page = desk.admin.open(&link).await;
    let form = page.form("Create desk");
    assert_eq!(form.value("Base URL"), desk.base());
    assert!(!form.value("Time zone").is_empty(), "the time zone is prefilled");
    desk.set_up().await;

    assert!(desk.admin.is_signed_in().await);
    desk.visitor().open("/").await.assert_shows("Northwind Care");
    desk.visitor().get(&link).await.assert_status(404);
    let late = desk.visitor().post(&link, &[("email", "late@example.test")]).await;
    late.assert_status(404);
}

async fn nobody_sets_up_a_desk_without_the_printed_link(engine: Engine) {
    let desk = Desk::bare(engine).await;
    let guess = format!("/setup/{}", "a".repeat(43));
    for path in [guess.as_str(), "/setup/", "/setup"] {
        let page = desk.visitor().open(path).await;
        assert!(!page.has_button("Create desk"), "{path}: {}", page.status);
        let fields = [
            ("desk_name", "Evil"),
            ("first_name", "E"),
            ("last_name", "Vil"),
            ("email", "evil@example.test"),
            ("password", PASSWORD),
            ("confirm_password", PASSWORD),
        ];
        let answer = desk.visitor().post(path, &fields).await;
        assert!(matches!(answer.status, 404 | 405) || answer.location() == "/", "{path}: {}", answer.status);
    }
    assert_eq!(desk.value("SELECT COUNT(*) FROM people").await, "0");
}

async fn of_two_who_hold_the_link_one_becomes_admin(engine: Engine) {
    let desk = Desk::bare(engine).await;
    let link = desk.server().setup_link().await;
    let (one, two) = (desk.visitor(), desk.visitor());
    let (a, b) =
        (fill_in(&one, &link, "one@example.test").await, fill_in(&two, &link, "two@example.test").await);
    let (a, b) = tokio::join!(one.submit_only(a), two.submit_only(b));
    let mut statuses = [a.status, b.status];
    statuses.sort_unstable();
    assert_eq!(statuses[0], 303, "one of them wins: {statuses:?}");
    assert!(matches!(statuses[1], 404 | 409), "the other is refused: {statuses:?}");
    assert_eq!(desk.value("SELECT COUNT(*) FROM people WHERE role = 'admin'").await, "1");
}

async fn a_link_is_printed_at_every_start_until_an_admin_exists(engine: Engine) {
    let mut desk = Desk::bare(engine).await;
    let first = desk.server().setup_link().await;
    desk.stop().await;
    desk.start_again().await;
    let second = desk.server().setup_link().await;
    assert_ne!(first, second, "each start has a link of its own");
    desk.visitor().get(&first).await.assert_status(404);
    desk.set_up().await;
    desk.stop().await;
    desk.start_again().await;
    desk.visitor().open("/").await.assert_status(200);
    assert_eq!(desk.server().find_setup_link(), None);
}

async fn set_up_says_which_field_needs_another_value(engine: Engine) {
    let desk = Desk::bare(engine).await;
    let link = desk.server().setup_link().await;
    let visitor = desk.visitor();
    let form = fill_in(&visitor, &link, "not an address").await;
    let page = visitor.submit(form.fill("Confirm password", "something else entirely")).await;
    page.assert_status(422);
    assert!(!page.problem_with("email").is_empty());
    assert!(!page.problem_with("confirm_password").is_empty());
    assert_eq!(page.form("Create desk").value("First name"), "Ada", "what was typed is kept");
    assert_eq!(page.form("Create desk").value("Password"), "", "no password comes back");
    let corrected = fill_in(&visitor, &link, "ada@example.test").await;
    visitor.submit(corrected).await.assert_at("/inbox/unassigned");
}

async fn before_set_up_every_page_says_what_to_do(engine: Engine) {
    let desk = Desk::bare(engine).await;
    for path in ["/", "/signin", "/signup", "/requests"] {
        let page = desk.visitor().open(path).await;
        assert!(
            page.text().to_lowercase().contains("set up"),
            "{path} speaks of the set-up:\n{}",
            page.text()
        );
        assert!(!page.has_button("Create account"), "{path} offers no account yet");
    }
}
