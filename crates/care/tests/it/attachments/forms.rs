//! Forms with and without files, in both encodings.

use crate::support::{Desk, at_once, both_engines, number_in};

both_engines!(
    every_field_for_text_takes_files,
    a_form_without_files_is_taken_in_both_encodings,
    what_was_handed_in_stays_when_the_form_is_refused,
    a_file_left_out_is_not_sent,
    a_form_with_files_sent_twice_is_one_message,
    two_at_once_send_a_file_once,
    reply_mails_name_the_files,
);

async fn every_field_for_text_takes_files(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let form = grace.open("/requests/new").await.form("Send request");
    let form = form.fill("Subject", "Red light").fill("Description", "See below.");
    let sent = grace.submit_with(&form, &[("one.txt", b"1"), ("", b""), ("two.txt", b"22")]).await;
    let path = sent.assert_status(303).location().to_owned();
    let page = grace.open(&path).await;
    page.assert_shows("one.txt 1 B").assert_shows("two.txt 2 B");
    let number = number_in(&page);
    let form = page.form("Send").fill("Message", "Another.");
    grace.submit_with(&form, &[("three.txt", b"333")]).await.assert_status(303);
    desk.admin.take(number).await;
    let ticket = format!("/t/{number}");
    let form = desk.admin.open(&ticket).await.form("Send reply").fill("Reply", "Look.");
    desk.admin.submit_with(&form, &[("four.txt", b"4444")]).await.assert_status(303);
    let form = desk.admin.open(&ticket).await.form("Add note").fill("Note", "Internal.");
    desk.admin.submit_with(&form, &[("five.txt", b"55555")]).await.assert_status(303);
    let staff = desk.admin.open(&ticket).await;
    assert_eq!(staff.files().len(), 5, "{}", staff.text());
    let customer = grace.open(&path).await;
    assert_eq!(customer.files().len(), 4);
    let mut contents = Vec::new();
    for address in customer.files() {
        contents.push(String::from_utf8(grace.fetch(&address).await.content).expect("text"));
    }
    assert_eq!(contents, ["1", "22", "333", "4444"]);
}

async fn a_form_without_files_is_taken_in_both_encodings(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "Since Monday.").await;
    let page = grace.open(&format!("/requests/{number}")).await;
    grace.submit_with(&page.form("Send").fill("Message", "In parts"), &[("", b"")]).await.assert_status(303);
    grace.submit_only(page.form("Send").fill("Message", "In one")).await.assert_status(303);
    let page = grace.open(&format!("/requests/{number}")).await;
    page.assert_shows("In parts").assert_shows("In one");
    assert!(page.files().is_empty());
    let visitor = desk.visitor();
    let form = visitor.open("/signin").await.form("Sign in");
    let form = form.fill("Email", &grace.email).fill("Password", crate::support::PASSWORD);
    let signed_in = visitor.submit_with(&form, &[("stray.txt", b"nobody asked")]).await;
    assert_eq!((signed_in.status, signed_in.location()), (303, "/requests"), "every form takes either");
    assert_eq!(desk.value("SELECT COUNT(*) FROM attachments").await, "0");
}

async fn what_was_handed_in_stays_when_the_form_is_refused(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let form = grace.open("/requests/new").await.form("Send request").fill("Description", "No subject.");
    let refused = grace.submit_with(&form, &[("kept.txt", b"kept")]).await;
    refused.assert_status(422).assert_shows("kept.txt");
    let form = refused.form("Send request").fill("Subject", "Now with one");
    assert_eq!(form.value("Description"), "No subject.");
    let page = grace.submit(form).await;
    page.assert_shows("kept.txt 4 B");
    assert_eq!(grace.open("/requests/new").await.attributes("[name=attached]", "value"), [] as [String; 0]);
}

async fn a_file_left_out_is_not_sent(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "Since Monday.").await;
    let place = format!("message.{number}");
    let (left, sent) =
        (grace.attach(&place, "left.txt", b"l").await, grace.attach(&place, "sent.txt", b"s").await);
    let page = grace.open(&format!("/requests/{number}")).await;
    let form = page.form("Send").fill("Message", "One of them.").without("attached");
    let page = grace.submit(form.forge("attached", &sent.to_string())).await;
    assert_eq!(page.files(), [format!("/files/{sent}/sent.txt")]);
    assert_eq!(page.attributes("[name=attached]", "value"), [left.to_string()], "it still waits");
    grace.post(&format!("/files/{left}/removal"), &[]).await.assert_status(204);
    grace.open(&format!("/requests/{number}")).await.assert_hides("left.txt");
}

async fn a_form_with_files_sent_twice_is_one_message(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "Since Monday.").await;
    let form = grace.open(&format!("/requests/{number}")).await.form("Send").fill("Message", "Look.");
    let one = grace.submit_with(&form, &[("a.txt", b"a")]).await;
    let two = grace.submit_with(&form, &[("a.txt", b"a")]).await;
    assert_eq!((one.status, one.location()), (303, two.location()));
    let page = grace.open(&format!("/requests/{number}")).await;
    assert_eq!(page.files().len(), 1);
    assert!(!page.has("[name=attached]"), "the second copy does not stay behind");
}

async fn two_at_once_send_a_file_once(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "Since Monday.").await;
    grace.attach(&format!("message.{number}"), "a.txt", b"a").await;
    let page = grace.open(&format!("/requests/{number}")).await;
    let sendings = (0..8).map(|at| {
        let form = page.form("Send").fill("Message", &format!("Try {at}")).forge("key", &format!("key-{at}"));
        let grace = grace.clone();
        async move { grace.submit_only(form).await.status }
    });
    let statuses = at_once(sendings).await;
    assert_eq!(statuses.iter().filter(|status| **status == 303).count(), 1, "{statuses:?}");
    assert_eq!(desk.value("SELECT COUNT(*) FROM attachments WHERE message IS NOT NULL").await, "1");
}

async fn reply_mails_name_the_files(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "Since Monday.").await;
    desk.admin.take(number).await;
    let file = desk.admin.attach(&format!("reply.{number}"), "Plan B.pdf", &vec![b'x'; 420 << 10]).await;
    desk.admin.reply(number, "See the plan.").await;
    let mail = desk.sink.next(&grace.email, "See the plan.").await;
    let link = format!("/files/{file}/Plan%20B.pdf");
    for part in [mail.text(), mail.html()] {
        assert!(part.contains("Plan B.pdf") && part.contains("420 kB") && part.contains(&link), "{part}");
    }
    assert!(mail.bytes.len() < 20_000, "the file itself stays here");
    assert!(mail.first_link().ends_with(&format!("/requests/{number}")));
}
