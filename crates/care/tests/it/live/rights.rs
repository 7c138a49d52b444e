//! Who may listen, and until when.

use reqwest::Method;

use crate::support::{Browser, Desk, PASSWORD, Stream, both_engines};

both_engines!(
    streams_are_refused_to_strangers_and_to_other_sites,
    a_stream_ends_within_five_seconds_of_sign_out,
    a_stream_ends_within_five_seconds_of_deactivation,
    a_stream_ends_within_five_seconds_of_being_signed_out_elsewhere,
    a_stream_ends_within_five_seconds_of_another_role,
    a_stream_ends_within_five_seconds_of_what_the_store_alone_knows,
    a_stream_ends_with_the_account,
    a_sign_in_or_a_change_of_name_ends_no_stream,
);

async fn streams_are_refused_to_strangers_and_to_other_sites(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let eve = desk.applicant("Eve", "Moneypenny").await;
    let number = grace.request("Slow line", "It hums.").await;
    let status = async |browser: &Browser, path: &str, origin: Option<&str>| {
        let request = browser.bare(Method::GET, path);
        let request = origin.into_iter().fold(request, |request, origin| request.header("origin", origin));
        request.send().await.expect("an answer").status().as_u16()
    };
    assert_eq!(status(&desk.visitor(), "/live", None).await, 404);
    assert_eq!(status(&eve, "/live", None).await, 404);
    let stolen = desk.visitor();
    stolen.plant("care", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
    assert_eq!(status(&stolen, "/live", None).await, 404);
    for topic in ["%25", "*", "%2a", "1", &number.to_string(), "requests", "inbox", "_"] {
        assert_eq!(status(&grace, &format!("/live/{topic}"), None).await, 404, "{topic}");
    }
    for origin in ["https://evil.test", "null"] {
        assert_eq!(status(&grace, "/live", Some(origin)).await, 403);
        assert_eq!(status(&desk.admin, "/live", Some(origin)).await, 403);
    }
    assert_eq!(status(&grace, "/live", Some(&desk.base())).await, 200);
}

async fn a_stream_ends_within_five_seconds_of_sign_out(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let stream = Stream::open(&grace).await;
    grace.sign_out().await;
    stream.expect_end().await;
}

async fn a_stream_ends_within_five_seconds_of_deactivation(desk: Desk) {
    let alan = desk.agent("Alan", "Turing").await;
    let stream = Stream::open(&alan).await;
    let id = desk.id_of(&alan).await;
    desk.admin.post(&format!("/settings/people/{id}/deactivation"), &[]).await.assert_status(303);
    stream.expect_end().await;
}

async fn a_stream_ends_within_five_seconds_of_being_signed_out_elsewhere(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let phone = grace.elsewhere();
    phone.sign_in().await;
    let (ends, stays) = (Stream::open(&phone).await, Stream::open(&grace).await);
    grace.press("/account", "Sign out everywhere else").await;
    ends.expect_end().await;
    still_listens(&grace, stays).await;
}

async fn a_stream_ends_within_five_seconds_of_another_role(desk: Desk) {
    let alan = desk.agent("Alan", "Turing").await;
    let id = desk.id_of(&alan).await;
    for role in ["admin", "agent"] {
        let stream = Stream::open(&alan).await;
        desk.admin.post(&format!("/settings/people/{id}/role"), &[("role", role)]).await.assert_status(303);
        stream.expect_end().await;
    }
}

/// As a change by another server on the same database is: nobody tells this one.
async fn a_stream_ends_within_five_seconds_of_what_the_store_alone_knows(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let stream = Stream::open(&grace).await;
    let reset = desk.command(&["admin", "reset", "--email", &grace.email]).run("").await;
    assert!(reset.success, "{}", reset.stderr);
    let link = reset.stdout.split_whitespace().find(|word| word.contains("/reset/")).expect("a link");
    let page = desk.visitor().open(link).await;
    let form = page.form("Set password").fill("New password", "eleven velvet tractors hum");
    desk.visitor().submit(form.fill("Confirm password", "eleven velvet tractors hum")).await;
    stream.expect_end().await;
}

async fn a_stream_ends_with_the_account(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let stream = Stream::open(&grace).await;
    let page = grace.post("/account/deletion", &[("password", PASSWORD), ("word", "DELETE")]).await;
    page.assert_status(303);
    stream.expect_end().await;
}

async fn a_sign_in_or_a_change_of_name_ends_no_stream(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let stream = Stream::open(&grace).await;
    grace.elsewhere().sign_in().await;
    let page = grace.open("/account").await;
    grace.submit(page.form_at("/account").fill("First name", "Amazing")).await;
    still_listens(&grace, stream).await;
}

async fn still_listens(person: &crate::support::Person, mut stream: Stream) {
    let number = person.request("Slow line", "It hums.").await;
    stream.expect(number, "message").await;
}
