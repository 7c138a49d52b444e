//! Every way to a file, tried by everybody who must not have it.

use crate::support::{Browser, Desk, both_engines};

both_engines!(
    a_sent_file_is_for_those_who_may_read_its_message,
    a_file_that_waits_is_its_authors_alone,
    the_file_of_a_note_does_not_exist_for_customers,
    nobody_sends_or_removes_what_somebody_else_handed_in,
    who_loses_a_right_loses_the_files,
);

/// Every address of a file.
fn addresses(id: i64) -> [String; 3] {
    [format!("/files/{id}/x.png"), format!("/files/{id}/thumbnail"), format!("/files/{id}/picture")]
}

async fn assert_gone(browser: &Browser, id: i64, who: &str) {
    for address in addresses(id) {
        let answer = browser.fetch(&address).await;
        assert_eq!(answer.status, 404, "{who} at {address}");
    }
    browser.post(&format!("/files/{id}/removal"), &[]).await.assert_status(404);
}

async fn assert_signed_out(browser: &Browser, id: i64) {
    for address in addresses(id) {
        let answer = browser.fetch(&address).await;
        assert_eq!(
            (answer.status, answer.header("location").starts_with("/signin")),
            (303, true),
            "{address}"
        );
    }
    assert_eq!(browser.post(&format!("/files/{id}/removal"), &[]).await.location(), "/signin");
}

async fn assert_has(browser: &Browser, id: i64, who: &str) {
    for address in addresses(id) {
        assert_eq!(browser.fetch(&address).await.status, 200, "{who} at {address}");
    }
}

async fn a_sent_file_is_for_those_who_may_read_its_message(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let agent = desk.agent("Alan", "Turing").await;
    let form = grace.open("/requests/new").await.form("Send request");
    let form = form.fill("Subject", "Red light").fill("Description", "See the picture.");
    let number = grace.submit_with(&form, &[("light.png", &testkit::pictures::png(40, 30))]).await;
    let number: i64 = number.location().rsplit('/').next().expect("a number").parse().expect("a number");
    let page = grace.open(&format!("/requests/{number}")).await;
    let address = page.files().remove(0);
    assert!(
        !address.contains(&desk.value("SELECT hash FROM blobs").await),
        "an address never tells the hash"
    );
    let id: i64 = address.split('/').nth(2).expect("an id").parse().expect("a number");
    for (browser, who) in
        [(&grace.browser, "its author"), (&agent.browser, "an agent"), (&desk.admin.browser, "an admin")]
    {
        assert_has(browser, id, who).await;
    }
    assert_gone(&mary, id, "another customer").await;
    assert_signed_out(&desk.visitor(), id).await;
    let mut stranger_ids = Vec::new();
    for walked in 1..id + 20 {
        stranger_ids.push(mary.fetch(&format!("/files/{walked}/x")).await.status);
    }
    assert!(stranger_ids.iter().all(|status| *status == 404), "{stranger_ids:?}");
}

async fn a_file_that_waits_is_its_authors_alone(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let agent = desk.agent("Alan", "Turing").await;
    let picture = testkit::pictures::png(40, 30);
    let number = grace.request("Red light", "It blinks.").await;
    let draft = grace.attach(&format!("message.{number}"), "light.png", &picture).await;
    assert_has(&grace, draft, "its author").await;
    for (browser, who) in
        [(&mary.browser, "another"), (&agent.browser, "an agent"), (&desk.admin.browser, "an admin")]
    {
        assert_gone(browser, draft, who).await;
    }
    assert_signed_out(&desk.visitor(), draft).await;
    desk.admin.take(number).await;
    let staff_draft = desk.admin.attach(&format!("reply.{number}"), "plan.png", &picture).await;
    assert_gone(&grace, staff_draft, "the customer").await;
    assert_gone(&agent, staff_draft, "a colleague").await;
}

async fn the_file_of_a_note_does_not_exist_for_customers(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Red light", "It blinks.").await;
    let file =
        desk.admin.attach(&format!("note.{number}"), "secret.png", &testkit::pictures::png(40, 30)).await;
    desk.admin.note(number, "For us.").await;
    assert_has(&desk.admin, file, "an admin").await;
    assert_gone(&grace, file, "the customer").await;
    grace.open(&format!("/requests/{number}")).await.assert_hides("secret.png");
    let mails = desk
        .value("SELECT COUNT(*) FROM mails WHERE recipient LIKE 'grace%' AND kind = 'reply_customer'")
        .await;
    assert_eq!(mails, "0");
}

async fn nobody_sends_or_removes_what_somebody_else_handed_in(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let file = grace.attach("new", "mine.txt", b"mine").await;
    let (hers, his) = (mary.request("Hers", "Hello.").await, grace.request("His", "Hello.").await);
    for (person, number) in [(&mary, hers), (&grace, his)] {
        let form = person.open(&format!("/requests/{number}")).await.form("Send");
        let form = form.fill("Message", "With a file.").forge("attached", &file.to_string());
        let refused = person.submit_only(form).await;
        refused.assert_status(422).assert_shows("One of the files is not there any more.");
    }
    assert_eq!(mary.upload(&format!("message.{his}"), "x.txt", b"x").await.status, 404);
    assert_eq!(mary.upload(&format!("reply.{hers}"), "x.txt", b"x").await.status, 404);
    assert_eq!(desk.admin.upload("new", "x.txt", b"x").await.status, 404);
    assert_eq!(mary.upload("elsewhere.1", "x.txt", b"x").await.status, 404);
    assert_eq!(grace.fetch(&format!("/files/{file}/mine.txt")).await.content, b"mine");
}

async fn who_loses_a_right_loses_the_files(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let agent = desk.agent("Alan", "Turing").await;
    let file = grace.attach("new", "light.png", &testkit::pictures::png(40, 30)).await;
    grace.request("Red light", "It blinks.").await;
    assert_has(&agent, file, "an agent").await;
    let id = desk.id_of(&agent).await;
    desk.admin.post(&format!("/settings/people/{id}/deactivation"), &[]).await.assert_status(303);
    assert_signed_out(&agent, file).await;
}
