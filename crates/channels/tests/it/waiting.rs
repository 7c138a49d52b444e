//! Mails that may not be sent yet, or not any more.

use channels::email::Email;
use db::params;
use helpdesk::clock::{HOUR, MINUTE};
use helpdesk::mails;

use crate::support::Desk;

testkit::on_both_engines!(Desk:
    without_a_mail_server_mails_wait_and_go_out_once_there_is_one,
    a_mail_server_that_was_taken_away_burns_no_tries,
    a_mail_to_an_unproven_address_waits_for_the_proof,
    nothing_is_sent_after_48_hours,
    a_code_that_is_over_is_wiped,
    releasing_again_gives_no_second_job,
);

async fn without_a_mail_server_mails_wait_and_go_out_once_there_is_one(desk: Desk) {
    let bare = desk.without_mail_server().await;
    let id = desk.write_in(&bare, "ana@home.test", |_| {}).await;
    desk.no_job_left().await;
    assert_eq!(desk.summary().await.waiting, 1);
    let _worker = desk.run(&desk.email());
    desk.reaches(id, "sent", 1).await;
    mails::release(&desk.app).await.expect("released");
    desk.no_job_left().await;
    assert_eq!(desk.sink.taken().len(), 1);
    assert_eq!(desk.summary().await.waiting, 0);
}

async fn a_mail_server_that_was_taken_away_burns_no_tries(desk: Desk) {
    let id = desk.write("ana@home.test").await;
    let none = Email::new(desk.app.clone(), None).expect("no settings are fine");
    let worker = desk.run(&none);
    desk.no_job_left().await;
    drop(worker);
    assert_eq!(desk.mail(id).await.attempts, 0);
    let _worker = desk.run(&desk.email());
    desk.reaches(id, "sent", 1).await;
}

async fn a_mail_to_an_unproven_address_waits_for_the_proof(desk: Desk) {
    let person = unproven(&desk).await;
    let hold = |mail: &mut mails::NewMail| {
        mail.held = true;
        mail.person = Some(person);
    };
    let id = desk.write_in(&desk.app, "eve@home.test", hold).await;
    let email = desk.email();
    let _worker = desk.run(&email);
    mails::release(&desk.app).await.expect("released");
    desk.no_job_left().await;
    assert_eq!(desk.mail(id).await.attempts, 0);

    let mut tx = desk.app.db.begin().await.expect("begins");
    tx.exec("UPDATE people SET verified_at = 1 WHERE id = $1", params![person]).await.expect("written");
    tx.commit().await.expect("committed");
    mails::release(&desk.app).await.expect("released");
    desk.reaches(id, "sent", 1).await;
}

async fn unproven(desk: &Desk) -> i64 {
    let mut tx = desk.app.db.begin().await.expect("begins");
    let person = tx
        .one(
            "INSERT INTO people (role, state, email, first_name, last_name, created_at, updated_at)
             VALUES ('customer', 'active', 'eve@home.test', 'Eve', 'Moss', 1, 1) RETURNING id",
            &[],
        )
        .await
        .expect("stored");
    tx.commit().await.expect("committed");
    person
}

async fn nothing_is_sent_after_48_hours(desk: Desk) {
    let id = desk.write("grey@home.test").await;
    let worker = desk.run(&desk.email());
    desk.reaches(id, "waiting", 1).await;
    desk.advance(48 * HOUR);
    desk.no_job_left().await;
    mails::expire(&desk.app).await.expect("expired");
    let mail = desk.reaches(id, "expired", 1).await;
    assert!(!mail.content.is_empty(), "only secrets are wiped");
    let summary = desk.summary().await;
    assert_eq!((summary.waiting, summary.expired), (0, 1));
    assert!(desk.sink.taken().is_empty());
    drop(worker);
}

async fn a_code_that_is_over_is_wiped(desk: Desk) {
    let id = desk.write_code("later@home.test").await;
    let _worker = desk.run(&desk.email());
    desk.reaches(id, "waiting", 1).await;
    desk.advance(10 * MINUTE);
    desk.no_job_left().await;
    mails::expire(&desk.app).await.expect("expired");
    assert!(desk.reaches(id, "expired", 1).await.content.is_empty());
}

async fn releasing_again_gives_no_second_job(desk: Desk) {
    let bare = desk.without_mail_server().await;
    desk.write_in(&bare, "ana@home.test", |_| {}).await;
    for _ in 0..3 {
        mails::release(&desk.app).await.expect("released");
    }
    let mut conn = desk.app.db.read().await.expect("a reader");
    let jobs: i64 = conn
        .one("SELECT COUNT(*) FROM jobs WHERE kind = $1", params![mails::DELIVER])
        .await
        .expect("counted");
    assert_eq!(jobs, 1);
}
