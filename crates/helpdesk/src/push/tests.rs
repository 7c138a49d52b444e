//! Who may be told, where, and for how long.

use outbound::{Client, Rules};

use super::*;
use crate::actor::{Actor, Role};
use crate::app::App;
use crate::clock::MINUTE;
use crate::error::Error;
use crate::event::{Kind, NewEvent};
use crate::sessions::{self, sign_in};
use crate::testing::{self, PASSWORD, visitor};

const P256DH: &str =
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4";
const AUTH: &str = "BTBZMqHH6r4Tts7J_aSIgg";

/// A client that may call this machine. Nobody is called here.
fn client() -> Client {
    Client::new(Rules { loopback: true, ..Rules::https() })
}

async fn signed_in(app: &App, email: &str) -> (Actor, String) {
    let token = sign_in(app, &visitor(), email, PASSWORD).await.unwrap().token;
    (testing::actor(app, &token).await, token)
}

async fn subscribed(app: &App, actor: &Actor, name: &str) -> crate::Result<()> {
    let endpoint = format!("http://127.0.0.1:9/{name}");
    let wanted = Subscription { endpoint: &endpoint, p256dh: P256DH, auth: AUTH };
    subscribe(app, actor, &client(), wanted).await
}

async fn living(app: &App, actor: &Actor) -> usize {
    subscriptions(&mut app.read().await.unwrap(), actor.id, app.now()).await.unwrap().len()
}

#[tokio::test]
async fn a_browser_has_one_subscription_and_the_eleventh_of_a_person_replaces_the_oldest() {
    let app = testing::app().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let (first, _) = signed_in(&app, "amara@example.test").await;
    for name in ["one", "one", "another"] {
        subscribed(&app, &first, name).await.unwrap();
        assert_eq!(devices(&app, &first).await.unwrap().len(), 1, "{name}");
    }
    let mut newest = first.clone();
    for number in 0..10 {
        newest = signed_in(&app, "amara@example.test").await.0;
        subscribed(&app, &newest, &format!("{number}")).await.unwrap();
    }
    assert_eq!(devices(&app, &newest).await.unwrap().len(), 10);
    assert!(!has_device(&app, &first).await.unwrap(), "the oldest made room");
    assert!(has_device(&app, &newest).await.unwrap());
}

#[tokio::test]
async fn a_subscription_ends_with_its_session() {
    let app = testing::app().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let (phone, token) = signed_in(&app, "amara@example.test").await;
    let (desktop, _) = signed_in(&app, "amara@example.test").await;
    let (tablet, _) = signed_in(&app, "amara@example.test").await;
    for (actor, name) in [(&phone, "phone"), (&desktop, "desktop"), (&tablet, "tablet")] {
        subscribed(&app, actor, name).await.unwrap();
    }
    sessions::sign_out(&app, &token).await.unwrap();
    assert_eq!(living(&app, &tablet).await, 2);
    sessions::end(&app, &tablet, desktop.session).await.unwrap();
    assert_eq!(living(&app, &tablet).await, 1);
    app.clock.advance(sessions::idle(Role::Customer) + MINUTE);
    assert_eq!(living(&app, &tablet).await, 0, "unused for too long");
    let over = subscribed(&app, &phone, "phone").await;
    assert!(matches!(over, Err(Error::NotFound)), "a session that is over gets none: {over:?}");
}

#[tokio::test]
async fn who_is_deactivated_or_deletes_the_account_is_told_nothing_more() {
    let app = testing::app().await;
    let admin = testing::admin(&app).await;
    testing::person(&app, Role::Agent, "noor@example.test").await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let (agent, _) = signed_in(&app, "noor@example.test").await;
    let (customer, _) = signed_in(&app, "amara@example.test").await;
    for actor in [&agent, &customer] {
        subscribed(&app, actor, "phone").await.unwrap();
    }
    crate::people::deactivate(&app, &admin, agent.id).await.unwrap();
    crate::people::delete_account(&app, &customer).await.unwrap();
    for actor in [&agent, &customer] {
        assert!(devices(&app, actor).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn nobody_turns_off_the_notices_of_somebody_else() {
    let app = testing::app().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    testing::person(&app, Role::Customer, "yusuf@example.test").await;
    let (amara, _) = signed_in(&app, "amara@example.test").await;
    let (yusuf, _) = signed_in(&app, "yusuf@example.test").await;
    subscribed(&app, &amara, "phone").await.unwrap();
    subscribed(&app, &yusuf, "phone").await.unwrap();
    let hers = devices(&app, &amara).await.unwrap()[0].id;
    assert!(matches!(unsubscribe(&app, &yusuf, hers).await, Err(Error::NotFound)));
    unsubscribe_here(&app, &yusuf).await.unwrap();
    unsubscribe_here(&app, &yusuf).await.unwrap();
    assert_eq!((living(&app, &amara).await, living(&app, &yusuf).await), (1, 0));
    unsubscribe(&app, &amara, hers).await.unwrap();
    assert_eq!(living(&app, &amara).await, 0);
}

#[tokio::test]
async fn what_cannot_be_called_or_locked_is_refused_at_once() {
    let app = testing::app().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let (amara, _) = signed_in(&app, "amara@example.test").await;
    let to = |endpoint| Subscription { endpoint, p256dh: P256DH, auth: AUTH };
    let strict = Client::new(Rules::https());
    for endpoint in
        ["http://127.0.0.1:9/x", "https://127.0.0.1/x", "https://[::1]/", "https://10.0.0.1/", "x", ""]
    {
        let refused = subscribe(&app, &amara, &strict, to(endpoint)).await;
        let Err(Error::Invalid(problems)) = refused else { panic!("{endpoint}: {refused:?}") };
        assert!(problems.of("endpoint").is_some(), "{endpoint}");
    }
    let long = format!("http://127.0.0.1:9/{}", "x".repeat(1_000));
    assert!(subscribe(&app, &amara, &client(), to(&long)).await.is_err());
    let keyless = Subscription { endpoint: "http://127.0.0.1:9/x", p256dh: AUTH, auth: AUTH };
    assert!(matches!(subscribe(&app, &amara, &client(), keyless).await, Err(Error::Invalid(_))));
    assert!(devices(&app, &amara).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_event_makes_one_notice_for_a_device_however_often_it_is_followed() {
    let app = testing::app().await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let (amara, _) = signed_in(&app, "amara@example.test").await;
    let raised =
        crate::tickets::NewTicket { subject: "Slow line", description: "It hums.".into(), service: None };
    let number = crate::tickets::raise(&app, &amara, raised).await.unwrap();
    subscribed(&app, &amara, "phone").await.unwrap();
    let device = devices(&app, &amara).await.unwrap()[0].id;
    let mut tx = app.begin().await.unwrap();
    let event = tx.record(NewEvent::new(Kind::MessagePosted).on(number)).await.unwrap();
    for _ in 0..2 {
        store_once(&mut tx, &app, event, device, &format!("request-{number}"), "{}").await.unwrap();
    }
    // Gone since it was looked up.
    store_once(&mut tx, &app, event, device + 1, "request-1", "{}").await.unwrap();
    tx.commit().await.unwrap();
    let mut conn = app.read().await.unwrap();
    let jobs: i64 =
        conn.one("SELECT COUNT(*) FROM jobs WHERE kind = $1", db::params![DELIVER]).await.unwrap();
    assert_eq!(jobs, 1);
    app.clock.advance(LIFETIME);
    assert!(begin(&app, 1).await.unwrap().is_none(), "too old to be sent");
}

#[tokio::test]
async fn what_is_no_news_any_more_is_not_announced() {
    let app = testing::app().await;
    let admin = testing::admin(&app).await;
    testing::person(&app, Role::Customer, "amara@example.test").await;
    let (amara, _) = signed_in(&app, "amara@example.test").await;
    let raised =
        crate::tickets::NewTicket { subject: "Slow line", description: "It hums.".into(), service: None };
    let number = crate::tickets::raise(&app, &amara, raised).await.unwrap();
    subscribed(&app, &amara, "phone").await.unwrap();
    let device = devices(&app, &amara).await.unwrap()[0].id;
    for (notice, end) in (1..).zip(["deleted", "seen"]) {
        let said = crate::tickets::reply(&app, &admin, number, "Since when?".into()).await.unwrap().message;
        let mut tx = app.begin().await.unwrap();
        let posted = NewEvent::new(Kind::MessagePosted).on(number);
        let event = tx.record(posted.with(serde_json::json!({ "message": said }))).await.unwrap();
        store_once(&mut tx, &app, event, device, "request-1", "{}").await.unwrap();
        tx.commit().await.unwrap();
        assert!(begin(&app, notice).await.unwrap().is_some(), "it is news until it is {end}");
        if end == "deleted" {
            crate::tickets::delete_message(&app, &admin, number, said).await.unwrap();
        } else {
            crate::tickets::mark_seen(&app, &amara, number, said).await.unwrap();
        }
        assert!(begin(&app, notice).await.unwrap().is_none(), "{end}");
    }
}

#[tokio::test]
async fn the_key_is_made_once_even_by_two_at_once() {
    let app = testing::app().await;
    let (one, two) = tokio::join!(key(&app), key(&app));
    let made = one.unwrap().public_key();
    assert_eq!(two.unwrap().public_key(), made);
    assert_eq!(key(&app).await.unwrap().public_key(), made);
}
