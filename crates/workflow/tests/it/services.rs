//! Being told of services: asked once, in rounds, and not too often.

use std::net::{IpAddr, Ipv4Addr};

use db::params;
use helpdesk::clock::{HOUR, MINUTE};
use helpdesk::services::{self, Announcement, Availability, ServiceForm, Ways};
use helpdesk::{Actor, Role};
use locales::Language;

use crate::support::{Desk, shown};

testkit::on_both_engines!(Desk:
    an_address_is_asked_once_a_day_whatever_it_is,
    changes_within_ten_minutes_are_one_mail,
    nobody_is_told_more_than_six_times_a_day_and_then_how_the_day_ended,
    what_cannot_be_told_of_one_service_keeps_no_other_back,
    planned_work_ends_by_itself_and_is_told,
    every_mail_has_a_link_that_ends_it,
    who_is_gone_is_told_nothing,
    a_device_is_told_once_a_round_under_the_name_of_the_service,
);

const FROM: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7));

async fn offer(desk: &Desk) -> (Actor, i64) {
    let admin = desk.admin().await;
    let form = ServiceForm { name: "Home internet".to_owned(), ..ServiceForm::default() };
    let id = services::create(&desk.app, &admin, &form).await.expect("created");
    (admin, id)
}

async fn follow(desk: &Desk, who: &Actor) {
    let ways = Ways { mail: true, push: false };
    services::subscribe(&desk.app, who, "home-internet", ways).await.expect("subscribed");
}

async fn say(desk: &Desk, admin: &Actor, id: i64, state: Availability, note: &str) {
    let said = Announcement { note: note.to_owned(), ..Announcement::of(state) };
    services::announce(&desk.app, admin, id, &said).await.expect("said");
    desk.settle().await;
}

/// Lets this much time pass, and the rounds be told that are due by then.
async fn pass(desk: &Desk, time: i64) {
    desk.pass(services::TELL, time).await;
}

async fn an_address_is_asked_once_a_day_whatever_it_is(desk: Desk) {
    let (admin, _) = offer(&desk).await;
    let known = desk.customer().await;
    for email in [known.email.as_str(), "stranger@home.test", "stranger@home.test"] {
        services::ask(&desk.app, FROM, Language::De, "home-internet", email).await.expect("asked");
    }
    for email in [&known.email, "stranger@home.test"] {
        let mail = desk.mail("service_confirm", email).await;
        let text = shown(&mail).text;
        assert!(text.contains("http://127.0.0.1:8080/news/confirm/"), "{text}");
        assert!(mail.subject.contains("benachrichtigt"), "{}", mail.subject);
    }
    let link = confirming(&desk, "stranger@home.test").await;
    services::wish_behind(&desk.app, &link).await.expect("a wish");
    let form = ServiceForm {
        availability: "down".to_owned(),
        name: "Home internet".to_owned(),
        ..ServiceForm::default()
    };
    services::update(&desk.app, &admin, 1, &form).await.expect("changed");
    desk.settle().await;
    pass(&desk, 11 * MINUTE).await;
    assert_eq!(desk.mails().await.len(), 2, "nobody has confirmed");
    services::confirm(&desk.app, &link).await.expect("confirmed");
    services::set_availability(&desk.app, &admin, 1, Availability::Available).await.expect("set");
    desk.settle().await;
    pass(&desk, 11 * MINUTE).await;
    assert!(desk.mail("service_changed", "stranger@home.test").await.subject.contains("Verfügbar"));
}

async fn confirming(desk: &Desk, email: &str) -> String {
    let text = shown(&desk.mail("service_confirm", email).await).text;
    let rest = text.split("/news/confirm/").nth(1).expect("a link");
    rest.split_whitespace().next().expect("a token").to_owned()
}

async fn changes_within_ten_minutes_are_one_mail(desk: Desk) {
    let (admin, id) = offer(&desk).await;
    let customer = desk.customer().await;
    follow(&desk, &customer).await;
    say(&desk, &admin, id, Availability::Degraded, "Slow in Kelp Street.").await;
    pass(&desk, 4 * MINUTE).await;
    say(&desk, &admin, id, Availability::Down, "A part failed.").await;
    pass(&desk, 4 * MINUTE).await;
    assert!(desk.mails().await.is_empty(), "ten minutes are not over");
    pass(&desk, 3 * MINUTE).await;
    let mail = desk.mail("service_changed", &customer.email).await;
    assert_eq!(mail.subject, "Home internet: Down");
    let text = shown(&mail).text;
    assert!(text.contains("Slow in Kelp Street.") && text.contains("A part failed."), "{text}");
    say(&desk, &admin, id, Availability::Available, "").await;
    pass(&desk, 11 * MINUTE).await;
    assert_eq!(desk.mails().await.len(), 2);
}

async fn nobody_is_told_more_than_six_times_a_day_and_then_how_the_day_ended(desk: Desk) {
    let (admin, id) = offer(&desk).await;
    let customer = desk.customer().await;
    follow(&desk, &customer).await;
    let late = desk.person(Role::Customer, "Ben", "Okri", "ben@home.test").await;
    for round in 0..9 {
        if round == 7 {
            follow(&desk, &late).await;
        }
        let state = if round % 2 == 0 { Availability::Down } else { Availability::Available };
        say(&desk, &admin, id, state, "").await;
        pass(&desk, 11 * MINUTE).await;
        desk.sweep("tell_missed_news").await;
    }
    let mails = async || desk.told(0).await.into_iter().filter(|(_, to)| *to == customer.email).count();
    assert_eq!(mails().await, 6, "the day is not over");
    pass(&desk, 24 * HOUR).await;
    for _ in 0..2 {
        desk.sweep("tell_missed_news").await;
    }
    assert_eq!(mails().await, 7, "once");
    let last = desk.mails().await.pop().expect("a mail");
    assert_eq!((last.recipient.as_str(), last.subject.as_str()), ("ana@home.test", "Home internet: Down"));
    assert_eq!(desk.told(0).await.len(), 9, "who missed nothing is told nothing again");
    say(&desk, &admin, id, Availability::Available, "").await;
    pass(&desk, 11 * MINUTE).await;
    assert_eq!(mails().await, 8, "the next day is another one");
}

async fn what_cannot_be_told_of_one_service_keeps_no_other_back(desk: Desk) {
    let (admin, first) = offer(&desk).await;
    let form = ServiceForm { name: "Television".to_owned(), ..ServiceForm::default() };
    let second = services::create(&desk.app, &admin, &form).await.expect("created");
    for (slug, email) in [("home-internet", "ana@home.test"), ("television", "ben@home.test")] {
        services::ask(&desk.app, FROM, Language::En, slug, email).await.expect("asked");
        desk.settle().await;
        let link = confirming(&desk, email).await;
        assert!(services::confirm(&desk.app, &link).await.expect("confirmed"));
    }
    for round in 0..7 {
        for id in [first, second] {
            let state = if round % 2 == 0 { Availability::Down } else { Availability::Available };
            say(&desk, &admin, id, state, "").await;
        }
        pass(&desk, 11 * MINUTE).await;
    }
    // No mail can be about an event that there is not.
    let broken = "UPDATE service_subscriptions SET missed = 999999 WHERE service = $1";
    desk.exec(broken, params![first]).await;
    pass(&desk, 24 * HOUR).await;
    let told = async || desk.told(0).await.into_iter().filter(|(_, to)| to == "ben@home.test").count();
    let before = told().await;
    let failed = desk.try_sweep("tell_missed_news").await.expect_err("the first one cannot be told");
    assert!(failed.contains(&format!("service {first}: ")), "{failed}");
    assert_eq!(told().await, before + 1, "the second one is");
}

async fn planned_work_ends_by_itself_and_is_told(desk: Desk) {
    let (admin, id) = offer(&desk).await;
    let customer = desk.customer().await;
    follow(&desk, &customer).await;
    let (app, now) = (&desk.app, desk.app.now());
    let work = |end| Announcement {
        note: "We renew a cable.".to_owned(),
        starts_at: Some(now),
        ends_at: Some(end),
        state: Availability::Planned,
    };
    services::announce(app, &admin, id, &work(now + HOUR)).await.expect("said");
    desk.settle().await;
    pass(&desk, 59 * MINUTE).await;
    desk.sweep("end_planned_work").await;
    let state = async || services::find(app, None, "home-internet").await.expect("offered").state;
    assert_eq!(state().await, Availability::Planned, "it is not over");
    services::announce(app, &admin, id, &work(now + 2 * HOUR)).await.expect("said");
    pass(&desk, HOUR).await;
    desk.sweep("end_planned_work").await;
    assert_eq!(state().await, Availability::Planned, "it takes longer");
    pass(&desk, MINUTE).await;
    for _ in 0..2 {
        desk.sweep("end_planned_work").await;
    }
    assert_eq!(state().await, Availability::Available);
    desk.settle().await;
    pass(&desk, 11 * MINUTE).await;
    let mail = desk.mails().await.pop().expect("a mail");
    assert_eq!((mail.recipient, mail.subject), (customer.email, "Home internet: Available".to_owned()));
    let lines = services::history(app, &admin, id).await.expect("read");
    assert_eq!(lines.len(), 4, "once");
    assert_eq!((lines[0].actor.clone(), lines[0].state()), (None, Some(Availability::Available)));
    let board = services::board(app, None, "UTC").await.expect("read");
    assert_eq!((board.open.len(), board.past.len()), (0, 1));
}

async fn every_mail_has_a_link_that_ends_it(desk: Desk) {
    let (admin, id) = offer(&desk).await;
    let customer = desk.customer().await;
    follow(&desk, &customer).await;
    say(&desk, &admin, id, Availability::Down, "").await;
    pass(&desk, 11 * MINUTE).await;
    let mail = desk.mail("service_changed", &customer.email).await;
    let content = String::from_utf8_lossy(&mail.content).replace("\r\n ", " ");
    assert!(content.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{content}");
    let head = content.split("List-Unsubscribe: <http://127.0.0.1:8080/news/end/").nth(1).expect("a link");
    let link = head.split('>').next().expect("an end");
    let found = services::linked(&desk.app, link).await.expect("ours").expect("a service");
    assert_eq!(found.id, id);
    assert!(services::linked(&desk.app, &link.replace('.', ".A")).await.is_err(), "forged");
    services::end_by_link(&desk.app, link).await.expect("ended");
    services::end_by_link(&desk.app, link).await.expect("twice is fine");
    say(&desk, &admin, id, Availability::Available, "").await;
    pass(&desk, 11 * MINUTE).await;
    assert_eq!(desk.mails().await.len(), 1);
}

async fn who_is_gone_is_told_nothing(desk: Desk) {
    let (admin, id) = offer(&desk).await;
    let customer = desk.customer().await;
    let agent = desk.person(Role::Agent, "Noor", "Haddad", "noor@desk.test").await;
    follow(&desk, &customer).await;
    follow(&desk, &agent).await;
    desk.exec("UPDATE people SET state = 'deactivated' WHERE id = $1", params![agent.id]).await;
    say(&desk, &admin, id, Availability::Down, "").await;
    pass(&desk, 11 * MINUTE).await;
    assert_eq!(desk.mails().await.len(), 1);
    say(&desk, &admin, id, Availability::Available, "").await;
    services::archive(&desk.app, &admin, id).await.expect("archived");
    pass(&desk, 11 * MINUTE).await;
    assert_eq!(desk.mails().await.len(), 1, "what is archived is nobody's news");
}

async fn a_device_is_told_once_a_round_under_the_name_of_the_service(desk: Desk) {
    let (admin, id) = offer(&desk).await;
    let customer = desk.customer().await;
    let (app, now) = (&desk.app, desk.app.now());
    let both = Ways { mail: false, push: true };
    services::subscribe(app, &customer, "home-internet", both).await.expect_err("no device yet");
    desk.exec(
        "INSERT INTO sessions (person, token_hash, address, agent, created_at, seen_at, ends_at)
         VALUES ($1, 'hash', '', '', $2, $2, $3)",
        params![customer.id, now, now + 24 * HOUR],
    )
    .await;
    desk.exec(
        "INSERT INTO push_subscriptions (person, session, endpoint, p256dh, auth, created_at)
         SELECT person, id, 'https://push.test/phone', 'key', 'auth', $2 FROM sessions WHERE person = $1",
        params![customer.id, now],
    )
    .await;
    let neither = Ways { mail: false, push: false };
    services::subscribe(app, &customer, "home-internet", neither).await.expect_err("a way has to be chosen");
    services::subscribe(app, &customer, "home-internet", both).await.expect("subscribed");
    say(&desk, &admin, id, Availability::Degraded, "Slow in Kelp Street.").await;
    say(&desk, &admin, id, Availability::Down, "A part failed.").await;
    pass(&desk, 11 * MINUTE).await;
    let mut conn = app.db.read().await.expect("a reader");
    let notices: Vec<(String, String)> =
        conn.all("SELECT topic, payload FROM push_notices ORDER BY id", params![]).await.expect("read");
    let [(topic, payload)] = notices.as_slice() else { panic!("{notices:?}") };
    assert_eq!(*topic, format!("service-{id}"));
    let payload: serde_json::Value = serde_json::from_str(payload).expect("JSON");
    assert_eq!(payload["path"], "/services/home-internet");
    assert_eq!(payload["text"], "Home internet: Down");
    assert!(desk.mails().await.is_empty(), "they wanted no mail");
}
