//! What happened while nobody listened.

use crate::support::{Desk, Stream, both_engines};

both_engines!(
    a_stream_that_comes_back_is_told_what_it_missed,
    a_restart_loses_no_change,
    nothing_is_told_twice_when_nothing_was_missed,
    catching_up_passes_the_rights_of_today,
    who_comes_back_from_too_long_ago_reads_everything_again,
);

async fn a_stream_that_comes_back_is_told_what_it_missed(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "It hums.").await;
    let stream = Stream::open(&grace).await;
    let last = stream.last_id.clone();
    drop(stream);
    desk.admin.reply(number, "Good day").await;
    let back = Stream::open_after(&grace, &last).await;
    assert!(back.ready.concerns(number, "message"), "{}", back.ready.data);
    // A browser's own way to say so.
    let request = grace.bare(reqwest::Method::GET, "/live").header("last-event-id", &last);
    let mut answer = request.send().await.expect("an answer");
    let first = answer.chunk().await.expect("bytes").expect("a first word");
    assert!(String::from_utf8_lossy(&first).contains(&format!("\"{number}\":[\"message\"")));
}

async fn a_restart_loses_no_change(mut desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "It hums.").await;
    let page = grace.open("/requests").await;
    let mark = page.attributes("[data-live-after]", "data-live-after").remove(0);
    desk.admin.reply(number, "Good day").await;
    desk.kill().await;
    desk.start_again().await;
    let back = Stream::open_after(&grace, &mark).await;
    assert!(back.ready.concerns(number, "message"), "{}", back.ready.data);
}

async fn nothing_is_told_twice_when_nothing_was_missed(mut desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    grace.request("Slow line", "It hums.").await;
    desk.settle().await;
    desk.stop().await;
    desk.start_again().await;
    let page = grace.open("/requests").await;
    let mark = page.attributes("[data-live-after]", "data-live-after").remove(0);
    let stream = Stream::open_after(&grace, &mark).await;
    assert_eq!(stream.ready.data["tickets"], serde_json::json!({}), "{}", stream.ready.data);
    assert_eq!(stream.ready.data["everything"], false);
}

async fn catching_up_passes_the_rights_of_today(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let (hers, other) =
        (grace.request("Slow line", "It hums.").await, mary.request("No signal", "It is red.").await);
    let before = Stream::open(&grace).await.last_id;
    desk.admin.note(hers, "A note").await;
    desk.admin.reply(other, "Good day").await;
    let mut stream = Stream::open(&desk.admin).await;
    desk.admin.note(other, "A note").await;
    stream.expect(other, "note").await;
    let back = Stream::open_after(&grace, &before).await;
    assert!(
        !back.ready.concerns(hers, "note") && !back.ready.concerns(other, "message"),
        "{}",
        back.ready.data
    );
    let staff = Stream::open_after(&desk.admin, &before).await;
    assert!(
        staff.ready.concerns(hers, "note") && staff.ready.concerns(other, "message"),
        "{}",
        staff.ready.data
    );
}

async fn who_comes_back_from_too_long_ago_reads_everything_again(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    for event in ["999999999", "-5000", "9223372036854775807", "-9223372036854775808", "%27 OR 1=1", ""] {
        let back = Stream::open_after(&grace, event).await;
        assert_eq!(back.ready.data["everything"], true, "{event}: {}", back.ready.data);
    }
}
