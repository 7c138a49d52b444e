//! Customer and agent talk.

use crate::support::{Desk, both_engines};

both_engines!(
    a_customer_converses_with_the_assigned_agent,
    an_agent_converses_with_the_customer,
    a_customer_never_sees_a_note_nor_that_there_is_one,
    each_message_says_who_and_when_with_its_zone,
    the_newest_message_is_in_view_and_earlier_ones_can_be_reached,
);

async fn a_customer_converses_with_the_assigned_agent(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    desk.admin.assign(number, "Alan Turing").await;
    alan.reply(number, "Which lamp is on?").await;
    grace
        .open(&format!("/requests/{number}"))
        .await
        .assert_shows("Which lamp is on?")
        .assert_shows("Alan Turing");
    grace.message(number, "The red one.").await.assert_shows("The red one.").assert_status(200);
    alan.reply(number, "Then please restart it.").await;
    let text = grace.open(&format!("/requests/{number}")).await.text();
    let order = ["slow since Monday", "Which lamp", "The red one", "Then please restart"];
    let places: Vec<_> = order.iter().map(|words| text.find(words).expect("each message")).collect();
    assert!(places.is_sorted(), "in their order: {places:?}");
}

async fn an_agent_converses_with_the_customer(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    alan.take(number).await.assert_status(200);
    alan.reply(number, "Which lamp is on?").await.assert_status(200).assert_shows("Which lamp is on?");
    grace.message(number, "The red one.").await;
    let page = alan.open(&format!("/t/{number}")).await;
    page.assert_shows("The red one.").assert_shows("Grace Hopper").assert_shows("Open");
}

async fn a_customer_never_sees_a_note_nor_that_there_is_one(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    alan.take(number).await;
    let (path, list) = (format!("/requests/{number}"), "/requests");
    let before = (grace.open(&path).await.text(), grace.open(list).await.text());
    alan.note(number, "This one complains every week.").await.assert_shows("This one complains every week.");
    let (after, rows) = (grace.open(&path).await, grace.open(list).await);
    assert_eq!(before.0, after.text(), "the page is as it was");
    assert_eq!(before.1, rows.text(), "and so is the list");
    after.assert_hides("complains").assert_hides("internal").assert_hides("Internal");

    alan.reply(number, "Please restart it.").await;
    desk.sink.next(&grace.email, "Please restart it.").await;
    for mail in desk.sink.to(&grace.email) {
        assert!(
            !mail.text().contains("complains") && !mail.html().contains("complains"),
            "{}",
            mail.subject()
        );
    }
    let page = grace.open(&path).await;
    page.assert_hides(&alan.email).assert_hides("complains").assert_hides("Priority");
}

async fn each_message_says_who_and_when_with_its_zone(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let page = grace.open(&format!("/requests/{number}")).await;
    let times = page.attributes("main time", "datetime");
    assert!(!times.is_empty(), "{}", page.text());
    for time in times {
        assert!(time.ends_with('Z') || time.contains('+'), "an exact time with its zone: {time}");
    }
    page.assert_shows("Grace Hopper").assert_shows("UTC");
}

async fn the_newest_message_is_in_view_and_earlier_ones_can_be_reached(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The very first words.").await;
    let path = format!("/requests/{number}/messages");
    for round in 0..120 {
        let words = format!("Message {round}.");
        grace.post(&path, &[("message", &words)]).await.assert_status(303);
    }
    let mut page = grace.open(&format!("/requests/{number}")).await;
    page.assert_shows("Message 119.");
    for _ in 0..10 {
        if page.shows("The very first words.") {
            return;
        }
        page = grace.open(&page.link("Show earlier messages")).await;
    }
    panic!("the first message is out of reach");
}
