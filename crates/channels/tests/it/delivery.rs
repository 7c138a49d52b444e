//! What becomes of a mail that may be sent.

use helpdesk::clock::{MINUTE, SECOND};
use helpdesk::event_store;
use helpdesk::mails;
use mail::Ready;

use crate::support::Desk;

testkit::on_both_engines!(Desk:
    a_mail_goes_out_once_with_its_stored_bytes,
    a_second_job_for_the_same_mail_sends_nothing,
    a_mail_that_may_pass_later_is_the_same_mail_then,
    a_code_is_tried_again_within_seconds_and_wiped_when_sent,
    a_refused_address_is_final_and_shows,
    a_slow_recipient_holds_up_nobody,
    a_try_that_was_broken_off_is_taken_up_again,
    the_test_mail_brings_back_the_servers_own_words,
);

async fn a_mail_goes_out_once_with_its_stored_bytes(desk: Desk) {
    let id = desk.write("ana@home.test").await;
    let content = desk.mail(id).await.content;
    let _worker = desk.run(&desk.email());
    let mail = desk.reaches(id, "sent", 1).await;
    desk.no_job_left().await;
    assert_eq!(mail.last_answer, "250 2.0.0 Queued as 7");
    assert_eq!(mail.content, content, "a mail without secrets is kept");
    let taken = desk.sink.taken();
    assert_eq!(taken.len(), 1);
    assert_eq!((taken[0].from.as_str(), &taken[0].to), ("care@desk.test", &vec!["ana@home.test".to_owned()]));
    let sender = b"From: \"Customer care\" <care@desk.test>\r\n";
    assert_eq!(taken[0].content, [sender.as_slice(), &content].concat());
}

async fn a_second_job_for_the_same_mail_sends_nothing(desk: Desk) {
    let id = desk.write("ana@home.test").await;
    for _ in 0..5 {
        desk.another_job(id).await;
    }
    let (_one, _other) = (desk.run(&desk.email()), desk.run(&desk.email()));
    desk.reaches(id, "sent", 1).await;
    // The jobs that lost wait until the try would count as lost.
    desk.advance(mails::TRY);
    desk.no_job_left().await;
    assert_eq!(desk.sink.taken().len(), 1);
}

async fn a_mail_that_may_pass_later_is_the_same_mail_then(desk: Desk) {
    let id = desk.write("grey@home.test").await;
    let before = desk.mail(id).await;
    let _worker = desk.run(&desk.email());
    let waiting = desk.reaches(id, "waiting", 1).await;
    assert_eq!(waiting.last_answer, "451 4.7.1 Greylisted, come back");
    let summary = desk.summary().await;
    assert_eq!((summary.waiting, summary.failing), (1, 1));
    assert_eq!(summary.last_answer, "451 4.7.1 Greylisted, come back");
    desk.advance(MINUTE - 1);
    let other = desk.write("ana@home.test").await;
    desk.reaches(other, "sent", 1).await;
    assert_eq!(desk.mail(id).await.attempts, 1, "it was tried too early");
    desk.advance(1);
    let sent = desk.reaches(id, "sent", 2).await;
    assert_eq!((sent.message_id, &sent.content), (before.message_id, &before.content));
    let taken = desk.sink.taken();
    assert!(taken.last().is_some_and(|taken| taken.content.ends_with(&before.content)));
}

async fn a_code_is_tried_again_within_seconds_and_wiped_when_sent(desk: Desk) {
    let id = desk.write_code("grey@home.test").await;
    let _worker = desk.run(&desk.email());
    desk.reaches(id, "waiting", 1).await;
    desk.advance(5 * SECOND);
    let sent = desk.reaches(id, "sent", 2).await;
    assert!(sent.content.is_empty(), "the code is still in the store");
    let taken = desk.sink.taken();
    assert!(String::from_utf8_lossy(&taken[0].content).contains("048211"), "the code did not arrive");
}

async fn a_refused_address_is_final_and_shows(desk: Desk) {
    let ticket = a_ticket(&desk).await;
    let id = desk.write_in(&desk.app, "never@home.test", |mail| mail.ticket = Some(ticket)).await;
    let _worker = desk.run(&desk.email());
    desk.reaches(id, "rejected", 1).await;
    desk.no_job_left().await;
    let mut conn = desk.app.db.read().await.expect("a reader");
    let rejected = mails::rejected_of_ticket(&mut conn, ticket).await.expect("read");
    assert_eq!(rejected.len(), 1);
    assert_eq!(rejected[0].recipient, "never@home.test");
    assert_eq!(rejected[0].answer, "550 5.1.1 No such person here");
    let history = event_store::of_ticket(&mut conn, ticket, 10).await.expect("read");
    let last = history.last().expect("an event");
    assert_eq!((last.kind, &last.data["mail"]), (helpdesk::Kind::MailRejected, &id.into()));
}

async fn a_ticket(desk: &Desk) -> i64 {
    let mut tx = desk.app.db.begin().await.expect("begins");
    let person: i64 = tx
        .one(
            "INSERT INTO people (role, state, email, first_name, last_name, created_at, updated_at)
             VALUES ('customer', 'active', 'never@home.test', 'Ana', 'Ruiz', 1, 1) RETURNING id",
            &[],
        )
        .await
        .expect("stored");
    let number = tx
        .one(
            "INSERT INTO tickets (subject, requester, status, created_at, updated_at)
             VALUES ('Router', $1, 'new', 1, 1) RETURNING number",
            db::params![person],
        )
        .await
        .expect("stored");
    tx.commit().await.expect("committed");
    number
}

async fn a_slow_recipient_holds_up_nobody(desk: Desk) {
    let slow = desk.write("slow@home.test").await;
    let _worker = desk.run(&desk.email());
    let mut others = Vec::new();
    for number in 0..20 {
        others.push(desk.write(&format!("ana{number}@home.test")).await);
    }
    for other in others {
        desk.reaches(other, "sent", 1).await;
    }
    assert_eq!(desk.mail(slow).await.state, "waiting");
}

async fn a_try_that_was_broken_off_is_taken_up_again(desk: Desk) {
    let id = desk.write("ana@home.test").await;
    // As a process that was killed in the middle of a try.
    let begun = mails::begin(&desk.app, id).await.expect("begun");
    assert!(matches!(begun, mails::Turn::Send(_)));
    assert!(matches!(mails::begin(&desk.app, id).await.expect("asked"), mails::Turn::At(_)));
    mails::resume(&desk.app).await.expect("resumed");
    let _worker = desk.run(&desk.email());
    desk.reaches(id, "sent", 2).await;
    assert_eq!(desk.sink.taken().len(), 1);
}

async fn the_test_mail_brings_back_the_servers_own_words(desk: Desk) {
    let email = desk.email();
    let ready = |to: &str| Ready { to: to.to_owned(), content: b"Subject: test\r\n\r\nhello\r\n".to_vec() };
    assert_eq!(email.send_now(ready("ana@home.test")).await, Ok("250 2.0.0 Queued as 7".to_owned()));
    assert_eq!(
        email.send_now(ready("never@home.test")).await,
        Err("550 5.1.1 No such person here".to_owned())
    );
    assert_eq!(
        email.send_now(ready("later@home.test")).await,
        Err("451 4.7.1 Greylisted, come back".to_owned())
    );
    let none = channels::email::Email::new(desk.app.clone(), None).expect("no settings are fine");
    let Err(why) = none.send_now(ready("ana@home.test")).await else { panic!("sent by nothing") };
    assert!(why.contains("CARE_SMTP_HOST"), "{why}");
}
