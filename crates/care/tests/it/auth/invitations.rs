//! Agents whom an administrator invites.

use reqwest::Method;

use crate::support::{Desk, PASSWORD, Page, Person, both_engines};

both_engines!(
    an_admin_creates_an_agent_by_an_invitation_and_the_agent_sets_the_password,
    an_invitation_works_once,
    looking_at_an_invitation_burns_nothing,
    a_newer_invitation_ends_the_older,
    empty_and_odd_tokens_lead_nowhere,
    the_link_is_also_shown_once_to_the_admin_to_copy,
    an_existing_customers_address_is_refused_with_the_reason,
    an_invitation_needs_names_and_an_address,
    two_who_join_with_one_link_make_one_account,
);

async fn join(person: &Person, link: &str) -> Page {
    let page = person.open(link).await;
    let form = page.form("Join").fill("Password", PASSWORD).fill("Confirm password", PASSWORD);
    person.submit(form).await
}

async fn an_admin_creates_an_agent_by_an_invitation_and_the_agent_sets_the_password(desk: Desk) {
    let alan = desk.stranger("Alan", "Turing");
    desk.invite(&alan).await.assert_status(200).assert_shows("Alan Turing");
    let mail = desk.sink.next(&alan.email, "Alan").await;
    assert!(mail.first_link().starts_with(&format!("{}/invitation/", desk.base())), "{}", mail.first_link());
    let weak = alan.open(&mail.first_link()).await;
    let weak = alan.submit(weak.form("Join").fill("Password", "a").fill("Confirm password", "a")).await;
    weak.assert_status(422);
    join(&alan, &mail.first_link()).await.assert_status(200).assert_at("/inbox/mine");
    alan.elsewhere().sign_in().await.assert_at("/inbox/mine");
}

async fn an_invitation_works_once(desk: Desk) {
    let alan = desk.stranger("Alan", "Turing");
    desk.invite(&alan).await;
    let link = desk.sink.next(&alan.email, "/invitation/").await.first_link();
    join(&alan, &link).await.assert_at("/inbox/mine");
    let again = desk.visitor();
    let page = again.open(&link).await;
    assert!(matches!(page.status, 404 | 410), "{}", page.status);
    let fields = [("password", "another good passphrase"), ("confirm_password", "another good passphrase")];
    let answer = again.post(&link, &fields).await;
    assert!(matches!(answer.status, 404 | 409 | 410), "{}", answer.status);
    alan.elsewhere().sign_in().await.assert_at("/inbox/mine");
}

async fn looking_at_an_invitation_burns_nothing(desk: Desk) {
    let alan = desk.stranger("Alan", "Turing");
    desk.invite(&alan).await;
    let link = desk.sink.next(&alan.email, "/invitation/").await.first_link();
    let scanner = desk.visitor();
    for method in [Method::HEAD, Method::GET, Method::GET, Method::OPTIONS] {
        scanner.send(scanner.bare(method, &link)).await;
    }
    join(&alan, &link).await.assert_at("/inbox/mine");
}

async fn a_newer_invitation_ends_the_older(desk: Desk) {
    let alan = desk.stranger("Alan", "Turing");
    desk.invite(&alan).await;
    let older = desk.sink.next(&alan.email, "/invitation/").await.first_link();
    desk.invite(&alan).await;
    let newer = desk.sink.next(&alan.email, "/invitation/").await.first_link();
    assert_ne!(older, newer);
    let page = desk.visitor().open(&older).await;
    assert!(matches!(page.status, 404 | 410), "{}", page.status);
    join(&alan, &newer).await.assert_at("/inbox/mine");
    assert_eq!(desk.value("SELECT COUNT(*) FROM people WHERE email_key LIKE 'alan%'").await, "1");
}

async fn empty_and_odd_tokens_lead_nowhere(desk: Desk) {
    let alan = desk.stranger("Alan", "Turing");
    desk.invite(&alan).await;
    desk.sink.next(&alan.email, "/invitation/").await;
    let long = format!("/invitation/{}", "A".repeat(4_000));
    let odd = ["/invitation/", "/invitation/null", "/invitation/%00", "/invitation/[]", "/invitation/%25"];
    for path in odd.into_iter().chain([long.as_str()]) {
        let page = desk.visitor().get(path).await;
        assert!(matches!(page.status, 303 | 400 | 404 | 410 | 414), "{path}: {}", page.status);
        let fields = [("password", PASSWORD), ("confirm_password", PASSWORD), ("token", "")];
        let answer = desk.visitor().post(path, &fields).await;
        assert!(matches!(answer.status, 400 | 404 | 405 | 410 | 414), "{path}: {}", answer.status);
    }
    assert_ne!(alan.sign_in().await.path(), "/inbox/mine");
}

async fn the_link_is_also_shown_once_to_the_admin_to_copy(desk: Desk) {
    let alan = desk.stranger("Alan", "Turing");
    let page = desk.invite(&alan).await;
    let link = desk.sink.next(&alan.email, "/invitation/").await.first_link();
    assert!(page.body.contains(&link), "the page shows the link that was mailed:\n{}", page.text());
    desk.admin.open("/settings/people").await.assert_hides("/invitation/");
}

async fn an_existing_customers_address_is_refused_with_the_reason(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let page = desk.invite(&grace).await;
    assert!(matches!(page.status, 409 | 422), "{}", page.status);
    assert!(page.problem_with("email").to_lowercase().contains("customer"), "{}", page.problem_with("email"));
    grace.elsewhere().sign_in().await.assert_at("/requests");
}

async fn an_invitation_needs_names_and_an_address(desk: Desk) {
    for (first, last, email, wrong) in [
        (" ", "Turing", "alan@example.test", "first_name"),
        ("Alan", "", "alan@example.test", "last_name"),
        ("Alan", "Turing", "alan", "email"),
        ("Alan", "Turing", "alan@example.test\r\nBcc: eve@example.test", "email"),
    ] {
        let page = desk.invite(&Person::new(desk.visitor(), first, last, email)).await;
        page.assert_status(422);
        assert!(!page.problem_with(wrong).is_empty());
    }
    assert!(desk.sink.all().is_empty());
}

async fn two_who_join_with_one_link_make_one_account(desk: Desk) {
    let alan = desk.stranger("Alan", "Turing");
    desk.invite(&alan).await;
    let link = desk.sink.next(&alan.email, "/invitation/").await.first_link();
    let path = alan.url(&link).path().to_owned();
    let other = desk.visitor();
    let one = [("password", PASSWORD), ("confirm_password", PASSWORD)];
    let two = [("password", "another good passphrase"), ("confirm_password", "another good passphrase")];
    let (one, two) = tokio::join!(alan.post(&path, &one), other.post(&path, &two));
    let winners = [&one, &two].into_iter().filter(|page| page.status == 303).count();
    assert_eq!(winners, 1, "{} and {}", one.status, two.status);
    assert_eq!(desk.value("SELECT COUNT(*) FROM people WHERE email_key LIKE 'alan%'").await, "1");
}
