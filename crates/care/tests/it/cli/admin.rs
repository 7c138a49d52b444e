//! Administrators from the command line.

use crate::support::{Browser, Desk, PASSWORD, Person, both_engines, both_engines_from_scratch, until};

both_engines!(
    admin_create_works_beside_a_running_server,
    admin_create_refuses_weak_passwords_and_known_addresses,
    admin_reset_prints_a_link_that_works_once,
    doctor_tells_how_the_desk_is_doing,
);

both_engines_from_scratch!(admin_create_is_another_way_to_set_up);

fn create(desk: &Desk, email: &str) -> crate::support::Care {
    desk.command(&["admin", "create", "--first-name", "Alan", "--last-name", "Turing"])
        .arg("--email")
        .arg(email)
}

async fn admin_create_works_beside_a_running_server(desk: Desk) {
    let output = create(&desk, "alan@example.test").run(&format!("{PASSWORD}\n")).await;
    assert!(output.success, "{}", output.stderr);
    assert!(!output.stdout.contains(PASSWORD) && !output.stderr.contains(PASSWORD));
    let alan = Person::new(desk.visitor(), "Alan", "Turing", "alan@example.test");
    alan.sign_in().await.assert_at("/inbox/unassigned");
    desk.admin.open("/settings/people").await.assert_shows("Alan Turing");
}

async fn admin_create_refuses_weak_passwords_and_known_addresses(desk: Desk) {
    let output = create(&desk, "alan@example.test").run("a\n").await;
    assert!(!output.success && output.stderr.to_lowercase().contains("password"), "{}", output.stderr);
    let output = create(&desk, &desk.admin.email.to_uppercase()).run(&format!("{PASSWORD}\n")).await;
    assert!(!output.success, "{}", output.stdout);
    let output = create(&desk, "not an address").run(&format!("{PASSWORD}\n")).await;
    assert!(!output.success && output.stderr.to_lowercase().contains("email"), "{}", output.stderr);
    assert_eq!(desk.value("SELECT COUNT(*) FROM people").await, "1");
}

async fn admin_reset_prints_a_link_that_works_once(desk: Desk) {
    let new = "eleven velvet tractors hum";
    let care = desk.command(&["admin", "reset"]).arg("--email").arg(&desk.admin.email);
    let output = care.run("").await;
    assert!(output.success, "{}", output.stderr);
    let link =
        output.stdout.split_whitespace().find(|word| word.contains("/reset/")).expect("a link").to_owned();
    assert!(link.starts_with(&desk.base()), "{link}");
    let elsewhere = desk.admin.elsewhere();
    let form = elsewhere.open(&link).await.form("Set password");
    elsewhere.submit(form.fill("New password", new).fill("Confirm password", new)).await.assert_status(200);
    assert!(!desk.admin.is_signed_in().await, "old sessions end");
    desk.admin.elsewhere().sign_in_with(new).await.assert_at("/inbox/unassigned");
    let again = desk.visitor().open(&link).await;
    assert!(matches!(again.status, 404 | 410), "{}", again.status);
    let unknown = desk.command(&["admin", "reset", "--email", "nobody@example.test"]).run("").await;
    assert!(!unknown.success && unknown.stderr.contains("No active account"), "{}", unknown.stderr);
}

async fn doctor_tells_how_the_desk_is_doing(desk: Desk) {
    let output = desk.command(&["doctor"]).mail_through(desk.sink.address).run("").await;
    let words = output.stdout + &output.stderr;
    assert!(output.success, "{words}");
    assert!(
        ["schema", "jobs", "mail server", "base URL"].iter().all(|subject| words.contains(subject)),
        "{words}"
    );
    let away =
        desk.command(&["doctor"]).mail_through("127.0.0.1:1".parse().expect("an address")).run("").await;
    assert!(!away.success, "a mail server that is away is told:\n{}{}", away.stdout, away.stderr);
}

async fn admin_create_is_another_way_to_set_up(engine: crate::support::Engine) {
    let desk = Desk::bare(engine).await;
    let link = desk.server().setup_link().await;
    let output = create(&desk, "alan@example.test").run(&format!("{PASSWORD}\n")).await;
    assert!(output.success, "{}", output.stderr);
    let alan = Person::new(Browser::new(&desk.base()), "Alan", "Turing", "alan@example.test");
    until("the running server notices", async || {
        let page = alan.open("/signin").await;
        page.has_button("Sign in").then_some(())
    })
    .await;
    alan.sign_in().await.assert_at("/inbox/unassigned");
    desk.visitor().get(&link).await.assert_status(404);
}
