//! Mails about requests.

use helpdesk::Role;
use helpdesk::tickets::{self, Status};

use crate::support::{Desk, pairs, shown};

testkit::on_both_engines!(Desk:
    a_new_request_is_confirmed_to_its_customer_and_told_to_admins,
    a_new_request_is_news_to_admins_even_when_somebody_takes_it_first,
    admins_can_be_spared_new_requests,
    an_assignment_is_told_to_customer_and_agent,
    taking_a_request_is_told_to_the_customer_alone,
    a_reply_goes_to_the_other_side,
    a_mail_that_waits_says_what_the_message_says_by_now,
    a_note_is_told_to_nobody,
    ends_and_new_beginnings_are_told_to_both,
    mails_about_a_request_belong_together,
    links_begin_with_the_base_url_and_nothing_else,
    the_same_event_twice_makes_no_second_mail,
    who_left_gets_no_mail,
    an_unproven_address_gets_nothing_before_it_is_proven,
);

async fn a_new_request_is_confirmed_to_its_customer_and_told_to_admins(desk: Desk) {
    let (ana, _) = (desk.customer().await, desk.admin().await);
    let number = desk.raise(&ana, "Router offline", "The light is red.\nSince noon.").await;
    let told = desk.told(0).await;
    assert_eq!(told, pairs(&[("request_new", "dev@desk.test"), ("request_received", "ana@home.test")]));

    let stored = desk.mail("request_received", "ana@home.test").await;
    let mail = shown(&stored);
    assert!(mail.subject.contains("[#1]") && mail.subject.contains("Router offline"), "{}", mail.subject);
    assert!(mail.text.starts_with("Hello Ana,"), "{}", mail.text);
    assert!(mail.text.contains("The light is red.\r\nSince noon."), "{}", mail.text);
    assert!(mail.text.contains(&format!("http://127.0.0.1:8080/requests/{number}")), "{}", mail.text);
    assert!(mail.html.contains("The light is red.<br>"), "{}", mail.html);
    assert_eq!(mail.message_id, stored.message_id);

    let mail = shown(&desk.mail("request_new", "dev@desk.test").await);
    assert!(mail.text.contains("Ana Ruiz raised request 1."), "{}", mail.text);
    assert!(mail.text.contains(&format!("http://127.0.0.1:8080/t/{number}")), "{}", mail.text);
}

async fn a_new_request_is_news_to_admins_even_when_somebody_takes_it_first(desk: Desk) {
    let (ana, noor, _) = (desk.customer().await, desk.agent().await, desk.admin().await);
    let number = desk.raise(&ana, "Router offline", "The light is red.").await;
    desk.settle().await;
    desk.exec("UPDATE tickets SET assignee = $1 WHERE number = $2", db::params![noor.id, number]).await;
    let raised = desk.mails().await[0].event;
    desk.exec("DELETE FROM mails", &[]).await;
    desk.dispatch_again(raised).await;
    assert_eq!(
        desk.told(0).await,
        pairs(&[("request_new", "dev@desk.test"), ("request_received", "ana@home.test")])
    );
}

async fn admins_can_be_spared_new_requests(desk: Desk) {
    let (ana, _) = (desk.customer().await, desk.admin().await);
    desk.set("mail_admins_new_requests", "false").await;
    desk.raise(&ana, "Router offline", "The light is red.").await;
    assert_eq!(desk.told(0).await, pairs(&[("request_received", "ana@home.test")]));
}

async fn an_assignment_is_told_to_customer_and_agent(desk: Desk) {
    let (ana, noor, dev) = (desk.customer().await, desk.agent().await, desk.admin().await);
    let number = desk.raise(&ana, "Router offline", "The light is red.").await;
    let seen = desk.mails().await.len();
    desk.assign(&dev, number, &noor).await;
    let told = desk.told(seen).await;
    assert_eq!(told, pairs(&[("assigned_agent", "noor@desk.test"), ("assigned_customer", "ana@home.test")]));
    let mail = shown(&desk.mail("assigned_customer", "ana@home.test").await);
    assert!(mail.subject.starts_with("[#1] Noor Haddad has your request"), "{}", mail.subject);
    let mail = shown(&desk.mail("assigned_agent", "noor@desk.test").await);
    assert!(mail.text.contains("Dev Patel gave you request 1 from Ana Ruiz."), "{}", mail.text);
}

async fn taking_a_request_is_told_to_the_customer_alone(desk: Desk) {
    let (ana, noor) = (desk.customer().await, desk.agent().await);
    let number = desk.raise(&ana, "Router offline", "The light is red.").await;
    let seen = desk.mails().await.len();
    tickets::take(&desk.app, &noor, number).await.expect("taken");
    assert_eq!(desk.told(seen).await, pairs(&[("assigned_customer", "ana@home.test")]));
}

async fn a_reply_goes_to_the_other_side(desk: Desk) {
    let (ana, noor, _dev) = (desk.customer().await, desk.agent().await, desk.admin().await);
    let number = desk.raise(&ana, "Router offline", "The light is red.").await;
    let seen = desk.mails().await.len();
    tickets::post_message(&desk.app, &ana, number, "Still red.".into()).await.expect("posted");
    assert_eq!(desk.told(seen).await, pairs(&[("reply_agent", "dev@desk.test")]), "nobody has it yet");

    tickets::take(&desk.app, &noor, number).await.expect("taken");
    let seen = desk.mails().await.len();
    tickets::reply(&desk.app, &noor, number, "Please restart it.".into()).await.expect("replied");
    assert_eq!(desk.told(seen).await, pairs(&[("reply_customer", "ana@home.test")]));
    let mail = shown(&desk.mail("reply_customer", "ana@home.test").await);
    assert!(mail.text.contains("Noor Haddad answered your request 1."), "{}", mail.text);
    assert!(mail.text.contains("Please restart it."), "{}", mail.text);

    tickets::post_message(&desk.app, &ana, number, "It works.".into()).await.expect("posted");
    assert_eq!(
        desk.told(seen).await,
        pairs(&[("reply_agent", "noor@desk.test"), ("reply_customer", "ana@home.test")])
    );
}

async fn a_mail_that_waits_says_what_the_message_says_by_now(desk: Desk) {
    let (ana, noor) = (desk.customer().await, desk.agent().await);
    let number = desk.raise(&ana, "Router offline", "The light is red.").await;
    tickets::take(&desk.app, &noor, number).await.expect("taken");
    let before = desk.mails().await.len();
    let said =
        tickets::reply(&desk.app, &noor, number, "Please resart it.".into()).await.expect("replied").message;
    desk.settle().await;
    tickets::edit_message(&desk.app, &noor, number, said, "Please restart it.".into()).await.expect("edited");
    let mail = shown(&desk.mail("reply_customer", "ana@home.test").await);
    assert!(mail.text.contains("Please restart it."), "{}", mail.text);

    // One that is being handed over is beyond recall.
    desk.exec("UPDATE mails SET trying = 1 WHERE kind = 'reply_customer'", &[]).await;
    tickets::edit_message(&desk.app, &noor, number, said, "Too late.".into()).await.expect("edited");
    let mail = shown(&desk.mail("reply_customer", "ana@home.test").await);
    assert!(mail.text.contains("Please restart it."), "{}", mail.text);

    desk.exec("UPDATE mails SET trying = 0", &[]).await;
    tickets::delete_message(&desk.app, &noor, number, said).await.expect("deleted");
    assert_eq!(desk.mails().await.len(), before, "nothing is left to be told");
}

async fn a_note_is_told_to_nobody(desk: Desk) {
    let (ana, noor, dev) = (desk.customer().await, desk.agent().await, desk.admin().await);
    let number = desk.raise(&ana, "Router offline", "The light is red.").await;
    desk.assign(&dev, number, &noor).await;
    let seen = desk.mails().await.len();
    tickets::add_note(&desk.app, &dev, number, "A difficult customer.".into()).await.expect("noted");
    tickets::add_note(&desk.app, &noor, number, "Indeed.".into()).await.expect("noted");
    assert_eq!(desk.told(seen).await, pairs(&[]));
}

async fn ends_and_new_beginnings_are_told_to_both(desk: Desk) {
    let (ana, noor) = (desk.customer().await, desk.agent().await);
    let number = desk.raise(&ana, "Router offline", "The light is red.").await;
    tickets::take(&desk.app, &noor, number).await.expect("taken");
    let seen = desk.mails().await.len();
    tickets::set_status(&desk.app, &noor, number, Status::Solved).await.expect("solved");
    assert_eq!(desk.told(seen).await, pairs(&[("solved", "ana@home.test")]));

    let seen = desk.mails().await.len();
    tickets::close(&desk.app, &ana, number).await.expect("closed");
    assert_eq!(desk.told(seen).await, pairs(&[("closed", "ana@home.test"), ("closed", "noor@desk.test")]));
    let confirmed = shown(&desk.mail("closed", "ana@home.test").await);
    assert!(confirmed.text.contains("you closed your request 1."), "{}", confirmed.text);
    assert!(confirmed.text.contains("/requests/1"), "{}", confirmed.text);
    let told = shown(&desk.mail("closed", "noor@desk.test").await);
    assert!(told.text.contains("Ana Ruiz closed request 1.") && told.text.contains("/t/1"), "{}", told.text);

    let seen = desk.mails().await.len();
    tickets::reopen(&desk.app, &noor, number).await.expect("reopened");
    assert_eq!(desk.told(seen).await, pairs(&[("reopened", "ana@home.test")]));
}

async fn mails_about_a_request_belong_together(desk: Desk) {
    let (ana, noor) = (desk.customer().await, desk.agent().await);
    let number = desk.raise(&ana, "Router offline", "The light is red.").await;
    tickets::take(&desk.app, &noor, number).await.expect("taken");
    let mails = desk.mails().await;
    let threads: Vec<String> = mails.iter().map(|mail| references(&mail.content)).collect();
    assert_eq!(threads, vec![format!("ticket.{number}@127.0.0.1"); 2]);
    let mut ids: Vec<&str> = mails.iter().map(|mail| mail.message_id.as_str()).collect();
    ids.dedup();
    assert_eq!(ids.len(), 2, "each has an identifier of its own");
}

fn references(content: &[u8]) -> String {
    let parsed = mail_parser::MessageParser::default().parse(content).expect("a message");
    assert_eq!(parsed.references().as_text(), parsed.in_reply_to().as_text());
    parsed.references().as_text().expect("references").to_owned()
}

async fn links_begin_with_the_base_url_and_nothing_else(desk: Desk) {
    let ana = desk.customer().await;
    desk.set("base_url", "https://help.desk.test").await;
    desk.raise(&ana, "Router offline", "See http://elsewhere.test/ for more").await;
    let mail = shown(&desk.mail("request_received", "ana@home.test").await);
    let first = mail.text.split_whitespace().find(|word| word.starts_with("http"));
    assert_eq!(first, Some("https://help.desk.test/requests/1"));
    let first = mail.html.split("href=\"").nth(1).and_then(|rest| rest.split('"').next());
    assert_eq!(first, Some("https://help.desk.test/requests/1"));
    assert!(mail.message_id.ends_with("@help.desk.test"), "{}", mail.message_id);
}

async fn the_same_event_twice_makes_no_second_mail(desk: Desk) {
    let (ana, _) = (desk.customer().await, desk.admin().await);
    desk.raise(&ana, "Router offline", "The light is red.").await;
    let before = desk.mails().await;
    desk.dispatch_again(before[0].event).await;
    let after = desk.mails().await;
    let ids =
        |mails: &[helpdesk::mails::Mail]| mails.iter().map(|m| m.message_id.clone()).collect::<Vec<_>>();
    assert_eq!(ids(&after), ids(&before));
}

async fn who_left_gets_no_mail(desk: Desk) {
    let (ana, noor, dev) = (desk.customer().await, desk.agent().await, desk.admin().await);
    let number = desk.raise(&ana, "Router offline", "The light is red.").await;
    desk.assign(&dev, number, &noor).await;
    let seen = desk.mails().await.len();
    for gone in [&ana, &noor] {
        desk.exec("UPDATE people SET state = 'deactivated' WHERE id = $1", db::params![gone.id]).await;
    }
    tickets::reply(&desk.app, &dev, number, "Anybody there?".into()).await.expect("replied");
    tickets::close(&desk.app, &dev, number).await.expect("closed");
    assert_eq!(desk.told(seen).await, pairs(&[]));
}

async fn an_unproven_address_gets_nothing_before_it_is_proven(desk: Desk) {
    let eve = desk.person(Role::Customer, "Eve", "Moss", "eve@home.test").await;
    desk.exec("UPDATE people SET verified_at = NULL WHERE id = $1", db::params![eve.id]).await;
    desk.raise(&eve, "Router offline", "The light is red.").await;
    let mail = desk.mail("request_received", "eve@home.test").await;
    assert_eq!(delivery_jobs(&desk).await, 0, "it waits");

    desk.exec("UPDATE people SET verified_at = 1 WHERE id = $1", db::params![eve.id]).await;
    let proven = helpdesk::NewEvent::new(helpdesk::Kind::ProfileChanged).about(eve.id);
    desk.record(proven.with(serde_json::json!({ "verified": true }))).await;
    desk.settle().await;
    assert_eq!(delivery_jobs(&desk).await, 1, "it goes out");
    assert_eq!(desk.mail("request_received", "eve@home.test").await.message_id, mail.message_id);
}

async fn delivery_jobs(desk: &Desk) -> i64 {
    let mut conn = desk.app.db.read().await.expect("a reader");
    let sql = "SELECT COUNT(*) FROM jobs WHERE kind = $1";
    conn.one(sql, db::params![helpdesk::mails::DELIVER]).await.expect("counted")
}
