//! Who is told of what.

use std::time::Duration;

use crate::support::{Browser, Desk, Engine, Person, Stream, both_engines, run};

both_engines!(
    an_open_page_names_what_it_follows,
    a_customer_is_told_of_a_reply_and_of_nothing_in_it,
    an_agent_is_told_of_messages_and_notes,
    lists_are_told_of_new_requests_and_of_their_state,
    a_customer_is_told_when_nobody_looks_after_the_request_any_more,
    a_customer_is_told_nothing_about_notes_and_about_others,
    a_stop_of_the_server_does_not_wait_for_open_pages,
);

async fn an_open_page_names_what_it_follows(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "It hums.").await;
    let follows = async |path: &str| {
        let page =
            if path.starts_with("/requests") { grace.open(path).await } else { desk.admin.open(path).await };
        page.attributes("[data-live-after]", "data-live-on")
    };
    assert_eq!(follows("/requests").await, ["list"]);
    assert_eq!(follows(&format!("/requests/{number}")).await, [number.to_string()]);
    assert_eq!(follows("/inbox/unassigned").await, ["list"]);
    assert_eq!(follows(&format!("/t/{number}")).await, [number.to_string()]);
}

async fn a_customer_is_told_of_a_reply_and_of_nothing_in_it(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "It hums.").await;
    let mut stream = Stream::open(&grace).await;
    desk.admin.reply(number, "Confidential words").await;
    let told = stream.expect(number, "message").await;
    assert!(!told.data.to_string().contains("Confidential"), "{}", told.data);
}

async fn an_agent_is_told_of_messages_and_notes(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "It hums.").await;
    let mut stream = Stream::open(&alan).await;
    grace.message(number, "Hello?").await;
    stream.expect(number, "message").await;
    desk.admin.note(number, "A note").await;
    stream.expect(number, "note").await;
}

async fn lists_are_told_of_new_requests_and_of_their_state(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let (mut inbox, mut own) = (Stream::open(&desk.admin).await, Stream::open(&grace).await);
    let number = grace.request("Slow line", "It hums.").await;
    inbox.expect(number, "message").await;
    own.expect(number, "message").await;
    desk.admin.set_status(number, "Solved").await;
    inbox.expect(number, "state").await;
    own.expect(number, "state").await;
}

async fn a_customer_is_told_when_nobody_looks_after_the_request_any_more(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "It hums.").await;
    alan.take(number).await;
    let mut stream = Stream::open(&grace).await;
    let id = desk.id_of(&alan).await;
    desk.admin.post(&format!("/settings/people/{id}/deactivation"), &[]).await.assert_status(303);
    stream.expect(number, "state").await;
    grace.open(&format!("/requests/{number}")).await.assert_shows("Nobody is assigned yet");
}

async fn a_customer_is_told_nothing_about_notes_and_about_others(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let (hers, other) =
        (grace.request("Slow line", "It hums.").await, mary.request("No signal", "It is red.").await);
    let mut stream = Stream::open(&grace).await;
    desk.admin.note(hers, "A note").await;
    let set_priority = desk.admin.post(&format!("/t/{hers}/priority"), &[("priority", "urgent")]).await;
    set_priority.assert_status(303);
    mary.message(other, "Hello?").await;
    desk.admin.reply(other, "Good day").await;
    // What comes first is what was done last.
    desk.admin.reply(hers, "Good day").await;
    let told = stream.expect(hers, "message").await;
    assert_eq!(told.data["tickets"].as_object().expect("tickets").len(), 1, "{}", told.data);
    assert!(!told.concerns(hers, "note") && !told.concerns(hers, "state"), "{}", told.data);
}

/// Several servers work on one database, and a change may come from any of them.
#[test]
fn what_happens_at_another_server_is_told_here() {
    run(Engine::Postgres, async |desk| {
        let grace = desk.customer("Grace", "Hopper").await;
        let number = grace.request("Slow line", "It hums.").await;
        let other = desk.command(&["serve", "--listen", "127.0.0.1:0"]).serve().await;
        let there = Person { browser: Browser::new(&format!("http://{}", other.address)), ..grace.clone() };
        there.sign_in().await.assert_at("/requests");
        let mut here = Stream::open(&grace).await;
        there.message(number, "Hello?").await;
        here.expect(number, "message").await;
    });
}

async fn a_stop_of_the_server_does_not_wait_for_open_pages(mut desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let stream = Stream::open(&grace).await;
    let time = desk.stop().await;
    assert!(time < Duration::from_secs(10), "it took {time:?}");
    stream.expect_end().await;
}
