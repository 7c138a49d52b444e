//! Replies in a chat that its customer has not seen: one mail about them, to a proven address alone.

use helpdesk::assistant::dialogue::Input;
use helpdesk::assistant::{self, Asker, MAIL_UNSEEN, Told, UNSEEN_AFTER, VisitorToken, Window};
use helpdesk::tickets::{self, Writing};
use helpdesk::{Actor, mails::Mail};
use locales::Language;

use crate::support::{Desk, pairs, shown};

testkit::on_both_engines!(Desk:
    several_unseen_replies_are_one_mail_after_two_minutes,
    replies_that_were_seen_are_not_mailed,
    an_address_that_nobody_proved_is_told_nothing,
    a_proven_address_without_account_is_told,
);

const REPLY: &str = "reply_customer";

fn asker(person: Option<&Actor>) -> Asker {
    Asker {
        person: person.cloned(),
        visitor: person.is_none().then(VisitorToken::new),
        known: None,
        network: "192.0.2.1".to_owned(),
        language: Language::En,
    }
}

/// A chat that was handed over to this agent; returns the number of its request.
async fn handed_over(desk: &Desk, asker: &Asker, agent: &Actor) -> i64 {
    let told = Told { chat: None, key: "", input: Input::Words("my frob is blorped, get me a human".into()) };
    assistant::tell(&desk.app, asker, told).await.expect("told");
    desk.settle().await;
    let number = window(desk, asker).await.ticket.expect("a request");
    tickets::take(&desk.app, agent, number).await.expect("taken");
    number
}

async fn window(desk: &Desk, asker: &Asker) -> Window {
    assistant::show(&desk.app, asker).await.expect("a window")
}

async fn reply(desk: &Desk, agent: &Actor, number: i64, words: &str) {
    tickets::reply(&desk.app, agent, number, Writing::from(words)).await.expect("replied");
    desk.settle().await;
}

async fn pass(desk: &Desk, time: i64) {
    desk.pass(MAIL_UNSEEN, time).await;
}

async fn replies_mailed(desk: &Desk) -> Vec<Mail> {
    desk.mails().await.into_iter().filter(|mail| mail.kind == REPLY).collect()
}

async fn several_unseen_replies_are_one_mail_after_two_minutes(desk: Desk) {
    let (agent, ana) = (desk.agent().await, desk.customer().await);
    let asker = asker(Some(&ana));
    let number = handed_over(&desk, &asker, &agent).await;
    for words in ["Is the lamp red?", "Then press the button.", "And wait a minute."] {
        reply(&desk, &agent, number, words).await;
    }
    pass(&desk, UNSEEN_AFTER - 1).await;
    assert!(replies_mailed(&desk).await.is_empty(), "too early");
    pass(&desk, 1).await;
    let mail = desk.mail(REPLY, &ana.email).await;
    let text = shown(&mail).text;
    for words in ["Is the lamp red?", "Then press the button.", "And wait a minute."] {
        assert!(text.contains(words), "{text}");
    }
    // What comes later is another mail, without what was mailed.
    reply(&desk, &agent, number, "Did it help?").await;
    pass(&desk, UNSEEN_AFTER).await;
    let mails = replies_mailed(&desk).await;
    assert_eq!(mails.len(), 2);
    let text = shown(&mails[1]).text;
    assert!(text.contains("Did it help?") && !text.contains("Is the lamp red?"), "{text}");
}

async fn replies_that_were_seen_are_not_mailed(desk: Desk) {
    let (agent, ana) = (desk.agent().await, desk.customer().await);
    let asker = asker(Some(&ana));
    let number = handed_over(&desk, &asker, &agent).await;
    reply(&desk, &agent, number, "Seen at once.").await;
    let Window { chat, newest, .. } = window(&desk, &asker).await;
    let (chat, newest) = (chat.expect("a chat"), newest.expect("a reply"));
    assistant::mark_seen(&desk.app, &asker, chat, newest).await.expect("seen");
    pass(&desk, UNSEEN_AFTER).await;
    assert!(replies_mailed(&desk).await.is_empty());
    reply(&desk, &agent, number, "Not seen.").await;
    pass(&desk, UNSEEN_AFTER).await;
    let text = shown(&desk.mail(REPLY, &ana.email).await).text;
    assert!(text.contains("Not seen.") && !text.contains("Seen at once."), "{text}");
}

async fn an_address_that_nobody_proved_is_told_nothing(desk: Desk) {
    let (agent, ana) = (desk.agent().await, desk.customer().await);
    let asker = asker(None);
    let number = handed_over(&desk, &asker, &agent).await;
    let chat = window(&desk, &asker).await.chat.expect("a chat");
    assistant::ask_code(&desk.app, &asker, chat, &ana.email).await.expect("asked");
    let before = desk.mails().await.len();
    reply(&desk, &agent, number, "For the window alone.").await;
    pass(&desk, UNSEEN_AFTER).await;
    assert_eq!(desk.told(before).await, pairs(&[]));
}

/// Of staff: their address joins no request, and is told as the chat's own.
async fn a_proven_address_without_account_is_told(desk: Desk) {
    let (agent, admin) = (desk.agent().await, desk.admin().await);
    let asker = asker(None);
    let number = handed_over(&desk, &asker, &agent).await;
    let chat = window(&desk, &asker).await.chat.expect("a chat");
    let before = desk.mails().await.len();
    assistant::ask_code(&desk.app, &asker, chat, &admin.email).await.expect("asked");
    let mails = desk.mails().await;
    let [mail] = &mails[before..] else { panic!("{} mails", mails.len() - before) };
    let text = shown(mail).text;
    let is_code = |word: &&str| word.len() == 6 && word.bytes().all(|b| b.is_ascii_digit());
    let code = text.split_whitespace().find(is_code).unwrap_or_else(|| panic!("no code in {text}"));
    assistant::enter_code(&desk.app, &asker, chat, code).await.expect("entered");
    let before = desk.mails().await.len();
    reply(&desk, &agent, number, "We looked at it.").await;
    reply(&desk, &agent, number, "It works again.").await;
    pass(&desk, UNSEEN_AFTER).await;
    assert_eq!(desk.told(before).await, pairs(&[(REPLY, &admin.email)]));
    let text = shown(&desk.mail(REPLY, &admin.email).await).text;
    assert!(text.contains("We looked at it.") && text.contains("/assistant"), "{text}");
}
