//! Who wants to be told, who confirmed it, and of what a round tells.

use db::params;

use super::*;
use crate::{event_store, people};

async fn subscribers(app: &App, service: i64) -> usize {
    news_store::page(&mut app.read().await.unwrap(), service, 0, 100).await.unwrap().len()
}

/// From as many networks as there are asks.
async fn ask_often(desk: &Desk, times: u8) {
    for number in 0..times {
        let from = IpAddr::V4(Ipv4Addr::new(198, 51, 100, number));
        let email = format!("somebody{number}@example.test");
        ask(&desk.app, from, Language::En, "fibre", &email).await.unwrap();
    }
}

/// Whether the newest wish is followed by a mail.
async fn is_mailed(desk: &Desk) -> bool {
    let newest = event_store::newest(&mut desk.app.read().await.unwrap()).await.unwrap().unwrap();
    assert_eq!(newest.kind, Kind::ServiceNewsAsked);
    newest.data["mail"] == true
}

#[tokio::test]
async fn an_address_confirms_all_that_it_asked_for_by_one_link_that_ends_after_two_days() {
    let desk = Desk::open_with_mail().await;
    let (fibre, _) = (desk.add("Fibre").await, desk.add("TV").await);
    ask(&desk.app, FROM, Language::De, "fibre", "Ada@example.test").await.unwrap();
    ask(&desk.app, FROM, Language::De, "tv", "ada@example.test").await.unwrap();
    ask(&desk.app, FROM, Language::De, "tv", "ada@example.test").await.unwrap();
    let told = wish(&desk.app, 1).await.unwrap().unwrap();
    assert_eq!((told.service.as_str(), told.services.len()), ("Fibre", 2));
    let Behind::Waits(waiting) = wish_behind(&desk.app, &told.link).await.unwrap() else { panic!("told") };
    assert_eq!(waiting.email, "Ada@example.test");
    assert_eq!(subscribers(&desk.app, fibre).await, 0, "nothing follows from looking");
    for forged in ["1.AAAA", "1", &told.link.replace("1.", "2.")] {
        assert!(matches!(confirm(&desk.app, forged).await, Err(Error::NotFound)), "{forged}");
    }
    assert!(confirm(&desk.app, &told.link).await.unwrap());
    assert_eq!(subscribers(&desk.app, fibre).await, 1);
    assert!(confirm(&desk.app, &told.link).await.unwrap(), "twice is fine");
    let Behind::Confirmed(names) = wish_behind(&desk.app, &told.link).await.unwrap() else { panic!("waits") };
    assert_eq!(names, ["Fibre", "TV"]);
    ask(&desk.app, FROM, Language::En, "fibre", "grace@example.test").await.unwrap();
    let late = wish(&desk.app, 4).await.unwrap().unwrap();
    desk.app.clock.advance(2 * DAY + MINUTE);
    assert!(!confirm(&desk.app, &late.link).await.unwrap(), "too late");
    assert!(matches!(wish_behind(&desk.app, &late.link).await.unwrap(), Behind::Over));
    sweep(&desk.app).await.unwrap();
    assert!(wish(&desk.app, 4).await.unwrap().is_none());
    assert!(wish_behind(&desk.app, &told.link).await.is_ok(), "what was confirmed is known for longer");
    for subscription in [1, 2] {
        let signer = crate::signatures::Signer::load(&desk.app).await.unwrap();
        let link = signer.sign(crate::signatures::Purpose::EndServiceNews, subscription);
        end_by_link(&desk.app, &link).await.unwrap();
    }
    assert!(matches!(wish_behind(&desk.app, &told.link).await.unwrap(), Behind::Over));
    assert!(!confirm(&desk.app, &told.link).await.unwrap(), "nothing is left of it");
    assert_eq!(subscribers(&desk.app, fibre).await, 0);
}

#[tokio::test]
async fn one_place_lists_and_ends_what_an_account_and_its_address_are_told_of() {
    let desk = Desk::open_with_mail().await;
    desk.add("TV").await;
    desk.add("Fibre").await;
    let mail = Ways { mail: true, push: false };
    for actor in [&desk.customer, &desk.stranger] {
        subscribe(&desk.app, actor, "tv", mail).await.unwrap();
    }
    ask(&desk.app, FROM, Language::En, "fibre", &desk.customer.email).await.unwrap();
    let link = wish(&desk.app, 1).await.unwrap().unwrap().link;
    confirm(&desk.app, &link).await.unwrap();
    let names = async |actor| {
        let followed = followed(&desk.app, actor).await.unwrap();
        followed.into_iter().map(|one| (one.id, one.name)).collect::<Vec<_>>()
    };
    let own = names(&desk.customer).await;
    assert_eq!(own.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["Fibre", "TV"]);
    let theirs = names(&desk.stranger).await;
    stop(&desk.app, &desk.customer, theirs[0].0).await.unwrap();
    assert_eq!(names(&desk.stranger).await, theirs, "nobody ends it for somebody else");
    for (id, _) in own {
        for _ in 0..2 {
            stop(&desk.app, &desk.customer, id).await.unwrap();
        }
    }
    assert!(names(&desk.customer).await.is_empty());
}

#[tokio::test]
async fn a_network_asks_five_times_an_hour() {
    let desk = Desk::open_with_mail().await;
    desk.add("Fibre").await;
    for number in 0..5 {
        let email = format!("somebody{number}@example.test");
        ask(&desk.app, FROM, Language::En, "fibre", &email).await.unwrap();
    }
    let sixth = ask(&desk.app, FROM, Language::En, "fibre", "ada@example.test").await;
    assert!(matches!(sixth, Err(Error::TooMany { .. })));
    let elsewhere = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 8));
    ask(&desk.app, elsewhere, Language::En, "fibre", "ada@example.test").await.unwrap();
    desk.app.clock.advance(HOUR);
    ask(&desk.app, FROM, Language::En, "fibre", "ada@example.test").await.unwrap();
}

#[tokio::test]
async fn somebody_with_an_account_is_told_by_what_they_have() {
    let desk = Desk::open_with_mail().await;
    let id = desk.add("Fibre").await;
    let push = Ways { mail: true, push: true };
    let refused = subscribe(&desk.app, &desk.customer, "fibre", push).await;
    assert!(matches!(refused, Err(Error::Invalid(_))), "no device: {refused:?}");
    let mail = Ways { mail: true, push: false };
    let none = Ways { mail: false, push: false };
    for chosen in [none, mail] {
        subscribe(&desk.app, &desk.customer, "fibre", chosen).await.unwrap();
        assert_eq!(subscription(&desk.app, &desk.customer, id).await.unwrap().ways, Some(mail), "no device");
    }
    assert_eq!(subscribers(&desk.app, id).await, 1);
    assert_eq!(subscription(&desk.app, &desk.customer, id).await.unwrap().ways, Some(mail));
    assert_eq!(subscription(&desk.app, &desk.agent, id).await.unwrap().ways, None);
    unsubscribe(&desk.app, &desk.customer, "fibre").await.unwrap();
    assert_eq!(subscribers(&desk.app, id).await, 0);
    subscribe(&desk.app, &desk.customer, "fibre", mail).await.unwrap();
    crate::people::delete_account(&desk.app, &desk.customer).await.unwrap();
    assert_eq!(subscribers(&desk.app, id).await, 0, "it goes with the account");
}

#[tokio::test]
async fn whoever_confirmed_has_a_mail_of_their_own_for_what_they_ask_for_next() {
    let desk = Desk::open_with_mail().await;
    let (_, tv) = (desk.add("Fibre").await, desk.add("TV").await);
    ask(&desk.app, FROM, Language::En, "fibre", "ada@example.test").await.unwrap();
    assert!(is_mailed(&desk).await);
    ask(&desk.app, FROM, Language::En, "tv", "ada@example.test").await.unwrap();
    assert!(!is_mailed(&desk).await, "nothing more until its button is pressed");
    let first = wish(&desk.app, 1).await.unwrap().unwrap();
    confirm(&desk.app, &first.link).await.unwrap();
    let subscription = followed_by(&desk, tv).await;
    let mut tx = desk.app.begin().await.unwrap();
    news_store::remove(&mut tx, subscription).await.unwrap();
    tx.commit().await.unwrap();
    for is_told in [true, false] {
        ask(&desk.app, FROM, Language::En, "tv", "ada@example.test").await.unwrap();
        assert_eq!(is_mailed(&desk).await, is_told);
    }
}

async fn followed_by(desk: &Desk, service: i64) -> i64 {
    news_store::page(&mut desk.app.read().await.unwrap(), service, 0, 100).await.unwrap()[0].id
}

#[tokio::test]
async fn what_is_asked_for_late_has_a_day_to_be_confirmed_too() {
    let desk = Desk::open_with_mail().await;
    let (_, tv) = (desk.add("Fibre").await, desk.add("TV").await);
    ask(&desk.app, FROM, Language::En, "fibre", "ada@example.test").await.unwrap();
    let link = wish(&desk.app, 1).await.unwrap().unwrap().link;
    desk.app.clock.advance(23 * HOUR);
    ask(&desk.app, FROM, Language::En, "tv", "ada@example.test").await.unwrap();
    assert!(!is_mailed(&desk).await);
    desk.app.clock.advance(24 * HOUR);
    confirm(&desk.app, &link).await.unwrap();
    assert_eq!(subscribers(&desk.app, tv).await, 1);
}

#[tokio::test]
async fn asks_of_strangers_push_no_change_out_of_the_news_and_none_out_of_the_history() {
    let desk = Desk::open_with_mail().await;
    let id = desk.add("Fibre").await;
    desk.say(id, Availability::Down).await;
    let newest = event_store::newest(&mut desk.app.read().await.unwrap()).await.unwrap().unwrap();
    plan_round(&desk.app, id, newest.id).await.unwrap();
    ask_often(&desk, 120).await;
    let round = begin_round(&desk.app, Tell { service: id, event: newest.id }).await.unwrap().unwrap();
    let states: Vec<_> = round.changes.iter().map(|change| change.state).collect();
    assert_eq!(states, [Availability::Down]);
    desk.say(id, Availability::Available).await;
    ask_often(&desk, 120).await;
    end_round(&desk.app, &round).await.unwrap();
    let next: bool = {
        let mut conn = desk.app.read().await.unwrap();
        conn.one("SELECT waits FROM service_rounds WHERE service = $1", params![id]).await.unwrap()
    };
    assert!(next, "what changed meanwhile is told next");
    let kinds: Vec<_> =
        history(&desk.app, &desk.admin, id).await.unwrap().iter().map(|line| line.kind).collect();
    assert_eq!(kinds, [Kind::AvailabilityChanged, Kind::AvailabilityChanged, Kind::ServiceCreated]);
}

#[tokio::test]
async fn a_round_tells_the_first_changes_and_the_next_one_the_rest() {
    let desk = Desk::open_with_mail().await;
    let id = desk.add("Fibre").await;
    for _ in 0..30 {
        desk.say(id, Availability::Down).await;
        desk.say(id, Availability::Available).await;
    }
    let events = event_store::of_service(&mut desk.app.read().await.unwrap(), id, 100).await.unwrap();
    let first = events.iter().rev().find(|event| event.kind == Kind::AvailabilityChanged).unwrap().id;
    plan_round(&desk.app, id, first).await.unwrap();
    let round = begin_round(&desk.app, Tell { service: id, event: first }).await.unwrap().unwrap();
    end_round(&desk.app, &round).await.unwrap();
    let sql = "SELECT event FROM service_rounds WHERE service = $1 AND waits = 1";
    let next: i64 = {
        let mut conn = desk.app.read().await.unwrap();
        conn.one(sql, params![id]).await.unwrap()
    };
    let rest = begin_round(&desk.app, Tell { service: id, event: next }).await.unwrap().unwrap();
    assert_eq!((round.changes.len(), rest.changes.len()), (50, 10), "none is lost");
}

#[tokio::test]
async fn an_address_that_nobody_proved_shows_and_ends_nothing() {
    let desk = Desk::open_with_mail().await;
    let id = desk.add("Fibre").await;
    ask(&desk.app, FROM, Language::En, "fibre", &desk.stranger.email).await.unwrap();
    let link = wish(&desk.app, 1).await.unwrap().unwrap().link;
    confirm(&desk.app, &link).await.unwrap();
    let mut tx = desk.app.begin().await.unwrap();
    let sql = "UPDATE people SET verified_at = NULL WHERE id = $1";
    tx.exec(sql, params![desk.stranger.id]).await.unwrap();
    tx.commit().await.unwrap();
    assert!(followed(&desk.app, &desk.stranger).await.unwrap().is_empty());
    stop(&desk.app, &desk.stranger, followed_by(&desk, id).await).await.unwrap();
    assert_eq!(subscribers(&desk.app, id).await, 1);
    people::delete_account(&desk.app, &desk.stranger).await.unwrap();
    assert_eq!(subscribers(&desk.app, id).await, 1, "its reader wanted it");
}
