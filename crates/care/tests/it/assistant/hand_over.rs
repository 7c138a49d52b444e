//! A chat goes to a person, who answers in the same window.

use crate::support::{Desk, both_engines};

both_engines!(
    a_visitor_gets_a_person_in_the_same_window,
    the_team_sees_who_waits_first_and_what_was_said,
    five_chats_an_hour_become_requests_from_one_network,
    a_closed_request_ends_its_chat,
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
    let number: i64 = desk.value("SELECT number FROM tickets").await.parse().expect("a number");
    let page = desk.admin.open(&format!("/t/{number}")).await;
    page.assert_shows("no answer found")
        .assert_shows("Transcript")
        .assert_shows("Customer: my key is")
        .assert_hides("sk-abc");
    desk.admin.take(number).await;
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
