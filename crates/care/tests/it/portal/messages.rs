//! What a message is made of: markup, quotations, second thoughts.

use crate::support::{Desk, both_engines};

both_engines!(
    markup_is_drawn_safely_wherever_it_is_written,
    a_message_quotes_another_and_leads_to_it,
    a_quotation_that_is_refused_keeps_the_text,
    a_note_can_be_quoted_by_the_team_alone,
    one_edits_and_deletes_what_one_has_just_sent,
    a_quotation_is_in_the_mail_too,
);

async fn markup_is_drawn_safely_wherever_it_is_written(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "**Slow** <b onclick=alert(1)>line</b>\n- one\n- two").await;
    let page = grace.open(&format!("/requests/{number}")).await;
    page.assert_shows("<b onclick=alert(1)>line</b>");
    assert_eq!(page.texts(".said strong"), ["Slow"]);
    assert_eq!(page.texts(".said li"), ["one", "two"]);
    assert!(!page.has(".said b"));
    let form = desk.admin.open(&format!("/t/{number}")).await.form("Send reply");
    let html = "<p>Try <b onclick=x>this</b><img src=x onerror=alert(1)></p><script>alert(1)</script>";
    let page = desk.admin.submit(form.fill("Reply", html).forge("format", "html")).await;
    assert!(page.texts(".said strong").contains(&"this".to_owned()));
    assert!(!page.has(".said :is(script, img, [onclick])"));
    for (person, path, button, label) in [
        (&grace, format!("/requests/{number}"), "Send", "Message"),
        (&desk.admin, format!("/t/{number}"), "Add note", "Note"),
    ] {
        let form = person.open(&path).await.form(button);
        let page = person.submit(form.fill(label, html).forge("format", "html")).await;
        page.assert_shows("<b onclick=x>this</b>");
    }
}

async fn a_message_quotes_another_and_leads_to_it(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    desk.admin.reply(number, "Which lamp is on?").await;
    let path = format!("/requests/{number}");
    let page = grace.open(&path).await;
    let link = page.attributes("a[data-quote]", "href").pop().expect("a link to quote the newest");
    let page = grace.open(&link).await;
    page.assert_shows("Which lamp is on?").assert_shows("Do not quote");
    let page = grace.submit(page.form("Send").fill("Message", "The red one.")).await;
    let quoted = page.texts(".bubble .quoted");
    assert!(quoted.len() == 1 && quoted[0].contains("Which lamp is on?"), "{quoted:?}");
    let target = page.attributes(".bubble .quoted", "href").remove(0);
    assert!(target.starts_with('#') && page.has(&format!("li{target}")), "{target}");
    desk.admin.open(&format!("/t/{number}")).await.assert_shows("The red one.");
    for round in 0..100 {
        desk.admin.note(number, &format!("Note {round}.")).await;
    }
    let page = desk.admin.open(&format!("/t/{number}?quote={}", target.trim_start_matches("#m"))).await;
    let earlier = page.attributes(".quoting .quoted", "href").remove(0);
    assert!(earlier.contains("?before="), "{earlier}");
    let page = desk.admin.open(&earlier).await;
    assert!(page.has(&format!("li{target}")), "the link leads to the page with the message");
}

async fn a_quotation_that_is_refused_keeps_the_text(desk: Desk) {
    let (grace, mary) = (desk.customer("Grace", "Hopper").await, desk.customer("Mary", "Somerville").await);
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let other = mary.request("No signal", "The lamp is red.").await;
    let foreign =
        mary.open(&format!("/requests/{other}")).await.attributes("a[data-quote]", "data-quote").remove(0);
    for quote in [foreign.as_str(), "999999", "0", "-1", "x", "1 OR 1=1"] {
        let form = grace.open(&format!("/requests/{number}")).await.form("Send");
        let page = grace.submit(form.fill("Message", "My words.").forge("quote", quote)).await;
        page.assert_status(422).assert_shows("is not here any more").assert_hides("The lamp is red");
        assert_eq!(page.form("Send").value("Message"), "My words.");
        grace.open(&format!("/requests/{number}?quote={quote}")).await.assert_hides("Do not quote");
    }
}

async fn a_note_can_be_quoted_by_the_team_alone(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let page = desk.admin.note(number, "This one complains every week.").await;
    let note = page.attributes(".entry.note a[data-quote]", "data-quote").remove(0);
    grace.open(&format!("/requests/{number}?quote={note}")).await.assert_hides("complains");
    let page = desk.admin.open(&format!("/t/{number}?quote={note}")).await;
    assert!(page.has("form.note input[name=quote]") && !page.has("form.reply input[name=quote]"));
    let form = page.form("Send reply").fill("Reply", "As we said.").forge("quote", &note);
    desk.admin
        .submit(form)
        .await
        .assert_status(422)
        .assert_shows("Only the team may read the note you quote");
    let form = desk.admin.open(&format!("/t/{number}?quote={note}")).await.form("Add note");
    desk.admin.submit(form.fill("Note", "Again.")).await.assert_status(200);
    let form = grace.open(&format!("/requests/{number}")).await.form("Send");
    let page = grace.submit(form.fill("Message", "Hello?").forge("quote", &note)).await;
    page.assert_status(422).assert_hides("complains");
    grace.open(&format!("/requests/{number}")).await.assert_hides("complains").assert_hides("Again.");
}

async fn one_edits_and_deletes_what_one_has_just_sent(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let path = format!("/requests/{number}");
    let page = grace.message(number, "The gren one.").await;
    let edit = page.attributes(".doing a[href*='/messages/']", "href").pop().expect("a link to edit");
    let page = grace.open(&edit).await;
    assert_eq!(page.form("Save").value("Message"), "The gren one.");
    page.assert_shows("cannot be taken back");
    let empty = grace.submit(page.form("Save").fill("Message", " ")).await;
    empty.assert_status(422).assert_shows("Please write something first.");
    let page = grace.submit(page.form("Save").fill("Message", "The green one.")).await;
    page.assert_at(&path).assert_shows("The green one.").assert_shows("edited").assert_hides("gren one.");
    let team = desk.admin.open(&format!("/t/{number}")).await;
    assert_eq!(team.texts(".former .said"), ["The gren one."]);
    let page = grace.submit(page.form("Delete message")).await;
    page.assert_at(&path).assert_shows("Message deleted").assert_hides("The green one.");
    grace
        .open("/requests")
        .await
        .assert_shows("The line is slow since Monday.")
        .assert_hides("The green one.");
    let team = desk.admin.open(&format!("/t/{number}")).await;
    assert_eq!(team.texts(".former .said"), ["The gren one.", "The green one."]);
    grace.open(&edit).await.assert_status(409);
}

async fn a_quotation_is_in_the_mail_too(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is *slow* since Monday.").await;
    let page = desk.admin.open(&format!("/t/{number}")).await;
    let first = page.attributes("a[data-quote]", "data-quote").remove(0);
    let form = page.form("Send reply").fill("Reply", "**Since** which hour?").forge("quote", &first);
    desk.admin.submit(form).await.assert_status(200);
    let mail = desk.sink.next(&grace.email, "Since which hour?").await;
    assert!(mail.text().contains("> Grace Hopper: The line is slow since Monday."), "{}", mail.text());
    let html = mail.html();
    assert!(html.contains("<strong>Since</strong> which hour?"), "{html}");
    assert!(html.contains("The line is slow since Monday."), "{html}");
}
