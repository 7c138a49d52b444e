//! Working on a ticket.

use crate::support::{Desk, both_engines};

both_engines!(
    an_agent_takes_an_unassigned_ticket_and_the_second_one_is_told_who_has_it,
    an_agent_replies_and_sets_status_and_priority_on_own_tickets_only_but_notes_on_any,
    a_public_reply_makes_it_pending_and_a_note_changes_no_status,
    an_own_agent_solves_closes_and_reopens,
    every_change_stands_in_the_history,
    odd_status_and_priority_words_are_refused,
    fields_that_a_form_does_not_have_are_ignored,
);

async fn an_agent_takes_an_unassigned_ticket_and_the_second_one_is_told_who_has_it(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let (alan, joan) = (desk.agent("Alan", "Turing").await, desk.agent("Joan", "Clarke").await);
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let take = joan.open(&format!("/t/{number}")).await.form("Take");
    alan.take(number).await.assert_status(200).assert_shows("Open");
    let late = joan.submit(take).await;
    late.assert_status(409).assert_shows("Alan Turing");
    alan.open("/inbox/mine").await.assert_shows("Slow line");
    assert!(!joan.open(&format!("/t/{number}")).await.has_button("Take"));
}

async fn an_agent_replies_and_sets_status_and_priority_on_own_tickets_only_but_notes_on_any(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let (alan, joan) = (desk.agent("Alan", "Turing").await, desk.agent("Joan", "Clarke").await);
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    alan.take(number).await;
    let path = format!("/t/{number}");
    let page = joan.open(&path).await;
    page.assert_status(200).assert_shows("slow since Monday");
    assert!(
        !page.has_button("Send reply") && !page.has_button("Set status") && !page.has_button("Set priority")
    );
    joan.post(&format!("{path}/replies"), &[("reply", "Hi")]).await.assert_status(403);
    joan.post(&format!("{path}/status"), &[("status", "solved")]).await.assert_status(403);
    joan.post(&format!("{path}/priority"), &[("priority", "urgent")]).await.assert_status(403);
    joan.post(&format!("{path}/closure"), &[]).await.assert_status(403);
    let id = desk.id_of(&joan).await.to_string();
    let assign = joan.post(&format!("{path}/assignment"), &[("assignee", &id)]).await;
    assert!(matches!(assign.status, 403 | 404), "{}", assign.status);
    joan.note(number, "I know this line.").await.assert_status(200).assert_shows("I know this line.");
    alan.open(&path).await.assert_shows("I know this line.").assert_shows("Joan Clarke");
    desk.admin.reply(number, "I answer for Alan.").await.assert_status(200);
    assert_eq!(desk.value("SELECT COUNT(*) FROM messages").await, "3");
    assert_eq!(desk.value("SELECT priority FROM tickets").await, "normal");
}

async fn a_public_reply_makes_it_pending_and_a_note_changes_no_status(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let status = "SELECT status FROM tickets";
    assert_eq!(desk.value(status).await, "new");
    alan.note(number, "Looks like the cable.").await;
    assert_eq!(desk.value(status).await, "new");
    alan.take(number).await;
    assert_eq!(desk.value(status).await, "open");
    alan.reply(number, "Which lamp is on?").await;
    assert_eq!(desk.value(status).await, "pending");
    alan.note(number, "Waiting for the lamp.").await;
    assert_eq!(desk.value(status).await, "pending");
    grace.message(number, "The red one.").await;
    assert_eq!(desk.value(status).await, "open");
}

async fn an_own_agent_solves_closes_and_reopens(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    alan.take(number).await;
    alan.set_status(number, "Solved").await.assert_status(200);
    assert_eq!(desk.value("SELECT status FROM tickets").await, "solved");
    let path = format!("/t/{number}");
    let form = alan.open(&path).await.form_at(&format!("{path}/closure"));
    alan.submit(form).await.assert_status(200).assert_shows("Closed");
    let form = alan.open(&path).await.form_at(&format!("{path}/reopening"));
    alan.submit(form).await.assert_status(200);
    assert_eq!(desk.value("SELECT status FROM tickets").await, "open");
    let page = alan.open(&path).await;
    alan.submit(page.form("Set priority").fill("Priority", "Urgent"))
        .await
        .assert_status(200)
        .assert_shows("Urgent");
    assert_eq!(desk.value("SELECT priority FROM tickets").await, "urgent");
}

async fn every_change_stands_in_the_history(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    desk.admin.assign(number, "Alan Turing").await;
    alan.reply(number, "Which lamp is on?").await;
    alan.note(number, "Looks like the cable.").await;
    let page = alan.open(&format!("/t/{number}")).await;
    alan.submit(page.form("Set priority").fill("Priority", "High")).await;
    alan.set_status(number, "Solved").await;
    grace.press(&format!("/requests/{number}"), "Close request").await;
    grace.press(&format!("/requests/{number}"), "Reopen request").await;
    let events =
        desk.rows(&format!("SELECT kind FROM events WHERE ticket = {number} ORDER BY id")).await.concat();
    for kind in [
        "ticket_raised",
        "ticket_assigned",
        "message_posted",
        "note_added",
        "priority_changed",
        "ticket_closed",
        "ticket_reopened",
    ] {
        assert!(events.iter().any(|event| event == kind), "{kind} is missing in {events:?}");
    }
    let page = desk.admin.open(&format!("/t/{number}")).await;
    for words in ["Grace Hopper", "Alan Turing", "Ada Lovelace", "High"] {
        page.assert_shows(words);
    }
}

async fn odd_status_and_priority_words_are_refused(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    for odd in ["", "new ", "deleted", "CLOSED", "0", "' OR 1=1 --"] {
        let page = desk.admin.post(&format!("/t/{number}/status"), &[("status", odd)]).await;
        assert!(matches!(page.status, 409 | 422), "{odd:?}: {}", page.status);
        let page = desk.admin.post(&format!("/t/{number}/priority"), &[("priority", odd)]).await;
        assert!(matches!(page.status, 409 | 422), "{odd:?}: {}", page.status);
    }
    assert_eq!(desk.rows("SELECT status, priority FROM tickets").await, [["new", "normal"]]);
}

async fn fields_that_a_form_does_not_have_are_ignored(desk: Desk) {
    let extra = [
        ("role", "admin"),
        ("state", "active"),
        ("is_admin", "1"),
        ("verified_at", "1"),
        ("id", "1"),
        ("requester", "1"),
        ("assignee", "1"),
        ("status", "closed"),
        ("visibility", "internal"),
        ("created_at", "1"),
        ("number", "77"),
        ("author", "1"),
    ];
    let grace = desk.customer("Grace", "Hopper").await;
    let forge =
        |form: crate::support::Form| extra.iter().fold(form, |form, (name, value)| form.forge(name, value));
    let form = grace.open("/requests/new").await.form("Send request");
    let form = form.fill("Subject", "Slow line").fill("Description", "The line is slow since Monday.");
    grace.submit(forge(form)).await.assert_status(200).assert_at("/requests/1");
    let form = grace.open("/requests/1").await.form("Send").fill("Message", "Hello?");
    grace.submit(forge(form)).await.assert_status(200).assert_shows("Hello?");
    let form = grace.open("/account").await.form("Save");
    grace.submit(forge(form)).await;
    let ticket = desk.rows("SELECT number, status, COALESCE(assignee, 0) FROM tickets").await;
    assert_eq!(ticket, [["1", "new", "0"]]);
    assert_eq!(
        desk.value("SELECT COUNT(*) FROM messages WHERE visibility = 'internal' OR created_at < 1000").await,
        "0"
    );
    assert_eq!(desk.value("SELECT COUNT(*) FROM people WHERE role = 'admin'").await, "1");

    let eve = desk.stranger("Eve", "Moneypenny");
    let form = eve.open("/signup").await.form("Create account");
    let form = form.fill("First name", "Eve").fill("Last name", "Moneypenny").fill("Email", &eve.email);
    let form =
        form.fill("Password", crate::support::PASSWORD).fill("Confirm password", crate::support::PASSWORD);
    let page = eve.submit(form.forge("role", "admin").forge("state", "active")).await;
    if page.status == 200 {
        let code = desk.sink.code(&eve.email).await;
        eve.submit(page.form("Confirm email").fill("Code", &code)).await;
    }
    assert_eq!(desk.value("SELECT COUNT(*) FROM people WHERE role = 'admin'").await, "1");
    assert_ne!(eve.open("/settings/people").await.path(), "/settings/people");
}
