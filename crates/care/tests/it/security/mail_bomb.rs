//! Nobody uses the desk to write to strangers.

use crate::support::{Browser, Desk, PASSWORD, both_engines};

both_engines!(
    a_strangers_mailbox_is_not_flooded_and_reads_no_words_of_the_sender,
    asking_for_resets_does_not_flood_a_mailbox,
);

async fn a_strangers_mailbox_is_not_flooded_and_reads_no_words_of_the_sender(desk: Desk) {
    let victim = "victim@example.test";
    for _ in 0..30 {
        let fields = [
            ("first_name", "You won http://evil.test"),
            ("last_name", "Click now"),
            ("email", victim),
            ("password", PASSWORD),
            ("confirm_password", PASSWORD),
            ("role", "customer"),
        ];
        let page = desk.visitor().post("/signup", &fields).await;
        assert!(matches!(page.status, 303 | 422 | 429), "{}", page.status);
    }
    let probe = desk.customer("Grace", "Hopper").await;
    desk.sink.next(&probe.email, "welcome").await;
    let mails = desk.sink.to(victim);
    assert!(mails.len() <= 5, "{} mails went to a stranger", mails.len());
    for mail in mails {
        let everything = mail.subject() + &mail.text() + &mail.html();
        assert!(!everything.contains("evil.test") && !everything.contains("Click now"), "{everything}");
    }
}

async fn asking_for_resets_does_not_flood_a_mailbox(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    desk.sink.next(&grace.email, "welcome").await;
    let before = desk.sink.to(&grace.email).len();
    for _ in 0..30 {
        let page = Browser::new(&desk.base()).post("/forgot", &[("email", &grace.email)]).await;
        assert!(matches!(page.status, 303 | 429), "{}", page.status);
    }
    let probe = desk.customer("Mary", "Somerville").await;
    desk.sink.next(&probe.email, "welcome").await;
    let mails = desk.sink.to(&grace.email).len() - before;
    assert!(mails <= 10, "{mails} mails for 30 wishes of strangers");
}
