//! The mails about a request.

use crate::support::{Desk, Mail, both_engines, until};

both_engines!(
    a_new_request_is_confirmed_to_the_customer_and_told_to_admins,
    a_reply_is_mailed_to_the_other_side,
    solving_closing_and_reopening_are_mailed,
    nobody_is_mailed_about_what_they_did_themselves,
    a_note_is_mailed_to_no_customer,
    every_mail_has_text_and_html_and_links_to_what_it_is_about,
    words_from_people_are_words_in_mails_too,
    nobody_injects_a_header,
    one_event_makes_one_mail_a_recipient,
);

fn about(mail: &Mail, number: i64, end: &str) {
    assert!(mail.subject().contains(&format!("[#{number}]")), "{}", mail.subject());
    assert!(mail.first_link().ends_with(end), "{} is not about {end}", mail.first_link());
    let html = scraper::Html::parse_document(&mail.html());
    let links = scraper::Selector::parse("a[href]").expect("a selector");
    let first =
        html.select(&links).next().and_then(|link| link.attr("href")).expect("a link in the HTML part");
    assert_eq!(first, mail.first_link(), "both parts lead to the same place first");
}

async fn a_new_request_is_confirmed_to_the_customer_and_told_to_admins(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let tag = format!("[#{number}]");
    about(&desk.sink.next(&grace.email, &tag).await, number, &format!("/requests/{number}"));
    let mail = desk.sink.next(&desk.admin.email, &tag).await;
    about(&mail, number, &format!("/t/{number}"));
    assert!(mail.text().contains("Grace Hopper") && mail.text().contains("Slow line"), "{}", mail.text());
}

async fn a_reply_is_mailed_to_the_other_side(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    alan.take(number).await;
    alan.reply(number, "Which lamp is on?").await;
    let mail = desk.sink.next(&grace.email, "Which lamp is on?").await;
    about(&mail, number, &format!("/requests/{number}"));
    assert!(mail.text().contains("Alan Turing"));
    grace.message(number, "The red one.").await;
    let mail = desk.sink.next(&alan.email, "The red one.").await;
    about(&mail, number, &format!("/t/{number}"));
}

async fn solving_closing_and_reopening_are_mailed(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    alan.take(number).await;
    desk.settle().await;
    desk.sink.forget();
    alan.set_status(number, "Solved").await;
    about(&desk.sink.next(&grace.email, "solved").await, number, &format!("/requests/{number}"));
    grace.press(&format!("/requests/{number}"), "Close request").await;
    about(&desk.sink.next(&alan.email, "closed").await, number, &format!("/t/{number}"));
    grace.press(&format!("/requests/{number}"), "Reopen request").await;
    about(&desk.sink.next(&alan.email, "reopened").await, number, &format!("/t/{number}"));
    let form = alan.open(&format!("/t/{number}")).await.form_at(&format!("/t/{number}/closure"));
    alan.submit(form).await;
    about(&desk.sink.next(&grace.email, "closed").await, number, &format!("/requests/{number}"));
    let form = alan.open(&format!("/t/{number}")).await.form_at(&format!("/t/{number}/reopening"));
    alan.submit(form).await;
    about(&desk.sink.next(&grace.email, "reopened").await, number, &format!("/requests/{number}"));
}

async fn nobody_is_mailed_about_what_they_did_themselves(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    alan.take(number).await;
    desk.settle().await;
    let (hers, his) = (desk.sink.to(&grace.email).len(), desk.sink.to(&alan.email).len());
    grace.message(number, "The red one.").await;
    desk.sink.next(&alan.email, "The red one.").await;
    desk.settle().await;
    assert_eq!(desk.sink.to(&grace.email).len(), hers);
    assert_eq!(desk.sink.to(&alan.email).len(), his + 1);
    let his = desk.sink.to(&alan.email).len();
    alan.reply(number, "Which lamp is on?").await;
    alan.set_status(number, "Solved").await;
    desk.sink.next(&grace.email, "solved").await;
    desk.settle().await;
    assert_eq!(desk.sink.to(&alan.email).len(), his);
}

async fn a_note_is_mailed_to_no_customer(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    desk.sink.next(&grace.email, "[#").await;
    desk.admin.note(number, "She calls every week.").await;
    desk.settle().await;
    for mail in desk.sink.to(&grace.email) {
        assert!(!mail.text().contains("every week"), "{}", mail.text());
    }
}

async fn every_mail_has_text_and_html_and_links_to_what_it_is_about(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    alan.take(number).await;
    alan.reply(number, "Which lamp is on?").await;
    desk.sink.next(&grace.email, "Which lamp is on?").await;
    let mails = desk.sink.all();
    assert!(mails.len() >= 7, "{}", mails.len());
    for mail in &mails {
        assert!(!mail.text().trim().is_empty() && mail.html().contains("<"), "{}", mail.subject());
        assert!(mail.first_link().starts_with(&desk.base()), "{}: {}", mail.subject(), mail.first_link());
        assert!(!mail.subject().trim().is_empty());
        assert!(mail.header("Date").is_some() && mail.header("From").is_some());
        assert!(mail.header("Auto-Submitted").is_some(), "so that no machine answers");
        assert!(!mail.text().contains("{{") && !mail.html().contains("{{"), "{}", mail.text());
        assert!(!mail.html().contains("<script") && !mail.html().contains("<img src=\"http"));
    }
    let mut ids: Vec<_> = mails.iter().map(Mail::message_id).collect();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), mails.len(), "each mail has a Message-ID of its own");
}

async fn words_from_people_are_words_in_mails_too(desk: Desk) {
    let mut grace = desk.stranger("<img src=x onerror=alert(1)>", "{{1111*1111}} {% raw %}");
    grace.email = "grace@example.test".to_owned();
    desk.register_and_confirm(&grace, "Customer").await.assert_at("/requests");
    let number = grace
        .request("<b>bold</b> {{ 1111 * 1111 }} & \"more\"", "</pre><script>alert(1)</script> ${1111*1111}")
        .await;
    let mail = desk.sink.next(&desk.admin.email, &format!("[#{number}]")).await;
    assert!(mail.subject().contains("<b>bold</b> {{ 1111 * 1111 }} & \"more\""), "{}", mail.subject());
    assert!(
        !mail.html().contains("<b>bold")
            && !mail.html().contains("<script")
            && !mail.html().contains("<img src=x")
    );
    assert!(mail.html().contains("&lt;"), "it is there as words:\n{}", mail.html());
    for mail in desk.sink.all() {
        assert!(!mail.html().contains("<img src=x") && !mail.text().contains("1234321"), "{}", mail.text());
    }
    for (person, path) in [(&grace, format!("/requests/{number}")), (&desk.admin, format!("/t/{number}"))] {
        let page = person.open(&path).await;
        page.assert_shows("<b>bold</b> {{ 1111 * 1111 }} & \"more\"")
            .assert_shows("<script>alert(1)</script>");
        page.assert_hides("<script>alert").assert_hides("<img src=x").assert_hides("<b>bold");
    }
    desk.admin.open("/inbox/unassigned").await.assert_hides("<b>bold").assert_hides("<img src=x");
    grace.open("/requests").await.assert_hides("<b>bold").assert_hides("<img src=x");
}

async fn nobody_injects_a_header(desk: Desk) {
    let mut grace = desk.stranger("Grace\r\nBcc: victim@example.test", "Hopper\nX-Evil: 1");
    grace.email = "grace@example.test".to_owned();
    let page = desk.register(&grace, "Customer").await;
    if page.status == 200 {
        let code = desk.sink.code(&grace.email).await;
        grace.submit(page.form("Confirm email").fill("Code", &code)).await.assert_at("/requests");
    } else {
        page.assert_status(422);
        grace = desk.customer("Grace", "Hopper").await;
    }
    let subject =
        "Slow\r\nBcc: victim@example.test\r\n\r\n<h1>spam</h1> =?utf-8?q?x=0D=0ABcc:_victim@example.test?=";
    let fields =
        [("subject", subject), ("description", "It hums.\r\n.\r\nMAIL FROM:<evil@example.test>\r\n")];
    let page = grace.post("/requests/new", &fields).await;
    assert!(matches!(page.status, 303 | 422), "{}", page.status);
    let number = grace.request("A tame one", "It hums.").await;
    desk.sink.next(&desk.admin.email, &format!("[#{number}]")).await;
    desk.settle().await;
    for mail in desk.sink.all() {
        assert!([&grace.email, &desk.admin.email].contains(&&mail.to), "a mail to {}", mail.to);
        let names = mail.header_names();
        assert!(!names.iter().any(|name| name == "bcc" || name == "x-evil"), "{names:?}");
        for single in ["subject", "from", "to", "message-id", "date"] {
            assert_eq!(names.iter().filter(|name| *name == single).count(), 1, "{single} in {names:?}");
        }
    }
    for email in [
        "grace@example.test\r\nRCPT TO:<victim@example.test>",
        "a@b.test,victim@example.test",
        "\"a\r\n\"@b.test",
        "<a@b.test>",
    ] {
        let page = desk.visitor().post("/forgot", &[("email", email)]).await;
        assert!(matches!(page.status, 303 | 422), "{email:?}: {}", page.status);
    }
    assert!(desk.sink.to("victim@example.test").is_empty());
}

async fn one_event_makes_one_mail_a_recipient(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    for round in 0..10 {
        grace.request(&format!("Request {round}"), "It hums.").await;
    }
    until("all mails are sent", async || {
        let waiting = "SELECT COUNT(*) FROM mails WHERE state = 'waiting'";
        let done = desk.value("SELECT COUNT(*) FROM jobs").await == "0" && desk.value(waiting).await == "0";
        done.then_some(())
    })
    .await;
    assert_eq!(desk.sink.to(&grace.email).iter().filter(|mail| mail.subject().contains("[#")).count(), 10);
    let twice = "SELECT COUNT(*) FROM (SELECT event, recipient FROM mails GROUP BY event, recipient HAVING COUNT(*) > 1) AS twice";
    assert_eq!(desk.value(twice).await, "0");
}
