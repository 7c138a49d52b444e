//! One request, from raising to closing.

use crate::support::{Desk, both_engines};

both_engines!(
    a_customer_raises_a_request_with_a_detailed_description,
    the_request_page_shows_the_current_status_and_the_assigned_agents_name,
    opening_a_row_shows_the_whole_text_of_the_request,
    a_customer_closes_and_reopens_also_before_anyone_is_assigned,
    after_closing_there_is_only_reading_and_no_message_is_stored,
    a_reopened_request_goes_back_to_its_agent_or_to_nobody_when_the_agent_left,
    a_customers_message_opens_a_solved_request_again,
    the_number_of_a_request_is_never_used_again,
    another_customers_request_does_not_exist,
);

async fn a_customer_raises_a_request_with_a_detailed_description(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let description = "The router restarts every ten minutes.\n\n1. I unplugged it.\n2. I waited.\n\nIt is a Fritz!Box 7590 <blue> & \"new\" – from März 2026. 日本語 🥊";
    let page = grace.open("/requests").await;
    let page = grace.open(&page.link("New request")).await;
    let form = page.form("Send request").fill("Subject", "Router restarts & hums <often>");
    let page = grace.submit(form.fill("Description", description)).await;
    page.assert_status(200).assert_at("/requests/1");
    assert_eq!(page.heading(), "Router restarts & hums <often>");
    page.assert_shows("The router restarts every ten minutes.");
    assert_eq!(page.texts(".said ol > li"), ["I unplugged it.", "I waited."]);
    page.assert_shows("It is a Fritz!Box 7590 <blue> & \"new\" – from März 2026. 日本語 🥊");
    let stored = desk.value("SELECT body FROM messages").await;
    assert_eq!(stored.replace("\r\n", "\n"), description);
}

async fn the_request_page_shows_the_current_status_and_the_assigned_agents_name(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let path = format!("/requests/{number}");
    grace.open(&path).await.assert_shows("Waiting for us").assert_hides("Alan Turing");
    desk.admin.assign(number, "Alan Turing").await;
    grace.open(&path).await.assert_shows("Waiting for us").assert_shows("Alan Turing");
    alan.reply(number, "Please restart it.").await;
    grace.open(&path).await.assert_shows("Waiting for you");
    grace.message(number, "That did not help.").await.assert_shows("Waiting for us");
    alan.set_status(number, "Solved").await;
    grace.open(&path).await.assert_shows("Solved").assert_shows("Alan Turing");
    grace.press(&path, "Close request").await.assert_shows("Closed");
}

async fn opening_a_row_shows_the_whole_text_of_the_request(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let long: String = (0..400).map(|line| format!("Line {line} of what went wrong.\n")).collect();
    let number = grace.request("A long story", &long).await;
    for (person, path) in [(&grace, format!("/requests/{number}")), (&desk.admin, format!("/t/{number}"))] {
        let page = person.open(&path).await;
        page.assert_shows("Line 0 of what went wrong.").assert_shows("Line 399 of what went wrong.");
    }
}

async fn a_customer_closes_and_reopens_also_before_anyone_is_assigned(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let path = format!("/requests/{number}");
    let page = grace.press(&path, "Close request").await;
    page.assert_shows("Closed");
    assert!(!page.has_button("Close request") && page.has_button("Reopen request"));
    let page = grace.press(&path, "Reopen request").await;
    page.assert_shows("Waiting for us");
    assert!(page.has_button("Close request") && !page.has_button("Reopen request"));
    let (status, assignee) =
        ("SELECT status FROM tickets", "SELECT COUNT(*) FROM tickets WHERE assignee IS NULL");
    assert_eq!(desk.value(status).await, "open");
    assert_eq!(desk.value(assignee).await, "1");
}

async fn after_closing_there_is_only_reading_and_no_message_is_stored(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    alan.take(number).await;
    let (mine, theirs) = (format!("/requests/{number}"), format!("/t/{number}"));
    let open = grace.open(&mine).await.form("Send").fill("Message", "One more thing");
    let reply = alan.open(&theirs).await.form("Send reply").fill("Reply", "One more answer");
    grace.press(&mine, "Close request").await;

    let page = grace.open(&mine).await;
    assert!(!page.has_button("Send"));
    let page = alan.open(&theirs).await;
    assert!(!page.has_button("Send reply") && page.has_button("Reopen request"), "{}", page.text());
    let late = grace.submit(open).await;
    late.assert_status(409);
    let late = alan.submit(reply).await;
    late.assert_status(409);
    let admin = desk.admin.post(&format!("{theirs}/replies"), &[("reply", "me too")]).await;
    admin.assert_status(409);
    assert_eq!(desk.value("SELECT COUNT(*) FROM messages").await, "1");
}

async fn a_reopened_request_goes_back_to_its_agent_or_to_nobody_when_the_agent_left(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let path = format!("/requests/{number}");
    alan.take(number).await;
    grace.press(&path, "Close request").await;
    grace.press(&path, "Reopen request").await.assert_shows("Alan Turing");
    grace.press(&path, "Close request").await;
    let id = desk.id_of(&alan).await;
    desk.admin.post(&format!("/settings/people/{id}/deactivation"), &[]).await.assert_status(303);
    grace.press(&path, "Reopen request").await.assert_shows("Waiting for us");
    assert_eq!(
        desk.value("SELECT COUNT(*) FROM tickets WHERE assignee IS NULL AND status = 'open'").await,
        "1"
    );
    desk.admin.open("/inbox/unassigned").await.assert_shows("Slow line");
}

async fn a_customers_message_opens_a_solved_request_again(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    desk.admin.set_status(number, "Solved").await;
    grace.message(number, "It is slow again.").await.assert_shows("Waiting for us");
    assert_eq!(desk.value("SELECT status FROM tickets").await, "open");
}

async fn the_number_of_a_request_is_never_used_again(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let mut last = 0;
    for _ in 0..3 {
        let number = grace.request("Slow line", "The line is slow since Monday.").await;
        assert!(number > last);
        last = number;
        // A refused one in between may leave a gap, never a repeat.
        grace.post("/requests/new", &[("subject", ""), ("description", "")]).await.assert_status(422);
    }
}

async fn another_customers_request_does_not_exist(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let path = format!("/requests/{number}");
    let (hers, nobodys) = (mary.open(&path).await, mary.open("/requests/999999").await);
    assert_eq!((hers.status, nobodys.status), (404, 404));
    hers.assert_hides("Slow line");
    mary.post(&format!("{path}/messages"), &[("message", "hello")]).await.assert_status(404);
    mary.post(&format!("{path}/closure"), &[]).await.assert_status(404);
    mary.post(&format!("{path}/reopening"), &[]).await.assert_status(404);
    mary.open(&format!("/t/{number}")).await.assert_status(404);
    grace.open(&path).await.assert_shows("Waiting for us");
    assert_eq!(desk.value("SELECT COUNT(*) FROM messages").await, "1");
}
