//! The script for other sites, and the page inside its frame.

use reqwest::Method;

use super::{Site, allow};
use crate::support::{Desk, both_engines};

both_engines!(
    the_frame_is_for_the_listed_sites_and_for_nobody_else,
    the_frame_knows_no_cookie_and_sets_none,
    nothing_of_the_frame_is_kept_by_caches,
    a_desk_without_assistant_shows_no_button_and_says_that_there_is_no_chat,
    the_script_is_kept_by_browsers_and_asked_for_again_each_time,
    the_frame_speaks_as_its_site_asks_or_as_the_browser_wishes,
    other_sites_cannot_ask_in_the_frames_name,
);

async fn the_frame_is_for_the_listed_sites_and_for_nobody_else(desk: Desk) {
    let site = Site::of(desk).await;
    allow(&site.desk, "https://a.example\nhttp://localhost:8000", false).await;
    let page = site.desk.visitor().get(&format!("/widget/frame?desk={}", site.name)).await;
    page.assert_status(200);
    let policy = page.header("content-security-policy");
    assert!(policy.ends_with("frame-ancestors https://a.example http://localhost:8000"), "{policy}");
    assert!(policy.starts_with("default-src 'none';") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(page.header("x-frame-options"), "");
    assert_eq!(page.headers.get_all("content-security-policy").iter().count(), 1);
    // Every other page stays closed to frames.
    for path in ["/signin", "/widget.js", "/nowhere"] {
        let page = site.desk.visitor().get(path).await;
        assert_eq!(page.header("x-frame-options"), "DENY", "{path}");
        assert!(page.header("content-security-policy").contains("frame-ancestors 'none'"), "{path}");
    }
}

async fn the_frame_knows_no_cookie_and_sets_none(desk: Desk) {
    let site = Site::of(desk).await;
    let grace = site.desk.customer("Grace", "Hopper").await;
    let frame = format!("/widget/frame?desk={}&lang=de", site.name);
    for browser in [&grace.browser, &site.desk.admin.browser, &site.desk.visitor()] {
        for path in [frame.as_str(), "/widget.js"] {
            let page = browser.get(path).await;
            page.assert_status(200).assert_hides("Grace").assert_hides("Lovelace");
            assert_eq!(page.header("set-cookie"), "", "{path}");
        }
        let page = browser.post("/widget/visits", &[("desk", &site.name)]).await;
        page.assert_status(200);
        assert_eq!(page.header("set-cookie"), "");
    }
    let (known, stranger) = (grace.get(&frame).await, site.desk.visitor().get(&frame).await);
    assert_eq!(known.body, stranger.body);
}

async fn nothing_of_the_frame_is_kept_by_caches(desk: Desk) {
    let site = Site::of(desk).await;
    let visitor = site.desk.visitor();
    let frame = visitor.get(&format!("/widget/frame?desk={}", site.name)).await;
    assert_eq!(frame.header("cache-control"), "no-store");
    let visit = visitor.post("/widget/visits", &[("desk", &site.name)]).await;
    assert_eq!(visit.header("cache-control"), "no-store");
    assert_eq!(visit.header("access-control-allow-origin"), "");
}

async fn a_desk_without_assistant_shows_no_button_and_says_that_there_is_no_chat(desk: Desk) {
    let site = Site::of(desk).await;
    let visitor = site.desk.visitor();
    assert!(visitor.get("/widget.js").await.body.contains("care-widget"));
    let form = site.desk.admin.open("/settings/assistant").await.form("Save assistant");
    site.desk.admin.submit(form.switch("assistant_on", false)).await.assert_status(200);
    let script = visitor.get("/widget.js").await;
    script.assert_status(200);
    assert!(!script.body.contains("care-widget"), "{}", script.body);
    let frame = visitor.get(&format!("/widget/frame?desk={}", site.name)).await;
    assert_eq!(frame.attributes("body", "data-none"), ["There is no chat here at the moment."]);
    visitor.get("/widget/chat").await.assert_status(404);
}

async fn the_script_is_kept_by_browsers_and_asked_for_again_each_time(desk: Desk) {
    let desk = Site::of(desk).await.desk;
    let visitor = desk.visitor();
    let script = visitor.get("/widget.js").await;
    script.assert_status(200);
    assert!(script.header("content-type").starts_with("text/javascript"));
    assert_eq!(script.header("cache-control"), "public, no-cache");
    assert_eq!(script.header("cross-origin-resource-policy"), "cross-origin");
    let tag = script.header("etag").to_owned();
    let again = visitor.bare(Method::GET, "/widget.js").header("if-none-match", &tag);
    let again = visitor.send(again).await;
    assert_eq!((again.status, again.body.as_str(), again.header("etag")), (304, "", tag.as_str()));
    let page = desk.admin.open("/settings/desk").await;
    desk.admin.submit(page.form("Save look").fill("Accent colour", "#a02060")).await;
    let changed = visitor.bare(Method::GET, "/widget.js").header("if-none-match", &tag);
    let changed = visitor.send(changed).await;
    assert_eq!(changed.status, 200);
    assert!(changed.body.contains("#a02060"));
}

async fn the_frame_speaks_as_its_site_asks_or_as_the_browser_wishes(desk: Desk) {
    let site = Site::of(desk).await;
    let visitor = site.desk.visitor();
    let frame = format!("/widget/frame?desk={}", site.name);
    let spoken = async |path: &str, wish: &str| {
        let page = visitor.send(visitor.bare(Method::GET, path).header("accept-language", wish)).await;
        (page.attributes("html", "lang").remove(0), page.attributes("html", "dir").remove(0))
    };
    assert_eq!(spoken(&frame, "de").await, ("de".into(), "ltr".into()));
    assert_eq!(spoken(&format!("{frame}&lang=ar"), "de").await, ("ar".into(), "rtl".into()));
    visitor.plant("care_language", "ar");
    assert_eq!(spoken(&frame, "fr").await.0, "en", "no cookie counts");
}

async fn other_sites_cannot_ask_in_the_frames_name(desk: Desk) {
    let site = Site::of(desk).await;
    let visitor = site.desk.visitor();
    let fields = [("desk", site.name.as_str())];
    for (name, value) in
        [("origin", "https://shop.example"), ("origin", "null"), ("sec-fetch-site", "cross-site")]
    {
        for path in ["/widget/visits", "/widget/visits/end"] {
            let request = visitor.bare(Method::POST, path).header(name, value).form(&fields);
            visitor.send(request).await.assert_status(403);
        }
    }
    let bare = visitor.bare(Method::POST, "/widget/visits").form(&fields);
    visitor.send(bare).await.assert_status(403);
    // No leave is given to scripts of other sites: the question before the question is not answered.
    let asked = visitor.bare(Method::OPTIONS, "/widget/visits").header("origin", "https://shop.example");
    let asked = visitor.send(asked.header("access-control-request-method", "POST")).await;
    assert_eq!(asked.header("access-control-allow-origin"), "");
}
