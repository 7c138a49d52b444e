//! Administrators say where the chat may appear, and hand out keys.

use super::{Site, allow};
use crate::support::{Desk, both_engines};

both_engines!(
    nobody_can_show_the_chat_until_an_admin_lists_a_site,
    a_line_that_is_no_site_changes_nothing_and_is_named,
    the_page_gives_the_line_to_copy,
    a_secret_is_shown_once_and_stands_in_no_page_after_that,
    a_retired_key_stays_in_the_list_without_its_secret,
);

async fn nobody_can_show_the_chat_until_an_admin_lists_a_site(desk: Desk) {
    let visitor = desk.visitor();
    let page = desk.admin.open("/settings/widget").await;
    let name = desk.value("SELECT value FROM settings WHERE name = 'widget_desk'").await;
    page.assert_shows(&name);
    let frame = format!("/widget/frame?desk={name}");
    let refused = visitor.get(&frame).await;
    refused.assert_status(404);
    assert!(refused.header("content-security-policy").contains("frame-ancestors 'none'"));
    assert_eq!(refused.header("x-frame-options"), "DENY");
    visitor.post("/widget/visits", &[("desk", &name)]).await.assert_status(404);
    allow(&desk, "https://shop.example", false).await;
    visitor.get(&frame).await.assert_status(200);
    visitor.get("/widget/frame?desk=another").await.assert_status(404);
    visitor.get("/widget/frame").await.assert_status(404);
    visitor.post("/widget/visits", &[("desk", "another")]).await.assert_status(404);
    visitor.post("/widget/visits", &[("desk", &name)]).await.assert_status(200);
    allow(&desk, "", false).await;
    visitor.get(&frame).await.assert_status(404);
}

async fn a_line_that_is_no_site_changes_nothing_and_is_named(desk: Desk) {
    let page = desk.admin.open("/settings/widget").await;
    let form = page.form("Save").fill("Allowed sites", "https://shop.example\nshop.example; script-src *");
    let page = desk.admin.submit(form).await;
    page.assert_status(422);
    assert!(page.problem_with("sites").contains("shop.example;"), "{}", page.problem_with("sites"));
    page.assert_shows("script-src *");
    assert_eq!(desk.value("SELECT COUNT(*) FROM settings WHERE name = 'widget_sites'").await, "0");
}

async fn the_page_gives_the_line_to_copy(desk: Desk) {
    let page = desk.admin.open("/settings/widget").await;
    let name = desk.value("SELECT value FROM settings WHERE name = 'widget_desk'").await;
    page.assert_shows(&format!(
        "<script src=\"{}/widget.js\" data-desk=\"{name}\" async></script>",
        desk.base()
    ));
    let again = desk.admin.open("/settings/widget").await;
    again.assert_shows(&name);
}

async fn a_secret_is_shown_once_and_stands_in_no_page_after_that(desk: Desk) {
    let site = Site::of(desk).await;
    assert_eq!(site.secret.len(), 43);
    for path in ["/settings/widget", "/settings/desk", "/settings/people", "/inbox/all"] {
        site.desk.admin.open(path).await.assert_hides(&site.secret);
    }
    site.desk.visitor().get(&format!("/widget/frame?desk={}", site.name)).await.assert_hides(&site.secret);
    site.desk.visitor().get("/widget.js").await.assert_hides(&site.secret);
    let events = site.desk.value("SELECT data FROM events WHERE kind = 'widget_key_made'").await;
    assert!(events.contains(&site.kid) && !events.contains(&site.secret), "{events}");
}

async fn a_retired_key_stays_in_the_list_without_its_secret(desk: Desk) {
    let site = Site::of(desk).await;
    let page = site.desk.admin.press("/settings/widget", "Retire key").await;
    page.assert_status(200).assert_shows("The key is retired.").assert_shows(&site.kid);
    assert!(!page.has_button("Retire key"));
    let key = format!("SELECT secret FROM widget_keys WHERE kid = '{}'", site.kid);
    assert_eq!(site.desk.value(&key).await, "");
    let page = site.desk.admin.post("/settings/widget/keys/1/retirement", &[]).await;
    page.assert_status(404);
}
