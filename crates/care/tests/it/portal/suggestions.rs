//! What may answer a request before it is sent, and the assistant's own answer to one.

use crate::support::{Desk, Page, Person, both_engines};

both_engines!(
    what_fits_is_a_part_of_the_page_and_internal_articles_are_not,
    this_solved_it_sends_nothing_and_keeps_what_was_typed_only_when_told_to,
    suggestions_end_with_a_wait_and_leave_the_form_alone,
    the_form_needs_no_suggestions,
);

const WIFI: &str = "Move the router away from metal and water. If the wifi is still slow in one room, put a second access \
                    point half way.";

pub async fn article(admin: &Person, title: &str, visibility: &str, body: &str) {
    let page = admin.open("/settings/articles/new").await;
    let form = page.form("Save article").fill("Title", title).fill("Body", body).fill("Category", "Faults");
    admin.submit(form.fill("Visibility", visibility)).await.assert_status(200);
}

async fn typing(person: &Person, words: &str) -> Page {
    person.post("/suggestions", &[("subject", ""), ("description", words)]).await
}

async fn what_fits_is_a_part_of_the_page_and_internal_articles_are_not(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    article(&desk.admin, "Wifi is slow in one room", "Public", WIFI).await;
    article(&desk.admin, "Slow wifi, what we know inside", "Internal", "Wifi slow: the node is old.").await;
    typing(&grace, "slow wifi").await.assert_status(204);
    let part = typing(&grace, "The wifi is slow in one room").await;
    part.assert_status(200)
        .assert_shows("Wifi is slow in one room")
        .assert_hides("inside")
        .assert_hides("the node");
    assert_eq!(part.attributes(".hints a", "href"), ["/help/wifi-is-slow-in-one-room"]);
    assert_eq!(part.attributes(".hints", "data-count"), ["1 suggestion below the subject"]);
    let words = "The wifi is <script>alert(1)</script> slow ' OR 1=1 -- {{7*7}} %s%n MATCH \"a* NEAR(";
    assert!(matches!(typing(&grace, words).await.status, 200 | 204), "words are words");
}

async fn this_solved_it_sends_nothing_and_keeps_what_was_typed_only_when_told_to(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    article(&desk.admin, "Wifi is slow in one room", "Public", WIFI).await;
    let target = "article:wifi-is-slow-in-one-room";
    let typed = [("subject", "Wifi"), ("description", "Slow in one room."), ("keep", target)];
    let page = grace.post("/suggestions/solved", &typed).await;
    assert_eq!((page.status, page.location()), (303, "/requests"));
    let form = grace.open("/requests/new").await;
    assert_eq!(form.texts("textarea").concat(), "Slow in one room.");
    let page = grace.post("/suggestions/solved", &[("discard", target)]).await;
    assert_eq!((page.status, page.location()), (303, "/requests"));
    grace.open("/requests").await.assert_shows("Nothing was sent.");
    assert_eq!(grace.open("/requests/new").await.texts("textarea").concat(), "");
    for wrong in ["article:nothing", "service:nothing", "article", "", "../x"] {
        grace.post("/suggestions/solved", &[("discard", wrong)]).await.assert_status(404);
    }
}

async fn suggestions_end_with_a_wait_and_leave_the_form_alone(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    for _ in 0..20 {
        assert!(typing(&grace, "The wifi is slow").await.status < 300);
    }
    let refused = typing(&grace, "The wifi is slow").await;
    refused.assert_status(429);
    assert!(refused.header("retry-after").parse::<u64>().is_ok());
    grace.request("Wifi", "The wifi is slow.").await;
}

async fn the_form_needs_no_suggestions(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let page = grace.open("/requests/new").await;
    assert!(!page.has("[data-list] *"), "nothing in the way");
    grace.request("Wifi", "The wifi is slow in one room.").await;
}
