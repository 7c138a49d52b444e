//! The list of one's own requests.

use crate::support::{Desk, Page, both_engines};

both_engines!(
    a_customer_sees_all_own_requests_and_only_those,
    a_new_customer_sees_a_designed_empty_state_with_one_action,
    the_counters_of_a_new_customer_read_zero,
    the_counters_follow_what_happens,
    a_row_shows_number_subject_status_agent_and_last_update,
    the_lists_show_whose_turn_it_is,
    a_long_list_goes_on_on_older_pages,
);

const TABS: [&str; 4] = ["All", "Waiting for you", "Waiting for us", "Solved and closed"];

/// The number beside a counter's name.
#[track_caller]
fn counter(page: &Page, name: &str) -> u32 {
    let links = page.texts("main a, main [data-live] a, main dl div, main li");
    let found = links.iter().filter_map(|words| {
        let rest = words.strip_prefix(name).or_else(|| words.strip_suffix(name))?;
        rest.trim().parse().ok()
    });
    found.min_by_key(|_: &u32| 0).unwrap_or_else(|| panic!("no counter {name}:\n{}", page.text()))
}

async fn a_customer_sees_all_own_requests_and_only_those(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let mut own = Vec::new();
    for subject in ["Slow line", "Wrong invoice", "Moving house"] {
        own.push((grace.request(subject, "It has been so since Monday.").await, subject));
    }
    let other = mary.request("No signal", "The lamp is red since Monday.").await;
    let page = grace.open("/requests").await;
    assert_eq!(page.heading(), "My requests");
    for (number, subject) in own {
        assert!(page.row(&format!("/requests/{number}")).contains(subject));
    }
    page.assert_hides("No signal");
    assert!(!page.has_link_to(&format!("/requests/{other}")));
    mary.open("/requests").await.assert_shows("No signal").assert_hides("Slow line");
}

async fn a_new_customer_sees_a_designed_empty_state_with_one_action(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let page = grace.open("/requests").await;
    let ways = page.attributes("main a[href='/requests/new']", "href");
    assert!(!ways.is_empty(), "a way to the first request:\n{}", page.text());
    grace.open(&page.link("New request")).await.assert_at("/requests/new").form("Send request");
}

async fn the_counters_of_a_new_customer_read_zero(desk: Desk) {
    let page = desk.customer("Grace", "Hopper").await.open("/requests").await;
    for name in TABS {
        assert_eq!(counter(&page, name), 0, "{name}");
    }
}

async fn the_counters_follow_what_happens(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let first = grace.request("Slow line", "The line is slow since Monday.").await;
    grace.request("Wrong invoice", "It has the wrong name on it.").await;
    let counts = |page: &Page| TABS.map(|name| counter(page, name));
    assert_eq!(counts(&grace.open("/requests").await), [2, 0, 2, 0]);
    grace.press(&format!("/requests/{first}"), "Close request").await;
    assert_eq!(counts(&grace.open("/requests").await), [2, 0, 1, 1]);
    grace.press(&format!("/requests/{first}"), "Reopen request").await;
    assert_eq!(counts(&grace.open("/requests").await), [2, 0, 2, 0]);
    desk.admin.set_status(first, "Pending").await;
    assert_eq!(counts(&grace.open("/requests").await), [2, 1, 1, 0]);
    desk.admin.set_status(first, "Solved").await;
    assert_eq!(counts(&grace.open("/requests").await), [2, 0, 1, 1]);
}

async fn a_row_shows_number_subject_status_agent_and_last_update(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    desk.admin.assign(number, "Alan Turing").await;
    let page = grace.open("/requests").await;
    let row = page.row(&format!("/requests/{number}"));
    for words in [&number.to_string(), "Slow line", "Waiting for us", "Alan Turing"] {
        assert!(row.contains(words), "{words:?} is missing: {row}");
    }
    assert!(page.has("main time[datetime]"), "the time of the last update");
    alan.reply(number, "Please restart it.").await;
    let row = grace.open("/requests").await.row(&format!("/requests/{number}"));
    assert!(row.contains("Waiting for you"), "{row}");
}

async fn the_lists_show_whose_turn_it_is(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let mut numbers = Vec::new();
    for subject in ["Closed subject", "Asking subject", "Running subject"] {
        numbers.push(grace.request(subject, "The line is slow since Monday.").await);
    }
    grace.press(&format!("/requests/{}", numbers[0]), "Close request").await;
    desk.admin.reply(numbers[1], "Which lamp is on?").await;
    let all = ["Closed subject", "Asking subject", "Running subject"];
    for (query, shown) in [
        ("", &all[..]),
        ("?show=yours", &all[1..2]),
        ("?show=ours", &all[2..]),
        ("?show=done", &all[..1]),
        ("?show=nonsense", &all[..]),
        ("?q=SUBJECT", &all[..]),
        ("?q=running", &all[2..]),
        ("?q=running&show=done", &[]),
    ] {
        let page = grace.open(&format!("/requests{query}")).await;
        for subject in all {
            assert_eq!(page.shows(subject), shown.contains(&subject), "{query}: {subject}");
        }
    }
    let number = numbers[2];
    grace.open(&format!("/requests?q=%23{number}")).await.assert_shows("Running subject");
    let page = grace.open("/requests?q=<b>nothing</b>").await;
    page.assert_shows("Nothing matches").assert_shows("<b>nothing</b>").link("Show all");
}

async fn a_long_list_goes_on_on_older_pages(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    for round in 0..55 {
        let fields =
            [("subject", format!("Request number {round}.")), ("description", "It hums.".to_owned())];
        let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        grace.post("/requests/new", &fields).await.assert_status(303);
    }
    let mut page = grace.open("/requests").await;
    let mut seen = Vec::new();
    loop {
        let rows = page.attributes("main a[href^='/requests/']", "href");
        seen.extend(rows.into_iter().filter_map(|href| href.rsplit('/').next()?.parse::<i64>().ok()));
        if !page.texts("a").contains(&"Older".to_owned()) {
            break;
        }
        page = grace.open(&page.link("Older")).await;
        page.link("Newer");
    }
    seen.dedup();
    assert_eq!(seen.len(), 55, "each once: {seen:?}");
    assert!(seen.is_sorted_by(|a, b| a > b), "newest first: {seen:?}");
}
