//! What was typed and not sent waits on the server, for its author alone.

use crate::support::{Desk, Page, Person, both_engines};

both_engines!(
    a_draft_is_in_its_field_again_on_another_device_and_gone_when_sent,
    a_draft_of_a_new_request_is_there_again,
    nobody_else_sees_or_writes_a_draft,
    a_draft_survives_signing_out,
);

async fn save(person: &Person, place: &str, text: &str) -> Page {
    let fields = [("place", place), ("subject", "Wifi"), ("text", text), ("key", "k1")];
    person.post("/drafts", &fields).await
}

fn typed(page: &Page) -> String {
    page.texts("textarea").concat()
}

async fn a_draft_is_in_its_field_again_on_another_device_and_gone_when_sent(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "Since Monday.").await;
    let path = format!("/requests/{number}");
    let saved = save(&grace, &format!("message.{number}"), "I was just <about> to").await;
    saved.assert_status(200);
    assert!(saved.body.starts_with("Saved "), "{}", saved.body);
    let phone = grace.elsewhere();
    phone.sign_in().await;
    assert_eq!(typed(&phone.open(&path).await), "I was just <about> to");
    grace.message(number, "It works.").await;
    assert_eq!(typed(&phone.open(&path).await), "");
}

async fn a_draft_of_a_new_request_is_there_again(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    save(&grace, "new", "Slow upstairs").await.assert_status(200);
    let page = grace.open("/requests/new").await;
    assert_eq!(typed(&page), "Slow upstairs");
    assert_eq!(page.attributes("#subject", "value"), ["Wifi"]);
    grace.request("Wifi", "Slow upstairs.").await;
    assert_eq!(typed(&grace.open("/requests/new").await), "");
}

async fn nobody_else_sees_or_writes_a_draft(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let mary = desk.customer("Mary", "Somerville").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "Since Monday.").await;
    alan.take(number).await;
    save(&alan, &format!("note.{number}"), "She complains every week").await.assert_status(200);
    save(&alan, &format!("reply.{number}"), "Dear Grace").await.assert_status(200);
    grace.open(&format!("/requests/{number}")).await.assert_hides("complains").assert_hides("Dear Grace");
    assert_eq!(typed(&desk.admin.open(&format!("/t/{number}")).await), "");
    let own = alan.open(&format!("/t/{number}")).await;
    assert_eq!(own.texts("textarea"), ["Dear Grace", "She complains every week"]);
    for (who, place) in [
        (&mary, format!("message.{number}")),
        (&grace, format!("note.{number}")),
        (&alan, format!("message.{number}")),
        (&alan, "new".to_owned()),
        (&grace, "nowhere".to_owned()),
    ] {
        save(who, &place, "Hello").await.assert_status(404);
    }
}

async fn a_draft_survives_signing_out(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "Since Monday.").await;
    save(&grace, &format!("message.{number}"), "I was just about to").await.assert_status(200);
    grace.sign_out().await;
    save(&grace, &format!("message.{number}"), "Nobody is here").await.assert_status(303);
    grace.sign_in().await;
    assert_eq!(typed(&grace.open(&format!("/requests/{number}")).await), "I was just about to");
}
