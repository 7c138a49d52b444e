//! Strangers become customers.

use crate::support::{Desk, PASSWORD, both_engines};

both_engines!(
    a_customer_registers_with_names_email_password_twice_enters_the_mailed_code_and_reaches_the_dashboard,
    the_application_form_shows_all_its_fields_labelled,
    a_welcome_mail_is_sent_on_registration,
    the_account_starts_only_when_the_code_is_entered,
    a_known_address_is_told_by_mail_and_the_page_is_the_same,
    an_email_is_one_account_without_regard_to_case,
    weak_and_leaked_passwords_are_refused_with_the_reason,
    a_password_may_hold_any_characters_up_to_128,
    a_missing_field_is_a_message_beside_the_field_and_nothing_typed_is_lost,
    passwords_that_differ_are_refused,
    a_new_code_can_be_asked_for_only_after_a_minute,
    admins_can_switch_off_sign_up_and_applications,
);

async fn a_customer_registers_with_names_email_password_twice_enters_the_mailed_code_and_reaches_the_dashboard(
    desk: Desk,
) {
    let grace = desk.stranger("Grace", "Hopper");
    let welcome = grace.open("/").await;
    let page = grace.open(&welcome.link("Create an account")).await;
    page.assert_at("/signup");
    let form = page.form("Create account").fill("First name", "Grace").fill("Last name", "Hopper");
    let form = form.fill("Email", &grace.email).tick("Customer");
    let page = grace.submit(form.fill("Password", PASSWORD).fill("Confirm password", PASSWORD)).await;
    page.assert_at("/verify");

    let code = desk.sink.code(&grace.email).await;
    let page = grace.submit(page.form("Confirm email").fill("Code", &code)).await;
    page.assert_status(200).assert_at("/requests");
    assert_eq!(page.heading(), "My requests");
    page.assert_shows("Grace");
}

async fn the_application_form_shows_all_its_fields_labelled(desk: Desk) {
    let form = desk.visitor().open("/signup").await.form("Create account");
    for label in ["First name", "Last name", "Email", "Password", "Confirm password", "Customer", "Agent"] {
        assert!(form.labels().contains(&label), "{label} is missing in {:?}", form.labels());
    }
}

async fn a_welcome_mail_is_sent_on_registration(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let mail = desk.sink.next(&grace.email, "welcome").await;
    assert!(mail.text().contains("Grace"), "it greets by name:\n{}", mail.text());
    assert!(mail.first_link().starts_with(&desk.base()), "{}", mail.first_link());
    assert_eq!(mail.find_code(), None);
}

async fn the_account_starts_only_when_the_code_is_entered(desk: Desk) {
    let grace = desk.stranger("Grace", "Hopper");
    desk.register(&grace, "Customer").await.assert_at("/verify");
    desk.sink.code(&grace.email).await;
    let page = grace.elsewhere().sign_in().await;
    assert_ne!(page.path(), "/requests", "no account without the code");
    assert_eq!(desk.sink.to(&grace.email).len(), 1, "no other mail than the code");
}

async fn a_known_address_is_told_by_mail_and_the_page_is_the_same(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    desk.sink.next(&grace.email, "welcome").await;
    desk.sink.forget();
    let (again, fresh) = (grace.elsewhere(), desk.stranger("Mary", "Somerville"));
    let known = desk.register(&again, "Customer").await;
    let unknown = desk.register(&fresh, "Customer").await;
    assert_eq!(known.path(), "/verify");
    assert_eq!(unknown.path(), "/verify");
    let (known, unknown) = (known.text(), unknown.text().replace(&fresh.email, &grace.email));
    assert_eq!(known, unknown, "both are answered in the same words");

    let mail = desk.sink.next_where(&grace.email, "word of the attempt", |_| true).await;
    assert_eq!(mail.find_code(), None, "the owner gets no code:\n{}", mail.text());
    assert!(mail.first_link().starts_with(&desk.base()));
    grace.elsewhere().sign_in().await.assert_at("/requests");
}

async fn an_email_is_one_account_without_regard_to_case(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let mut shouting = grace.elsewhere();
    shouting.email = grace.email.to_uppercase();
    desk.register(&shouting, "Customer").await.assert_at("/verify");
    shouting.sign_in().await.assert_at("/requests");
    assert_eq!(desk.value("SELECT COUNT(*) FROM people WHERE role = 'customer'").await, "1");
}

async fn weak_and_leaked_passwords_are_refused_with_the_reason(desk: Desk) {
    for weak in ["a", "1234567", "password1", "qwertyuiop", "aaaaaaaaaaaa", "Hopper2024", &"x1Y".repeat(50)] {
        let grace = desk.stranger("Grace", "Hopper");
        let page = grace.open("/signup").await;
        let form = page.form("Create account").fill("First name", "Grace").fill("Last name", "Hopper");
        let form = form.fill("Email", &grace.email).tick("Customer");
        let page = grace.submit(form.fill("Password", weak).fill("Confirm password", weak)).await;
        page.assert_status(422);
        assert!(page.problem_with("password").len() > 10, "{weak}: the reason is given");
        page.assert_hides(&format!("value=\"{weak}\""));
    }
    assert!(desk.sink.all().is_empty(), "nobody is mailed about a refused form");
}

async fn a_password_may_hold_any_characters_up_to_128(desk: Desk) {
    let beginning = "  Zwölf Boxkämpfer 🥊 jagen «Viktor» quer & über <den> großen Sylter Deich: ";
    let password: String =
        beginning.chars().chain("öäü ßñç 日本 ".chars().cycle()).take(127).chain("!".chars()).collect();
    let grace = desk.stranger("Grace", "Hopper");
    let page = grace.open("/signup").await;
    let form = page.form("Create account").fill("First name", "Grace").fill("Last name", "Hopper");
    let form = form.fill("Email", &grace.email).tick("Customer");
    let page = grace.submit(form.fill("Password", &password).fill("Confirm password", &password)).await;
    let code = desk.sink.code(&grace.email).await;
    grace.submit(page.form("Confirm email").fill("Code", &code)).await.assert_at("/requests");
    grace.elsewhere().sign_in_with(&password).await.assert_at("/requests");
    let trimmed = grace.elsewhere().sign_in_with(password.trim_start()).await;
    assert_ne!(trimmed.path(), "/requests", "every character counts");
}

async fn a_missing_field_is_a_message_beside_the_field_and_nothing_typed_is_lost(desk: Desk) {
    let visitor = desk.visitor();
    let fields = [("First name", "first_name"), ("Last name", "last_name"), ("Email", "email")];
    for (left_out, name) in fields {
        let mut form = visitor.open("/signup").await.form("Create account").tick("Customer");
        for (label, value) in
            [("First name", "Grace"), ("Last name", "Hopper"), ("Email", "grace@example.test")]
        {
            form = form.fill(label, if label == left_out { " \t " } else { value });
        }
        let form = form.fill("Password", PASSWORD).fill("Confirm password", PASSWORD);
        let page = visitor.submit(form.clone()).await;
        page.assert_status(422);
        assert!(!page.problem_with(name).is_empty(), "{left_out}");
        for (label, value) in
            [("First name", "Grace"), ("Last name", "Hopper"), ("Email", "grace@example.test")]
        {
            assert!(
                label == left_out || page.form("Create account").value(label) == value,
                "{label} is kept"
            );
        }
        visitor.submit(form.without(name)).await.assert_status(422);
    }
    let endless = "x".repeat(5_000);
    let form = visitor.open("/signup").await.form("Create account").tick("Customer");
    let form =
        form.fill("First name", &endless).fill("Last name", "Hopper").fill("Email", "grace@example.test");
    let page = visitor.submit(form.fill("Password", PASSWORD).fill("Confirm password", PASSWORD)).await;
    page.assert_status(422);
    assert!(!page.problem_with("first_name").is_empty());
}

async fn passwords_that_differ_are_refused(desk: Desk) {
    let visitor = desk.visitor();
    let form = visitor.open("/signup").await.form("Create account").tick("Customer");
    let form =
        form.fill("First name", "Grace").fill("Last name", "Hopper").fill("Email", "grace@example.test");
    let page = visitor
        .submit(form.fill("Password", PASSWORD).fill("Confirm password", "another one entirely"))
        .await;
    page.assert_status(422);
    assert!(!page.problem_with("confirm_password").is_empty());
}

async fn a_new_code_can_be_asked_for_only_after_a_minute(desk: Desk) {
    let grace = desk.stranger("Grace", "Hopper");
    let page = desk.register(&grace, "Customer").await;
    desk.sink.code(&grace.email).await;
    let page = match page.forms("Send a new code").pop() {
        Some(form) => grace.submit_only(form).await,
        None => grace.post("/verify/resend", &[]).await,
    };
    assert!(matches!(page.status, 409 | 422 | 429), "too early is said so: {}\n{}", page.status, page.text());
    assert_eq!(desk.sink.to(&grace.email).len(), 1);
}

async fn admins_can_switch_off_sign_up_and_applications(desk: Desk) {
    desk.switch("applications_open", false).await;
    let form = desk.visitor().open("/signup").await.form("Create account");
    assert!(!form.labels().contains(&"Agent"), "{:?}", form.labels());
    let eve = desk.stranger("Eve", "Moneypenny");
    let form = form.fill("First name", "Eve").fill("Last name", "Moneypenny").fill("Email", &eve.email);
    let form = form.fill("Password", PASSWORD).fill("Confirm password", PASSWORD).forge("role", "agent");
    let page = eve.submit(form).await;
    assert!(matches!(page.status, 403 | 409 | 422), "a forged application is refused: {}", page.status);

    desk.switch("sign_up_open", false).await;
    let page = desk.visitor().open("/signup").await;
    assert!(!page.has_button("Create account"), "{}", page.text());
    let fields = [
        ("first_name", "Eve"),
        ("last_name", "Moneypenny"),
        ("email", eve.email.as_str()),
        ("password", PASSWORD),
        ("confirm_password", PASSWORD),
        ("role", "customer"),
    ];
    let page = desk.visitor().post("/signup", &fields).await;
    assert!(matches!(page.status, 403 | 404 | 409 | 422), "{}", page.status);
    assert!(desk.sink.all().is_empty());
}
