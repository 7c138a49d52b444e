//! The desk as an app on somebody's device.

use crate::support::{Desk, both_engines};

both_engines!(
    an_installed_desk_goes_by_its_own_name,
    the_offline_page_is_the_same_for_everybody,
    the_service_worker_is_asked_for_each_time_and_speaks_for_the_whole_desk,
);

async fn an_installed_desk_goes_by_its_own_name(desk: Desk) {
    let page = desk.visitor().open("/").await;
    let address = page.attributes("link[rel=manifest]", "href").remove(0);
    let manifest = desk.visitor().get(&address).await;
    manifest.assert_status(200);
    assert_eq!(manifest.header("content-type"), "application/manifest+json");
    let manifest: serde_json::Value = serde_json::from_str(&manifest.body).expect("JSON");
    assert_eq!((&manifest["name"], &manifest["start_url"]), (&"Northwind Care".into(), &"/".into()));
    for icon in manifest["icons"].as_array().expect("icons") {
        let picture = desk.visitor().get(icon["src"].as_str().expect("an address")).await;
        picture.assert_status(200);
        assert_eq!(picture.header("content-type"), icon["type"].as_str().expect("a type"));
    }
}

async fn the_offline_page_is_the_same_for_everybody(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let (known, stranger) = (grace.get("/offline").await, desk.visitor().get("/offline").await);
    known.assert_status(200).assert_hides("Grace");
    assert_eq!(known.body, stranger.body);
    assert_eq!(known.header("set-cookie"), "");
    desk.visitor().get("/offline?lang=ar").await.assert_shows("أنت غير متصل");
}

async fn the_service_worker_is_asked_for_each_time_and_speaks_for_the_whole_desk(desk: Desk) {
    let worker = desk.visitor().get("/sw.js").await;
    worker.assert_status(200);
    assert_eq!(worker.header("cache-control"), "no-cache");
    let arabic = desk.visitor().get("/sw.js?lang=ar").await;
    assert!(arabic.body.contains("const OFFLINE = \"/offline?lang=ar\";") && arabic.body != worker.body);
    let kept = worker.body.lines().find_map(|line| line.strip_prefix("const KEPT = ")).expect("a list");
    let kept: Vec<String> = serde_json::from_str(kept.trim_end_matches(';')).expect("JSON");
    for path in kept {
        desk.visitor().get(&path).await.assert_status(200);
    }
}
