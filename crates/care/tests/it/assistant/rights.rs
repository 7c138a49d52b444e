//! A chat belongs to its visitor's token, or to whoever is signed in, and to nobody else.

use crate::support::{Desk, both_engines};

both_engines!(
    the_team_is_told_where_to_try_the_assistant_and_begins_no_chat,
    the_chat_of_another_visitor_is_not_found,
    signing_in_takes_over_no_chat,
    a_chat_is_kept_for_thirty_days_under_a_hash,
);

async fn the_team_is_told_where_to_try_the_assistant_and_begins_no_chat(desk: Desk) {
    let agent = desk.agent("Alan", "Turing").await;
    let page = agent.open("/assistant").await;
    page.assert_status(200).assert_shows("The assistant talks with customers");
    assert!(page.has_link_to("/help") && !page.has_link_to("/settings/assistant#try"));
    let page = desk.admin.open("/assistant").await;
    desk.admin.open(&page.link("Open the test box")).await.assert_status(200);
    for path in ["/assistant/chat", "/assistant/chats/1"] {
        agent.get(path).await.assert_status(404);
    }
    agent.post("/assistant", &[("question", "Hello")]).await.assert_status(404);
    assert_eq!(desk.value("SELECT COUNT(*) FROM chats").await, "0");
}

async fn the_chat_of_another_visitor_is_not_found(desk: Desk) {
    let (one, other) = (desk.visitor(), desk.visitor());
    one.press("/assistant", "Talk to a person").await;
    other.press("/assistant", "Talk to a person").await;
    let id = desk.value("SELECT MIN(id) FROM chats").await;
    let path = format!("/assistant/chats/{id}");
    one.get(&path).await.assert_status(200);
    let grace = desk.customer("Grace", "Hopper").await;
    for browser in [&other, &grace.browser, &desk.admin.browser, &desk.visitor()] {
        browser.get(&path).await.assert_status(404);
        browser.post("/assistant", &[("chat", &id), ("question", "Hello")]).await.assert_status(404);
        browser.post("/assistant", &[("chat", &id), ("action", "person")]).await.assert_status(404);
        browser.post("/assistant/again", &[("chat", &id)]).await.assert_status(404);
        browser.post("/assistant/seen", &[("chat", &id), ("message", "1")]).await.assert_status(404);
    }
    let forged = desk.visitor();
    forged.plant("care_visitor", &"a".repeat(43));
    forged.get(&path).await.assert_status(404);
}

async fn signing_in_takes_over_no_chat(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    grace.sign_out().await;
    let page = grace.open("/assistant").await;
    grace.submit(page.form("Ask").fill("Your question", "a secret of somebody before")).await;
    grace.sign_in().await;
    grace.open("/assistant").await.assert_hides("a secret of somebody before");
    grace.sign_out().await;
    grace.open("/assistant").await.assert_shows("a secret of somebody before");
}

async fn a_chat_is_kept_for_thirty_days_under_a_hash(desk: Desk) {
    let visitor = desk.visitor();
    let page = visitor.open("/assistant").await;
    assert!(visitor.cookie("care_visitor").is_none(), "looking leaves no cookie");
    let page = visitor.submit_only(page.form("Ask").fill("Your question", "Hello")).await;
    let kept = page.header("set-cookie").to_owned();
    assert!(kept.contains("Max-Age=2592000") && kept.contains("HttpOnly"), "{kept}");
    let token = visitor.cookie("care_visitor").expect("a token");
    assert_ne!(desk.value("SELECT visitor_hash FROM chats").await, token);
}
