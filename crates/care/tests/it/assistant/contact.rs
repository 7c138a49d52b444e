//! An address counts for nothing until its code comes back.

use crate::support::{Browser, Desk, Page, both_engines, until};

both_engines!(
    a_code_attaches_the_request_to_the_accounts_owner,
    an_address_without_code_changes_nothing,
    a_code_is_mailed_once_a_day_and_holds_none_of_the_visitors_words,
    the_code_of_a_new_address_begins_its_account,
    a_right_code_lets_nobody_mail_the_address_again_that_day,
    whoever_proved_an_address_needs_no_code_in_the_next_chat,
    a_proven_address_that_has_no_requests_is_told_so,
);

/// A visitor who waits for a person.
async fn waiting(desk: &Desk, words: &str) -> (Browser, Page) {
    let visitor = desk.visitor();
    let page = visitor.open("/assistant").await;
    let page = visitor.submit(page.form("Ask").fill("Your question", words)).await;
    let page = visitor.submit(page.form("Talk to a person")).await;
    (visitor, page)
}

async fn a_code_attaches_the_request_to_the_accounts_owner(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let (visitor, page) = waiting(&desk, "my frob is blorped").await;
    desk.settle().await;
    desk.sink.forget();
    let page = visitor.submit(page.form("Send me a code").fill("Email", &grace.email)).await;
    page.assert_shows("a code is on its way");
    assert!(grace.open("/requests").await.shows("No requests yet"));
    let page = visitor.submit_only(page.form("Enter code").fill("Code", "000000")).await;
    page.assert_status(422);
    let code = desk.sink.code(&grace.email).await;
    let page = visitor.submit(page.form("Enter code").fill("Code", &code)).await;
    page.assert_shows("belongs to").assert_shows(&grace.email);
    grace.open("/requests").await.assert_shows("my frob is blorped");
    let number: i64 = desk.value("SELECT number FROM tickets").await.parse().expect("a number");
    desk.admin.take(number).await;
    desk.admin.reply(number, "Hello Grace.").await;
    visitor.open("/assistant").await.assert_shows("Hello Grace.");
    until("it will be looked whether the reply stays unseen", async || {
        let due = desk.value("SELECT COUNT(*) FROM jobs WHERE kind = 'mail_unseen_chat'").await;
        (due == "1").then_some(())
    })
    .await;
    assert_eq!(desk.value("SELECT COUNT(*) FROM mails WHERE kind = 'reply_customer'").await, "0");
}

async fn an_address_without_code_changes_nothing(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let (visitor, page) = waiting(&desk, "something odd").await;
    visitor.submit(page.form("Send me a code").fill("Email", &grace.email)).await.assert_status(200);
    let number: i64 = desk.value("SELECT number FROM tickets").await.parse().expect("a number");
    grace.get(&format!("/requests/{number}")).await.assert_status(404);
    desk.admin.take(number).await;
    desk.admin.reply(number, "A reply for nobody's mail.").await;
    desk.settle().await;
    assert_eq!(desk.value("SELECT COUNT(*) FROM jobs WHERE kind = 'mail_unseen_chat'").await, "0");
}

async fn a_code_is_mailed_once_a_day_and_holds_none_of_the_visitors_words(desk: Desk) {
    for round in 0..3 {
        let (visitor, page) = waiting(&desk, "buy my watches").await;
        let page = visitor.submit(page.form("Send me a code").fill("Email", "victim@mail.example")).await;
        assert!(page.shows("a code is on its way"), "the same answer each time, {round}");
    }
    desk.settle().await;
    assert_eq!(desk.value("SELECT COUNT(*) FROM mails WHERE recipient = 'victim@mail.example'").await, "1");
    let subject = desk.value("SELECT subject FROM mails WHERE recipient = 'victim@mail.example'").await;
    assert!(!subject.contains("watches"), "{subject}");
}

async fn the_code_of_a_new_address_begins_its_account(desk: Desk) {
    let (visitor, page) = waiting(&desk, "I am new here").await;
    let page = visitor.submit(page.form("Send me a code").fill("Email", "new@mail.example")).await;
    let code = desk.sink.code("new@mail.example").await;
    visitor.submit(page.form("Enter code").fill("Code", &code)).await.assert_shows("belongs to");
    let known = desk.value("SELECT email FROM people WHERE email_key = 'new@mail.example'").await;
    assert_eq!(known, "new@mail.example");
}

/// Mails to this address, when all is sent.
async fn codes_to(desk: &Desk, email: &str) -> String {
    desk.settle().await;
    desk.value(&format!("SELECT COUNT(*) FROM mails WHERE kind = 'chat_code' AND recipient = '{email}'"))
        .await
}

/// Proves the address in a chat that waits.
async fn prove(desk: &Desk, email: &str, words: &str) -> (Browser, Page) {
    let (visitor, page) = waiting(desk, words).await;
    let page = visitor.submit(page.form("Send me a code").fill("Email", email)).await;
    let code = desk.sink.code(email).await;
    let page = visitor.submit(page.form("Enter code").fill("Code", &code)).await;
    (visitor, page)
}

async fn a_right_code_lets_nobody_mail_the_address_again_that_day(desk: Desk) {
    prove(&desk, "new@mail.example", "I am new here").await;
    let before = codes_to(&desk, "new@mail.example").await;
    let (stranger, page) = waiting(&desk, "buy my watches").await;
    let page = stranger.submit(page.form("Send me a code").fill("Email", "new@mail.example")).await;
    page.assert_shows("a code is on its way");
    assert_eq!(codes_to(&desk, "new@mail.example").await, before);
}

async fn whoever_proved_an_address_needs_no_code_in_the_next_chat(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let (visitor, _) = prove(&desk, &grace.email, "my frob is blorped").await;
    let before = codes_to(&desk, &grace.email).await;
    let number: i64 = desk.value("SELECT number FROM tickets").await.parse().expect("a number");
    desk.admin.take(number).await;
    desk.admin.set_status(number, "Closed").await.assert_status(200);
    let page = visitor.open("/assistant").await;
    let page = visitor.submit(page.form("Start a new chat")).await;
    let page = visitor.submit(page.form("Ask").fill("Your question", "my blorp is frobbed")).await;
    let page = visitor.submit(page.form("Talk to a person")).await;
    let page = visitor.submit(page.form("Send me a code").fill("Email", &grace.email)).await;
    page.assert_shows("belongs to").assert_shows(&grace.email);
    grace.open("/requests").await.assert_shows("my blorp is frobbed");
    assert_eq!(codes_to(&desk, &grace.email).await, before);
}

async fn a_proven_address_that_has_no_requests_is_told_so(desk: Desk) {
    let agent = desk.agent("Alan", "Turing").await;
    desk.settle().await;
    desk.sink.forget();
    let (_, page) = prove(&desk, &agent.email, "my gizmo is wobbled").await;
    page.assert_shows("is confirmed").assert_hides("belongs to");
}
