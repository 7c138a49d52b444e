//! A chat goes to a person, who answers in the same window.

use crate::support::{Desk, both_engines};

both_engines!(
    a_visitor_gets_a_person_in_the_same_window,
    the_team_sees_who_waits_first_and_what_was_said,
    five_chats_an_hour_become_requests_from_one_network,
    a_closed_request_ends_its_chat,
    a_file_of_the_team_is_had_from_the_chat_by_its_visitor_alone,
    the_team_sees_how_a_chat_came_and_that_its_address_is_not_proven,
);

async fn a_visitor_gets_a_person_in_the_same_window(desk: Desk) {
    let visitor = desk.visitor();
    let page = visitor.open("/assistant").await;
    let page = visitor.submit(page.form("Ask").fill("Your question", "my frob is blorped")).await;
    let page = visitor.submit(page.form("Ask").fill("Your question", "let me talk to a human")).await;
    page.assert_shows("number 1 in the queue");
    let number: i64 = desk.value("SELECT number FROM tickets").await.parse().expect("a number");
    desk.admin.take(number).await;
    desk.admin.reply(number, "What does **it** do?").await;
    let page = visitor.open("/assistant").await;
    assert_eq!(page.texts("[data-from=person] .said"), ["What does it do?"]);
    page.assert_shows("Ada Lovelace");
    let page = visitor.submit(page.form("Ask").fill("Your question", "It blinks, password: hunter2")).await;
    assert_eq!(page.texts("[data-from=you] .said").pop().as_deref(), Some("It blinks, password: hunter2"));
    desk.admin.open(&format!("/t/{number}")).await.assert_shows("It blinks");
    desk.settle().await;
    assert_eq!(desk.value("SELECT COUNT(*) FROM mails WHERE recipient = ''").await, "0");
}

async fn the_team_sees_who_waits_first_and_what_was_said(desk: Desk) {
    let visitor = desk.visitor();
    let page = visitor.open("/assistant").await;
    let page = visitor
        .submit(page.form("Ask").fill("Your question", "my key is sk-abcdefghijklmnop123 and it fails"))
        .await;
    visitor.submit(page.form("Talk to a person")).await;
    let page = desk.admin.open("/inbox/unassigned").await;
    let waiting = page.texts(".waiting-chats li");
    assert!(waiting.len() == 1 && waiting[0].contains("less than a minute"), "{waiting:?}");
    assert!(page.texts(".tickets li").is_empty(), "it stands there once");
    let number: i64 = desk.value("SELECT number FROM tickets").await.parse().expect("a number");
    let page = desk.admin.open(&format!("/t/{number}")).await;
    page.assert_shows("no answer found")
        .assert_shows("Transcript")
        .assert_shows("my key is")
        .assert_hides("sk-abc");
    assert!(page.has(".turns li.ours"), "what the assistant said is marked");
    let taken = desk.admin.press("/inbox/unassigned", "Take").await;
    taken.assert_at(&format!("/t/{number}")).assert_shows("in the chat, no address left");
    desk.admin.reply(number, "Hello.").await;
    let page = desk.admin.open("/inbox/unassigned").await;
    assert!(page.texts(".waiting-chats li").is_empty());
}

async fn five_chats_an_hour_become_requests_from_one_network(desk: Desk) {
    let address = desk.visitor().address;
    for round in 0..6 {
        let visitor = crate::support::Browser::at(&desk.base(), address);
        let page = visitor.press("/assistant", "Talk to a person").await;
        assert_eq!(page.shows("in the queue"), round < 5, "{round}");
    }
    assert_eq!(desk.value("SELECT COUNT(*) FROM tickets").await, "5");
}

async fn a_closed_request_ends_its_chat(desk: Desk) {
    let visitor = desk.visitor();
    visitor.press("/assistant", "Talk to a person").await;
    let number: i64 = desk.value("SELECT number FROM tickets").await.parse().expect("a number");
    desk.admin.take(number).await;
    desk.admin.set_status(number, "Closed").await;
    let page = visitor.open("/assistant").await;
    page.assert_shows("This chat is over.");
    let page = visitor.submit(page.form("Start a new chat")).await;
    page.assert_hides("This chat is over.").assert_shows("a program and no person");
}

async fn a_file_of_the_team_is_had_from_the_chat_by_its_visitor_alone(desk: Desk) {
    let visitor = desk.visitor();
    visitor.press("/assistant", "Talk to a person").await;
    let number: i64 = desk.value("SELECT number FROM tickets").await.parse().expect("a number");
    desk.admin.take(number).await;
    let page = desk.admin.open(&format!("/t/{number}")).await;
    let note = page.form("Add note").fill("Note", "Between us");
    desk.admin.submit_with(&note, &[("secret.txt", b"for the team")]).await;
    let page = desk.admin.open(&format!("/t/{number}")).await;
    let reply = page.form("Send reply").fill("Reply", "Look at this");
    desk.admin
        .submit_with(
            &reply,
            &[("plan b.txt", b"press the button"), ("light.png", &testkit::pictures::png(40, 30))],
        )
        .await;
    let page = visitor.open("/assistant").await;
    page.assert_shows("plan b.txt").assert_hides("secret.txt");
    let files = page.files();
    assert_eq!(files.len(), 2, "{files:?}");
    let file = visitor.get(&files[0]).await;
    assert_eq!(file.assert_status(200).body, "press the button");
    assert!(file.header("content-disposition").starts_with("attachment"));
    let picture = page.attributes(".files img", "src");
    visitor.get(&picture[0]).await.assert_status(200);

    let other = desk.visitor();
    other.press("/assistant", "Talk to a person").await;
    let theirs = desk.value("SELECT MAX(id) FROM chats").await;
    let ours = desk.value("SELECT MIN(id) FROM chats").await;
    let note = desk.value("SELECT id FROM attachments WHERE name = 'secret.txt'").await;
    let reply = desk.value("SELECT id FROM attachments WHERE name = 'plan b.txt'").await;
    let grace = desk.customer("Grace", "Hopper").await;
    for browser in [&other, &grace.browser, &desk.admin.browser, &desk.visitor()] {
        browser.get(&files[0]).await.assert_status(404);
        browser.get(&picture[0]).await.assert_status(404);
        browser.get(&format!("/assistant/chats/{theirs}/files/{reply}/a")).await.assert_status(404);
    }
    visitor.get(&format!("/assistant/chats/{ours}/files/{note}/secret.txt")).await.assert_status(404);
    visitor.get(&format!("/assistant/chats/{theirs}/files/{reply}/a")).await.assert_status(404);
    visitor.get(&format!("/assistant/chats/{ours}/files/x/a")).await.assert_status(404);
    visitor.get(&format!("/files/{reply}/a")).await.assert_status(303);
}

async fn the_team_sees_how_a_chat_came_and_that_its_address_is_not_proven(desk: Desk) {
    let visitor = desk.visitor();
    let page = visitor.press("/assistant", "Talk to a person").await;
    visitor.submit(page.form("Send me a code").fill("Email", "guest@mail.example")).await;
    let number: i64 = desk.value("SELECT number FROM tickets").await.parse().expect("a number");
    let page = desk.admin.open(&format!("/t/{number}")).await;
    let chips = page.texts(".sets .chip");
    assert!(chips.iter().any(|chip| chip == "Chat"), "{chips:?}");
    assert!(chips.iter().any(|chip| chip.contains("less than a minute")), "{chips:?}");
    page.assert_shows("guest@mail.example").assert_shows("not proven").assert_shows("English");
    assert_eq!(desk.admin.open("/inbox/unassigned").await.texts("#chats li").len(), 1);
    let code = desk.sink.code("guest@mail.example").await;
    let page = visitor.open("/assistant").await;
    visitor.submit(page.form("Enter code").fill("Code", &code)).await;
    desk.admin.open(&format!("/t/{number}")).await.assert_hides("not proven");
}
