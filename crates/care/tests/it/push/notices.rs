//! What is announced, what it says, and what becomes of it at the push service.

use serde_json::json;

use super::desk;
use crate::support::{Engine, PushService, both_engines_from_scratch, until};

both_engines_from_scratch!(
    a_reply_is_announced_with_the_number_and_nothing_of_its_text,
    every_device_is_told_in_its_owners_language,
    notes_own_messages_and_statuses_are_announced_to_nobody,
    a_subscription_that_its_service_ended_is_forgotten,
    a_service_that_cannot_take_a_notice_now_is_asked_again,
    a_service_that_leads_elsewhere_is_not_followed,
    signing_out_ends_the_notices,
);

async fn a_reply_is_announced_with_the_number_and_nothing_of_its_text(engine: Engine) {
    let (desk, service) = (desk(engine).await, PushService::start().await);
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let phone = service.device("phone");
    grace.turn_on_notices(&phone).await.assert_status(204);
    desk.admin.reply(number, "Which lamp is on?").await.assert_status(200);

    let handed = service.until(1).await.remove(0);
    assert_eq!(
        phone.read(&handed),
        json!({ "desk": "Northwind Care", "number": number, "text": "New reply" })
    );
    assert_eq!(handed.path, "/phone");
    let header = |name: &str| handed.headers.get(name).map(String::as_str).unwrap_or_default();
    assert_eq!(header("content-encoding"), "aes128gcm");
    assert_eq!((header("urgency"), header("topic")), ("normal", &*format!("request-{number}")));
    let ttl: i64 = header("ttl").parse().expect("seconds");
    assert!((86_000..=86_400).contains(&ttl), "{ttl}");
    let names: Vec<_> = handed.headers.values().filter(|value| value.contains("care=")).collect();
    assert!(names.is_empty(), "no cookie leaves");

    let (claims, key) = handed.signed_claims();
    assert_eq!(claims["aud"], format!("http://{}", service.address));
    let expires = claims["exp"].as_i64().expect("a time");
    let now: i64 = desk.value("SELECT MAX(created_at) / 1000 FROM events").await.parse().expect("a time");
    assert!(expires > now && expires <= now + 86_400, "{expires}, {now}");
    let page = grace.open(&format!("/requests/{number}")).await;
    assert_eq!(page.attributes("[data-push]", "data-push"), [key], "the key that browsers are given");
    assert_eq!(page.attributes("[data-push]", "data-state"), ["on"]);

    desk.settle().await;
    assert_eq!(service.received().len(), 1, "one event, one notice");
}

async fn every_device_is_told_in_its_owners_language(engine: Engine) {
    let (desk, service) = (desk(engine).await, PushService::start().await);
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let page = grace.open("/account").await;
    grace.submit(page.form_at("/account").fill("Language", "Deutsch")).await.assert_status(200);
    let (phone, laptop) = (service.device("phone"), service.device("laptop"));
    grace.turn_on_notices(&phone).await.assert_status(204);
    let elsewhere = grace.elsewhere();
    elsewhere.sign_in().await;
    elsewhere.turn_on_notices(&laptop).await.assert_status(204);
    desk.admin.reply(number, "Which lamp is on?").await;
    for handed in service.until(2).await {
        let device = if handed.path == "/phone" { &phone } else { &laptop };
        assert_eq!(device.read(&handed)["text"], "Neue Antwort");
    }
}

async fn notes_own_messages_and_statuses_are_announced_to_nobody(engine: Engine) {
    let (desk, service) = (desk(engine).await, PushService::start().await);
    let grace = desk.customer("Grace", "Hopper").await;
    let mary = desk.customer("Mary", "Somerville").await;
    grace.turn_on_notices(&service.device("grace")).await.assert_status(204);
    mary.turn_on_notices(&service.device("mary")).await.assert_status(204);
    desk.admin.turn_on_notices(&service.device("admin")).await.assert_status(204);
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    desk.admin.note(number, "She calls often.").await;
    grace.message(number, "It is slower now.").await;
    desk.admin.set_status(number, "Solved").await;
    desk.settle().await;
    assert_eq!(service.received().len(), 0);
    desk.admin.reply(number, "Which lamp is on?").await;
    desk.settle().await;
    let told: Vec<_> = service.received().into_iter().map(|handed| handed.path).collect();
    assert_eq!(told, ["/grace"]);
}

async fn a_subscription_that_its_service_ended_is_forgotten(engine: Engine) {
    let (desk, service) = (desk(engine).await, PushService::start().await);
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    for (name, answer) in [("old", "410 Gone"), ("lost", "404 Not Found")] {
        grace.turn_on_notices(&service.device(name)).await.assert_status(204);
        service.answer(answer);
        desk.admin.reply(number, "Which lamp is on?").await;
        until("the subscription is forgotten", async || {
            (desk.value("SELECT COUNT(*) FROM push_subscriptions").await == "0").then_some(())
        })
        .await;
    }
    desk.admin.reply(number, "And now?").await;
    desk.settle().await;
    assert_eq!(service.received().len(), 2);
}

async fn a_service_that_cannot_take_a_notice_now_is_asked_again(engine: Engine) {
    let (desk, service) = (desk(engine).await, PushService::start().await);
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let phone = service.device("phone");
    grace.turn_on_notices(&phone).await.assert_status(204);
    service.answer("500 Internal Server Error");
    desk.admin.reply(number, "Which lamp is on?").await;
    let handed = service.until(2).await;
    assert_eq!(phone.read(&handed[0]), phone.read(&handed[1]));
    desk.settle().await;
    assert_eq!(service.received().len(), 2, "what was taken is not sent again");
    assert_eq!(desk.value("SELECT attempts FROM push_notices").await, "1");
}

async fn a_service_that_leads_elsewhere_is_not_followed(engine: Engine) {
    let (desk, service) = (desk(engine).await, PushService::start().await);
    let inside = PushService::start().await;
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    grace.turn_on_notices(&service.device("phone")).await.assert_status(204);
    service.answer(&format!("307 Temporary Redirect\r\nlocation: http://{}/", inside.address));
    desk.admin.reply(number, "Which lamp is on?").await;
    service.until(1).await;
    desk.settle().await;
    assert_eq!((service.received().len(), inside.received().len()), (1, 0));
}

async fn signing_out_ends_the_notices(engine: Engine) {
    let (desk, service) = (desk(engine).await, PushService::start().await);
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    grace.turn_on_notices(&service.device("phone")).await.assert_status(204);
    let elsewhere = grace.elsewhere();
    elsewhere.sign_in().await;
    elsewhere.turn_on_notices(&service.device("laptop")).await.assert_status(204);
    grace.sign_out().await;
    desk.admin.reply(number, "Which lamp is on?").await;
    service.until(1).await;
    desk.settle().await;
    let told: Vec<_> = service.received().into_iter().map(|handed| handed.path).collect();
    assert_eq!(told, ["/laptop"]);
}
