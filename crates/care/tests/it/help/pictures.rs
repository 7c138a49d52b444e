//! The pictures of an article follow what may be seen of it.

use crate::support::{Desk, both_engines};

both_engines!(
    a_picture_is_seen_by_whoever_may_read_its_article,
    a_file_is_linked_and_listed_and_its_old_address_leads_to_it,
);

async fn a_picture_is_seen_by_whoever_may_read_its_article(desk: Desk) {
    let page = desk.admin.open("/settings/articles/new").await;
    let form = page.form("Save article").fill("Title", "Lights").fill("Visibility", "Public");
    let form = form.fill(
        "Body",
        "![Four lights](my lights.png)\n\n![gone](other.png) ![](/help/lights/my%20lights.png)",
    );
    let form = form.fill("Body", "![Four lights](my%20lights.png) ![gone](other.png)");
    let sent = desk.admin.submit_with(&form, &[("my lights.png", &testkit::pictures::png(2, 2))]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let visitor = desk.visitor();
    let shown = visitor.open("/help/lights").await;
    let address = shown.attributes(".article-text img", "src");
    assert_eq!(address, ["/help/lights/my%20lights.png"]);
    assert_eq!(shown.attributes(".article-text img", "width"), ["2"]);
    assert_eq!(shown.attributes(".article-text img", "loading"), ["lazy"]);
    let got = visitor.fetch(&address[0]).await;
    assert_eq!((got.status, got.header("cache-control")), (200, "private, no-store"));
    assert!(got.header("content-type").starts_with("image/"), "{}", got.header("content-type"));
    let id = desk.value("SELECT id FROM attachments WHERE article IS NOT NULL").await;
    let page = visitor.get(&format!("/files/{id}/picture")).await;
    assert_eq!(page.status, 303, "strangers have it from the article alone");

    let edit = desk.admin.open(sent.location()).await;
    desk.admin.submit(edit.form("Save article").fill("Visibility", "Internal")).await.assert_status(200);
    assert_eq!(visitor.fetch(&address[0]).await.status, 404);
    assert_eq!(desk.admin.fetch(&address[0]).await.status, 200);
    let edit = desk.admin.open(sent.location()).await;
    desk.admin.submit(edit.form("Save article").tick_value("removed", &id)).await.assert_status(200);
    assert_eq!(desk.admin.fetch(&address[0]).await.status, 404);
    desk.admin.open("/settings/articles/report").await.assert_shows("my%20lights.png");
}

async fn a_file_is_linked_and_listed_and_its_old_address_leads_to_it(desk: Desk) {
    let page = desk.admin.open("/settings/articles/new").await;
    let form = page.form("Save article").fill("Title", "Prices").fill("Visibility", "Public");
    let form = form.fill("Body", "See [our prices](list.txt) and [nothing](gone.txt).");
    let sent = desk.admin.submit_with(&form, &[("list.txt", b"Ten euros.")]).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let visitor = desk.visitor();
    let shown = visitor.open("/help/prices").await;
    assert_eq!(shown.attributes(".article-text a", "href"), ["/help/prices/list.txt"]);
    assert_eq!(shown.attributes(".files a", "href"), ["/help/prices/list.txt"]);
    shown.assert_shows("[nothing](gone.txt)");
    assert_eq!(visitor.fetch("/help/prices/list.txt").await.status, 200);
    let edit = desk.admin.open(sent.location()).await;
    desk.admin.submit(edit.form("Save article").fill("Address", "our-prices")).await.assert_status(200);
    let moved = visitor.get("/help/prices/list.txt").await;
    assert_eq!((moved.status, moved.location()), (301, "/help/our-prices/list.txt"));
    let edit = desk.admin.open(sent.location()).await;
    desk.admin.submit(edit.form("Save article").fill("Visibility", "Draft")).await.assert_status(200);
    for path in ["/help/prices/list.txt", "/help/our-prices/list.txt"] {
        assert_eq!(visitor.fetch(path).await.status, 404, "{path}");
    }
}
