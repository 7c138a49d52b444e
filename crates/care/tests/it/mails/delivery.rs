//! Mail servers misbehave.

use std::time::Duration;

use crate::support::{Answer, Desk, both_engines, until};

both_engines!(
    a_mail_failure_neither_rolls_back_nor_duplicates_a_ticket,
    a_code_is_tried_again_soon_with_the_same_bytes,
    a_mail_whose_receipt_was_lost_is_sent_again_as_the_same_mail,
    a_rejected_address_shows_on_the_ticket,
    a_slow_mail_server_holds_up_no_page_and_no_other_step,
    waiting_mails_survive_a_kill,
);

async fn a_mail_failure_neither_rolls_back_nor_duplicates_a_ticket(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    desk.sink.next(&grace.email, "welcome").await;
    desk.settle().await;
    desk.sink.set_away(true);
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    grace.open(&format!("/requests/{number}")).await.assert_status(200).assert_shows("Slow line");
    until("the mails wait", async || {
        (desk.value("SELECT COUNT(*) FROM mails WHERE state = 'waiting' AND attempts > 0").await == "2")
            .then_some(())
    })
    .await;
    assert_eq!(desk.value("SELECT COUNT(*) FROM tickets").await, "1");
    assert_eq!(desk.value("SELECT COUNT(*) FROM messages").await, "1");
}

async fn a_code_is_tried_again_soon_with_the_same_bytes(desk: Desk) {
    let grace = desk.stranger("Grace", "Hopper");
    desk.sink.answer(&grace.email, Answer::Later);
    let page = desk.register(&grace, "Customer").await;
    until("a first try", async || (desk.sink.attempts(&grace.email) > 0).then_some(())).await;
    desk.sink.answer(&grace.email, Answer::Take);
    let code = desk.sink.code(&grace.email).await;
    grace.submit(page.form("Confirm email").fill("Code", &code)).await.assert_at("/requests");
}

async fn a_mail_whose_receipt_was_lost_is_sent_again_as_the_same_mail(desk: Desk) {
    let grace = desk.stranger("Grace", "Hopper");
    desk.sink.answer(&grace.email, Answer::HangUpAfterData);
    desk.register(&grace, "Customer").await;
    until("a first delivery", async || (!desk.sink.to(&grace.email).is_empty()).then_some(())).await;
    desk.sink.answer(&grace.email, Answer::Take);
    until("a second delivery", async || (desk.sink.to(&grace.email).len() > 1).then_some(())).await;
    let mails = desk.sink.to(&grace.email);
    assert_eq!(mails[0].message_id(), mails[1].message_id());
    assert_eq!(mails[0].bytes, mails[1].bytes);
}

async fn a_rejected_address_shows_on_the_ticket(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    desk.sink.answer(&grace.email, Answer::Refuse);
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let page = until("the refusal on the ticket", async || {
        let page = desk.admin.open(&format!("/t/{number}")).await;
        page.shows("no such person here").then_some(page)
    })
    .await;
    page.assert_shows(&grace.email);
    assert_eq!(desk.sink.attempts(&grace.email), 3, "code, welcome, and one refused: no second try");
    grace.open(&format!("/requests/{number}")).await.assert_hides("no such person");
}

async fn a_slow_mail_server_holds_up_no_page_and_no_other_step(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    desk.sink.set_slow(Duration::from_secs(3));
    let mut numbers = Vec::new();
    for _ in 0..5 {
        numbers.push(grace.request("Slow line", "The line is slow since Monday.").await);
    }
    for number in &numbers {
        desk.admin.reply(*number, "Which lamp is on?").await.assert_status(200);
    }
    assert_eq!(desk.value("SELECT COUNT(*) FROM tickets WHERE status = 'pending'").await, "5");
}

async fn waiting_mails_survive_a_kill(mut desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    desk.sink.next(&grace.email, "welcome").await;
    desk.sink.set_away(true);
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    desk.settle().await;
    desk.kill().await;
    desk.sink.set_away(false);
    desk.start_again().await;
    let tag = format!("[#{number}]");
    let waiting = "SELECT COUNT(*) FROM mails WHERE state = 'waiting'";
    // Those that were tried before the kill wait for their minute; they are still there.
    until("the mails are sent or wait", async || {
        let there = desk.sink.all().iter().filter(|mail| mail.subject().contains(&tag)).count();
        let waiting: usize = desk.value(waiting).await.parse().expect("a number");
        (there + waiting == 2).then_some(())
    })
    .await;
}
