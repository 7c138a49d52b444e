//! The assistant's own answer to a new request, by mail and behind its link.

use crate::portal::suggestions::article;
use crate::support::{Desk, Mail, PASSWORD, Person, both_engines};

both_engines!(
    a_request_that_an_article_answers_gets_it_once_and_stays_new,
    the_link_changes_nothing_until_its_button_is_pressed_by_the_requester,
    whoever_is_not_signed_in_is_led_to_sign_in_and_back_and_uses_nothing_up,
);

const TITLE: &str = "Wifi is slow in one room";
const WIFI: &str = "The wifi is slow in one room when walls are between. Move the router away from metal and water, or put \
                    a second access point half way.";
const QUESTION: &str = "The wifi is slow in one room of our house.";

/// Somebody's request with the mail of the assistant's answer.
async fn answered(desk: &Desk) -> (Person, i64, Mail) {
    article(&desk.admin, TITLE, "Public", WIFI).await;
    let page = desk.admin.open("/settings/desk").await;
    let form = page.form_at("/settings/conversation").switch("auto_reply", true);
    desk.admin.submit(form).await.assert_status(200);
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request(TITLE, QUESTION).await;
    let mail = desk.sink.next(&grace.email, "This may answer it").await;
    (grace, number, mail)
}

/// The path of the page that asks whether it helped.
fn helped(desk: &Desk, mail: &Mail) -> String {
    let link = mail.links().into_iter().find(|link| link.contains("/helped/")).expect("a link");
    link.strip_prefix(&desk.base()).expect("on this desk").to_owned()
}

async fn a_request_that_an_article_answers_gets_it_once_and_stays_new(desk: Desk) {
    let (grace, number, mail) = answered(&desk).await;
    assert_eq!(mail.header("Auto-Submitted").as_deref(), Some("auto-replied"));
    assert!(mail.text().contains("Move the router") && mail.text().contains("a program"), "{}", mail.text());
    assert!(mail.text().contains("/help/wifi-is-slow-in-one-room"), "{}", mail.text());
    let page = grace.open(&format!("/requests/{number}")).await;
    page.assert_shows("Assistant").assert_shows("Move the router").assert_shows("Waiting for us");
    desk.admin.open("/inbox/unassigned").await.assert_shows(TITLE);
}

async fn the_link_changes_nothing_until_its_button_is_pressed_by_the_requester(desk: Desk) {
    let (grace, number, mail) = answered(&desk).await;
    let path = helped(&desk, &mail);
    let page = grace.open(&path).await;
    page.assert_status(200).assert_shows("Did this help?").assert_shows(TITLE);
    grace.open(&format!("/requests/{number}")).await.assert_shows("Waiting for us");
    let page = grace.submit(page.form("Yes, it is solved")).await;
    page.assert_at(&format!("/requests/{number}")).assert_shows("Solved");
    grace.post(&path, &[("helped", "yes")]).await.assert_status(409);
    let other = desk.customer("Mary", "Somerville").await;
    other.open(&path).await.assert_shows("Thank you").assert_hides(QUESTION);
}

async fn whoever_is_not_signed_in_is_led_to_sign_in_and_back_and_uses_nothing_up(desk: Desk) {
    let (grace, number, mail) = answered(&desk).await;
    let path = helped(&desk, &mail);
    let other = desk.customer("Mary", "Somerville").await;
    other.open(&path).await.assert_shows("Only whoever made the request").assert_hides("Yes, it is solved");
    other.post(&path, &[("helped", "yes")]).await.assert_status(303);
    let stranger = grace.elsewhere();
    let page = stranger.open(&path).await;
    let page = stranger.submit(page.form("Yes, it is solved")).await;
    page.assert_at("/signin").assert_hides("slow in one room of our house");
    grace.open(&format!("/requests/{number}")).await.assert_shows("Waiting for us");
    let form = page.form("Sign in").fill("Email", &grace.email).fill("Password", PASSWORD);
    let page = stranger.submit(form).await;
    page.assert_at(&path);
    let page = stranger.submit(page.form("Yes, it is solved")).await;
    page.assert_at(&format!("/requests/{number}")).assert_shows("Solved");
    let stranger = desk.visitor();
    for forged in ["/helped/1.AAAA", "/helped/x", "/helped/1."] {
        stranger.open(forged).await.assert_status(404);
    }
}
