//! Open pages follow what happens elsewhere.

use std::time::{Duration, Instant};

use reqwest::{Method, Response};

use crate::support::{Browser, Desk, both_engines};

both_engines!(
    an_open_request_page_is_told_of_a_reply_within_one_second,
    an_open_ticket_page_is_told_of_a_message_within_one_second,
    open_lists_are_told_within_one_second,
    an_open_request_page_is_told_when_nobody_looks_after_it_any_more,
    s11_a_customer_is_told_nothing_about_notes_and_about_others,
    s11_streams_are_refused_to_strangers_to_others_and_to_other_sites,
    s11_a_stream_ends_within_five_seconds_of_sign_out,
    s11_a_stream_ends_within_five_seconds_of_deactivation,
    s11_a_stream_ends_within_five_seconds_of_being_signed_out_elsewhere,
    a_stop_of_the_server_does_not_wait_for_open_pages,
);

/// One second, and as much again for a machine that is busy with other tests.
const SOON: Duration = Duration::from_secs(2);

/// An open page's ear.
struct Stream {
    response: Response,
    heard: String,
}

impl Stream {
    async fn open(browser: &Browser, path: &str) -> Self {
        let response = browser.bare(Method::GET, path).header("accept", "text/event-stream").send().await;
        let response = response.expect("an answer");
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(response.headers()["content-type"], "text/event-stream", "{path}");
        let mut stream = Self { response, heard: String::new() };
        // What the stream says at its beginning is no news.
        while stream.hear(Duration::from_millis(300)).await == Heard::Something {}
        stream.heard.clear();
        stream
    }

    async fn hear(&mut self, patience: Duration) -> Heard {
        match tokio::time::timeout(patience, self.response.chunk()).await {
            Err(_) => Heard::Nothing,
            Ok(Ok(Some(bytes))) => {
                self.heard.push_str(&String::from_utf8_lossy(&bytes));
                Heard::Something
            }
            Ok(Ok(None) | Err(_)) => Heard::End,
        }
    }

    /// Waits for the event; panics when it does not come soon.
    #[track_caller]
    fn expect_changed(&mut self) -> impl Future<Output = ()> {
        let caller = std::panic::Location::caller();
        async move {
            let start = Instant::now();
            // A browser drops an event that has no data.
            while !(self.heard.contains("event: changed") && self.heard.contains("data: ")) {
                let left = SOON.saturating_sub(start.elapsed());
                assert_eq!(self.hear(left).await, Heard::Something, "told nothing in {SOON:?} ({caller})");
            }
        }
    }

    /// Whether anything but comments came in this time.
    async fn is_silent_for(&mut self, time: Duration) -> bool {
        let start = Instant::now();
        while self.hear(time.saturating_sub(start.elapsed())).await == Heard::Something {}
        !self.heard.contains("event")
    }

    async fn expect_end(mut self) {
        let start = Instant::now();
        let limit = Duration::from_secs(5);
        while start.elapsed() < limit {
            if self.hear(limit.saturating_sub(start.elapsed())).await == Heard::End {
                return;
            }
        }
        panic!("the stream is still open after {limit:?}");
    }
}

#[derive(Debug, PartialEq)]
enum Heard {
    Something,
    Nothing,
    End,
}

async fn an_open_request_page_is_told_of_a_reply_within_one_second(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "It hums.").await;
    let page = grace.open(&format!("/requests/{number}")).await;
    let addresses = page.attributes("[data-live-url]", "data-live-url");
    assert_eq!(addresses, [format!("/live/requests/{number}")]);
    let mut stream = Stream::open(&grace, &addresses[0]).await;
    desk.admin.reply(number, "Confidential words").await;
    stream.expect_changed().await;
    assert!(!stream.heard.contains("Confidential"), "the stream carries no content: {}", stream.heard);
}

async fn an_open_ticket_page_is_told_of_a_message_within_one_second(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "It hums.").await;
    let mut stream = Stream::open(&alan, &format!("/live/t/{number}")).await;
    grace.message(number, "Hello?").await;
    stream.expect_changed().await;
    let mut stream = Stream::open(&alan, &format!("/live/t/{number}")).await;
    desk.admin.note(number, "A note").await;
    stream.expect_changed().await;
}

async fn an_open_request_page_is_told_when_nobody_looks_after_it_any_more(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "It hums.").await;
    alan.take(number).await;
    let mut stream = Stream::open(&grace, &format!("/live/requests/{number}")).await;
    let id = desk.id_of(&alan).await;
    desk.admin.post(&format!("/settings/people/{id}/deactivation"), &[]).await.assert_status(303);
    stream.expect_changed().await;
    grace.open(&format!("/requests/{number}")).await.assert_shows("Nobody is assigned yet");
}

async fn open_lists_are_told_within_one_second(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let (mut inbox, mut own) =
        (Stream::open(&desk.admin, "/live/inbox").await, Stream::open(&grace, "/live/requests").await);
    let number = grace.request("Slow line", "It hums.").await;
    inbox.expect_changed().await;
    own.expect_changed().await;
    let mut own = Stream::open(&grace, "/live/requests").await;
    desk.admin.set_status(number, "Solved").await;
    own.expect_changed().await;
}

async fn s11_a_customer_is_told_nothing_about_notes_and_about_others(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let (hers, other) =
        (grace.request("Slow line", "It hums.").await, mary.request("No signal", "It is red.").await);
    let mut page = Stream::open(&grace, &format!("/live/requests/{hers}")).await;
    let mut list = Stream::open(&grace, "/live/requests").await;
    desk.admin.note(hers, "A note").await;
    let set_priority = desk.admin.post(&format!("/t/{hers}/priority"), &[("priority", "urgent")]).await;
    set_priority.assert_status(303);
    mary.message(other, "Hello?").await;
    desk.admin.reply(other, "Good day").await;
    assert!(page.is_silent_for(Duration::from_millis(700)).await, "{}", page.heard);
    assert!(list.is_silent_for(Duration::from_millis(100)).await, "{}", list.heard);
    desk.admin.reply(hers, "Good day").await;
    page.expect_changed().await;
    list.expect_changed().await;
}

async fn s11_streams_are_refused_to_strangers_to_others_and_to_other_sites(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let eve = desk.applicant("Eve", "Moneypenny").await;
    let number = grace.request("Slow line", "It hums.").await;
    let topics = [
        "/live/requests".to_owned(),
        format!("/live/requests/{number}"),
        "/live/inbox".to_owned(),
        format!("/live/t/{number}"),
    ];
    let status = async |browser: &Browser, path: &str, origin: Option<&str>| {
        let request = browser.bare(Method::GET, path);
        let request = origin.into_iter().fold(request, |request, origin| request.header("origin", origin));
        request.send().await.expect("an answer").status().as_u16()
    };
    for topic in &topics {
        assert!(
            matches!(status(&desk.visitor(), topic, None).await, 303 | 401 | 403 | 404),
            "{topic} for a visitor"
        );
        assert!(matches!(status(&eve, topic, None).await, 303 | 403 | 404), "{topic} for an applicant");
    }
    assert_eq!(status(&mary, &topics[1], None).await, 404);
    assert_eq!(status(&mary, &topics[2], None).await, 404);
    assert_eq!(status(&mary, &topics[3], None).await, 404);
    assert_eq!(status(&grace, &topics[3], None).await, 404);
    for odd in ["%25", "*", "%2a", "0", "-1", "1%20OR%201=1", "_"] {
        for start in ["/live/requests/", "/live/t/"] {
            assert_eq!(status(&grace, &format!("{start}{odd}"), None).await, 404, "{start}{odd}");
        }
    }
    for origin in ["https://evil.test", "null"] {
        assert_eq!(status(&grace, &topics[0], Some(origin)).await, 403);
        assert_eq!(status(&desk.admin, &topics[2], Some(origin)).await, 403);
    }
}

async fn s11_a_stream_ends_within_five_seconds_of_sign_out(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let stream = Stream::open(&grace, "/live/requests").await;
    grace.sign_out().await;
    stream.expect_end().await;
}

async fn s11_a_stream_ends_within_five_seconds_of_deactivation(desk: Desk) {
    let alan = desk.agent("Alan", "Turing").await;
    let stream = Stream::open(&alan, "/live/inbox").await;
    let id = desk.id_of(&alan).await;
    desk.admin.post(&format!("/settings/people/{id}/deactivation"), &[]).await.assert_status(303);
    stream.expect_end().await;
}

async fn s11_a_stream_ends_within_five_seconds_of_being_signed_out_elsewhere(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let phone = grace.elsewhere();
    phone.sign_in().await;
    let stream = Stream::open(&phone, "/live/requests").await;
    grace.press("/account", "Sign out everywhere else").await;
    stream.expect_end().await;
}

async fn a_stop_of_the_server_does_not_wait_for_open_pages(mut desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let stream = Stream::open(&grace, "/live/requests").await;
    let time = desk.stop().await;
    assert!(time < Duration::from_secs(10), "it took {time:?}");
    stream.expect_end().await;
}
