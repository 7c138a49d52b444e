//! Who may turn notices on and off, and which push services may be called.

use super::desk;
use crate::support::{Desk, Engine, PushService, both_engines, both_engines_from_scratch};

both_engines!(no_address_inside_a_network_becomes_a_push_service, nobody_turns_on_notices_without_an_account,);
both_engines_from_scratch!(
    people_see_their_devices_and_turn_them_off_without_a_script,
    nobody_turns_off_the_notices_of_somebody_else,
);

async fn no_address_inside_a_network_becomes_a_push_service(desk: Desk) {
    let (grace, service) = (desk.customer("Grace", "Hopper").await, PushService::start().await);
    let device = service.device("phone");
    let port = service.address.port();
    let mut answers = Vec::new();
    for endpoint in [
        format!("http://127.0.0.1:{port}/"),
        format!("https://127.0.0.1:{port}/"),
        "https://127.0.0.1/".to_owned(),
        "https://[::1]/".to_owned(),
        "https://0/".to_owned(),
        "https://0x7f000001/".to_owned(),
        "https://2130706433/".to_owned(),
        "https://169.254.169.254/latest".to_owned(),
        "https://[::ffff:127.0.0.1]/".to_owned(),
        "https://[64:ff9b::7f00:1]/".to_owned(),
        "https://10.0.0.1/".to_owned(),
        "https://localhost/".to_owned(),
        format!("https://localhost:{port}/"),
        "gopher://127.0.0.1/".to_owned(),
        "file:///etc/passwd".to_owned(),
        "https://user@127.0.0.1/".to_owned(),
        "nonsense".to_owned(),
    ] {
        let [_, p256dh, auth] = device.fields();
        let fields = [("endpoint", &*endpoint), (p256dh.0, &*p256dh.1), (auth.0, &*auth.1)];
        let answer = grace.post("/push/subscriptions", &fields).await;
        assert_eq!(answer.status, 422, "{endpoint}");
        answers.push(answer.body);
    }
    answers.dedup();
    assert_eq!(answers.len(), 1, "the answer tells nothing of what is there: {answers:?}");
    assert_eq!(desk.value("SELECT COUNT(*) FROM push_subscriptions").await, "0");
    assert!(service.received().is_empty());
}

async fn nobody_turns_on_notices_without_an_account(desk: Desk) {
    let device = PushService::start().await.device("phone");
    let stranger = desk.stranger("Grace", "Hopper");
    stranger.turn_on_notices(&device).await.assert_status(303);
    let waiting = desk.applicant("Alan", "Turing").await;
    waiting.turn_on_notices(&device).await.assert_status(303);
    assert_eq!(desk.value("SELECT COUNT(*) FROM push_subscriptions").await, "0");
}

async fn people_see_their_devices_and_turn_them_off_without_a_script(engine: Engine) {
    let (desk, service) = (desk(engine).await, PushService::start().await);
    let grace = desk.customer("Grace", "Hopper").await;
    grace.turn_on_notices(&service.device("phone")).await.assert_status(204);
    let elsewhere = grace.elsewhere();
    elsewhere.sign_in().await;
    elsewhere.turn_on_notices(&service.device("laptop")).await.assert_status(204);
    let page = grace.open("/account").await;
    assert_eq!(page.texts("#notices li").len(), 2);
    assert_eq!(page.texts("#notices li").iter().filter(|row| row.contains("This browser")).count(), 1);
    assert!(!page.body.contains(&service.address.to_string()), "addresses of push services are secrets");
    let form = page.forms("Turn off").into_iter().next().expect("a form");
    let page = grace.submit(form).await;
    page.assert_at("/account").assert_shows("Turned off on that device.");
    assert_eq!(page.texts("#notices li").len(), 1);
    grace.post("/push/subscriptions/removal", &[]).await.assert_status(303);
    grace.post("/push/subscriptions/removal", &[]).await.assert_status(303);
    assert_eq!(desk.value("SELECT COUNT(*) FROM push_subscriptions").await, "0");
}

async fn nobody_turns_off_the_notices_of_somebody_else(engine: Engine) {
    let (desk, service) = (desk(engine).await, PushService::start().await);
    let grace = desk.customer("Grace", "Hopper").await;
    let mary = desk.customer("Mary", "Somerville").await;
    let phone = service.device("phone");
    grace.turn_on_notices(&phone).await.assert_status(204);
    let id = desk.value("SELECT id FROM push_subscriptions").await;
    for other in [&mary, &desk.admin] {
        other.post("/push/subscriptions/removal", &[("id", &id)]).await.assert_status(404);
    }
    // Whoever learns the address of somebody's device gets it not by claiming it.
    mary.turn_on_notices(&phone).await.assert_status(204);
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    desk.admin.reply(number, "Which lamp is on?").await;
    service.until(1).await;
    desk.settle().await;
    assert_eq!(service.received().len(), 1);
}
