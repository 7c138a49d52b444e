//! Double clicks, back buttons, two tabs.

use crate::support::{Desk, at_once, both_engines, number_in};

both_engines!(
    sending_a_form_twice_makes_one_request_and_the_same_answer,
    the_same_key_with_other_words_is_stored_as_new,
    sixteen_sendings_at_once_make_one_request,
    a_message_sent_twice_stands_once,
    a_reply_and_a_note_sent_twice_stand_once,
    two_customers_keys_do_not_meet,
);

async fn sending_a_form_twice_makes_one_request_and_the_same_answer(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let form = grace.open("/requests/new").await.form("Send request");
    let form = form.fill("Subject", "Slow line").fill("Description", "The line is slow since Monday.");
    assert!(
        form.content().iter().any(|(name, key)| name == "key" && key.len() >= 16),
        "{:?}",
        form.content()
    );
    let (one, two) = (grace.submit_only(form.clone()).await, grace.submit_only(form).await);
    one.assert_status(303);
    two.assert_status(303);
    assert_eq!(one.location(), two.location());
    assert_eq!(desk.value("SELECT COUNT(*) FROM tickets").await, "1");
    assert_eq!(desk.value("SELECT COUNT(*) FROM messages").await, "1");
}

async fn the_same_key_with_other_words_is_stored_as_new(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let form = grace.open("/requests/new").await.form("Send request");
    let form = form.fill("Subject", "Slow line").fill("Description", "The line is slow since Monday.");
    let one = grace.submit(form.clone()).await;
    let two = grace.submit(form.fill("Description", "And there is a hum.")).await;
    assert_ne!(number_in(&one), number_in(&two));
    two.assert_shows("And there is a hum.");
    assert_eq!(desk.value("SELECT COUNT(*) FROM tickets").await, "2");
}

async fn sixteen_sendings_at_once_make_one_request(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let form = grace.open("/requests/new").await.form("Send request");
    let form = form.fill("Subject", "Slow line").fill("Description", "The line is slow since Monday.");
    let sendings = (0..16).map(|_| {
        let (grace, form) = (grace.clone(), form.clone());
        async move { grace.submit_only(form).await }
    });
    let answers = at_once(sendings).await;
    for answer in &answers {
        answer.assert_status(303);
        assert_eq!(answer.location(), answers[0].location());
    }
    assert_eq!(desk.value("SELECT COUNT(*) FROM tickets").await, "1");
    assert_eq!(desk.value("SELECT COUNT(*) FROM events WHERE kind = 'ticket_raised'").await, "1");
}

async fn a_message_sent_twice_stands_once(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let form = grace.open(&format!("/requests/{number}")).await.form("Send").fill("Message", "Hello?");
    grace.submit(form.clone()).await.assert_status(200);
    grace.submit(form.clone()).await.assert_status(200);
    assert_eq!(desk.value("SELECT COUNT(*) FROM messages").await, "2");
    grace.submit(form.fill("Message", "Hello again?")).await.assert_status(200);
    assert_eq!(desk.value("SELECT COUNT(*) FROM messages").await, "3");
}

async fn a_reply_and_a_note_sent_twice_stand_once(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let page = desk.admin.open(&format!("/t/{number}")).await;
    let reply = page.form("Send reply").fill("Reply", "Please restart it.");
    let note = page.form("Add note").fill("Note", "Restarting helps here.");
    for form in [&reply, &reply, &note, &note] {
        desk.admin.submit(form.clone()).await.assert_status(200);
    }
    assert_eq!(desk.value("SELECT COUNT(*) FROM messages").await, "3");
    assert_eq!(desk.value("SELECT COUNT(*) FROM messages WHERE visibility = 'internal'").await, "1");
}

async fn two_customers_keys_do_not_meet(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let form = grace.open("/requests/new").await.form("Send request");
    let form = form.fill("Subject", "Slow line").fill("Description", "The line is slow since Monday.");
    let one = grace.submit_only(form.clone()).await;
    let two = mary.submit_only(form).await;
    assert_ne!(one.location(), two.location());
    grace.open(two.location()).await.assert_status(404);
}
