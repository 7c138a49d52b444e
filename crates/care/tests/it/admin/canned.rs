//! Canned texts as administrators keep them.

use crate::support::{Desk, both_engines};

both_engines!(
    an_admin_keeps_canned_texts_and_an_agent_inserts_one,
    a_draft_that_was_never_public_is_deleted_on_its_page,
);

async fn an_admin_keeps_canned_texts_and_an_agent_inserts_one(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    let number = grace.request("No light", "It is dark.").await;
    alan.take(number).await;
    let beside = format!("/t/{number}/suggestions");
    assert!(!alan.open(&beside).await.has("#canned"));
    desk.admin.open("/settings/canned-texts").await.assert_shows("No canned texts yet");
    let form = desk.admin.open("/settings/canned-texts/new").await.form("Save text");
    let refused = desk.admin.submit(form.fill("Name", "").fill("Text", "Hello {customer.first_name}")).await;
    refused.assert_status(422);
    assert!(!refused.problem_with("name").is_empty());
    let text = "Hello {customer.first_name}, it is {weather}.";
    let form = refused.form("Save text").fill("Name", "Ask for the lights").fill("Text", text);
    desk.admin.submit(form).await.assert_at("/settings/canned-texts").assert_shows("Ask for the lights");
    desk.admin.open("/settings/canned-texts/1").await.assert_shows("customer.first_name");
    let page = alan.open(&format!("/t/{number}")).await;
    let all = format!("/t/{number}/canned");
    assert!(page.has(&format!(".compose.reply a[href='{all}']")), "a way from the field for the reply");
    assert!(page.has(&format!(".compose.reply [data-canned='{all}']")), "and a picker in it");
    assert!(!page.has(".compose.note [data-canned]"));
    alan.open(&format!("{all}?q=fiber")).await.assert_shows("No canned text has these words in its name.");
    let found = alan.open(&format!("{all}?q=LIGHTS")).await;
    assert_eq!(found.attributes("#canned-found li", "data-canned-text"), [format!("{all}/1")]);
    let text = alan.open(&format!("{all}/1")).await;
    assert_eq!(text.texts("#canned-filled").concat().trim(), "Hello Grace, it is {weather}.");
    let page = alan.submit(found.form("Insert Ask for the lights")).await;
    page.assert_at(&format!("/t/{number}"));
    assert_eq!(page.texts("#reply").concat().trim(), "Hello Grace, it is {weather}.");
    grace.get(&all).await.assert_status(404);
    grace.get(&format!("{all}/1")).await.assert_status(404);
    let page = alan.submit(alan.open(&beside).await.form("Insert")).await;
    page.assert_at(&format!("/t/{number}"));
    let twice = "Hello Grace, it is {weather}. Hello Grace, it is {weather}.";
    assert_eq!(page.texts("#reply").concat().trim(), twice, "below what is there");
    alan.get("/settings/canned-texts").await.assert_status(404);
    desk.admin.press("/settings/canned-texts/1", "Remove text").await.assert_shows("No canned texts yet");
    desk.admin.get("/settings/canned-texts/1").await.assert_status(404);
}

async fn a_draft_that_was_never_public_is_deleted_on_its_page(desk: Desk) {
    let agent = desk.agent("Alan", "Turing").await;
    let write = async |title: &str, visibility: &str| {
        let form = desk.admin.open("/settings/articles/new").await.form("Save article");
        let form = form.fill("Title", title).fill("Body", "x").fill("Visibility", visibility);
        desk.admin.submit(form).await.assert_status(200);
    };
    write("Never seen", "Draft").await;
    write("Seen", "Public").await;
    assert!(!desk.admin.open("/settings/articles/2").await.has("#deletion"));
    let form = desk.admin.open("/settings/articles/2").await.form("Save article");
    desk.admin.submit(form.fill("Visibility", "Draft")).await.assert_status(200);
    assert!(!desk.admin.open("/settings/articles/2").await.has("#deletion"), "it was public");
    desk.admin.post("/settings/articles/2/deletion", &[]).await.assert_status(409);
    assert!(!agent.open("/settings/articles/1").await.has("#deletion"), "an agent's page does not offer it");
    desk.admin.press("/settings/articles/1", "Delete article").await.assert_shows("The article is deleted.");
    desk.admin.get("/settings/articles/1").await.assert_status(404);
}
