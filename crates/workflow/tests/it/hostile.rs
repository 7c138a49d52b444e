//! What people write stays text: in bodies, subjects, names and addresses.

use helpdesk::tickets;
use helpdesk::{Kind, NewEvent, Role};
use mail_parser::MessageParser;
use serde_json::json;

use crate::support::{Desk, shown};

testkit::on_both_engines!(Desk:
    markup_in_names_subjects_and_messages_is_shown_not_run,
    nothing_people_write_adds_a_header,
    a_name_that_is_a_link_does_not_come_before_ours,
    a_browsers_name_for_itself_is_only_text,
);

const MARKUP: &str = "<img src=x onerror=alert(1)>{{7*7}}";
const INJECTION: &str = "Hi\r\nBcc: v@x.test\r\n\r\n<script>1</script> =?utf-8?q?=0d=0aBcc:_w@x.test?=";
const HEADERS: [&str; 10] = [
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "MIME-Version",
    "Content-Type",
];

async fn markup_in_names_subjects_and_messages_is_shown_not_run(desk: Desk) {
    let customer = desk.person(Role::Customer, MARKUP, MARKUP, "ana@home.test").await;
    let agent = desk.person(Role::Agent, MARKUP, "Haddad", "noor@desk.test").await;
    let admin = desk.admin().await;
    let number = desk.raise(&customer, MARKUP, MARKUP).await;
    desk.assign(&admin, number, &agent).await;
    tickets::reply(&desk.app, &agent, number, MARKUP.into()).await.expect("replied");
    tickets::post_message(&desk.app, &customer, number, MARKUP.into()).await.expect("posted");
    tickets::close(&desk.app, &customer, number).await.expect("closed");
    let mails = desk.mails().await;
    assert_eq!(mails.len(), 8);
    for mail in &mails {
        let shown = shown(mail);
        assert!(!shown.html.contains("<img"), "{}: {}", mail.kind, shown.html);
        assert!(shown.html.contains("&lt;img src=x onerror=alert(1)&gt;{{7*7}}"), "{}", mail.kind);
        assert!(shown.subject.contains(MARKUP), "{}: {}", mail.kind, shown.subject);
        assert!(!shown.text.contains("49") && !shown.subject.contains("49"), "{}", mail.kind);
    }
}

async fn nothing_people_write_adds_a_header(desk: Desk) {
    let customer = desk.person(Role::Customer, INJECTION, INJECTION, "ana@home.test").await;
    desk.admin().await;
    let number = desk.raise(&customer, "plain", INJECTION).await;
    desk.settle().await;
    // As if the subject had come in by a way that forgot to clean it.
    desk.exec("UPDATE tickets SET subject = $1 WHERE number = $2", db::params![INJECTION, number]).await;
    tickets::post_message(&desk.app, &customer, number, INJECTION.into()).await.expect("posted");
    tickets::close(&desk.app, &customer, number).await.expect("closed");
    let mails = desk.mails().await;
    assert_eq!(mails.len(), 4);
    for mail in &mails {
        let parsed = MessageParser::default().parse(&mail.content).expect("a message");
        let names: Vec<&str> = parsed.headers().iter().map(|header| header.name()).collect();
        assert_eq!(names, HEADERS, "{}", mail.kind);
        let to = parsed.to().expect("a recipient");
        assert_eq!(to.iter().count(), 1, "{}", mail.kind);
        assert_eq!(to.first().and_then(|to| to.address()), Some(mail.recipient.as_str()));
        assert!(!mail.subject.contains(['\r', '\n']), "{}", mail.kind);
    }
}

async fn a_name_that_is_a_link_does_not_come_before_ours(desk: Desk) {
    let customer = desk.person(Role::Customer, "Win at https://evil.test", "now", "ana@home.test").await;
    desk.admin().await;
    desk.raise(&customer, "https://evil.test/subject", "https://evil.test/body").await;
    for mail in desk.mails().await {
        let shown = shown(&mail);
        let first = shown.text.find("evil.test").expect("the words are there, later");
        let ours = shown.text.find("http://127.0.0.1:8080/").expect("our link");
        assert!(ours < first, "{}: {}", mail.kind, shown.text);
    }
}

async fn a_browsers_name_for_itself_is_only_text(desk: Desk) {
    let ana = desk.customer().await;
    let data = json!({ "address": "192.0.2.7", "agent": format!("{MARKUP}\r\nX: y"), "new_device": true });
    desk.record(NewEvent::new(Kind::SignedIn).by(ana.id).about(ana.id).with(data)).await;
    let mail = shown(&desk.mail("new_sign_in", "ana@home.test").await);
    assert!(!mail.html.contains("<img"), "{}", mail.html);
    assert!(mail.text.contains("{{7*7}} X: y"), "{}", mail.text);
}
