//! How the desk looks.

use crate::support::{Browser, Desk, Page, both_engines};

both_engines!(
    an_accent_colours_every_page_and_the_installed_app,
    a_preview_is_seen_by_nobody_else_and_stored_nowhere,
    what_is_no_colour_is_refused_beside_its_field,
    a_brand_style_sheet_is_kept_for_good_under_its_own_address_only,
);

fn style(page: &Page) -> Option<String> {
    let sheets = page.attributes("link[rel=stylesheet]", "href");
    sheets.into_iter().find(|address| address.starts_with("/brand.css"))
}

async fn theme(browser: &Browser) -> String {
    let manifest = browser.get("/manifest.webmanifest").await;
    let manifest: serde_json::Value = serde_json::from_str(&manifest.body).expect("JSON");
    manifest["theme_color"].as_str().expect("a colour").to_owned()
}

async fn save(desk: &Desk, accent: &str) -> Page {
    let page = desk.admin.open("/settings/desk").await;
    desk.admin.submit(page.form("Save look").fill("Accent colour", accent)).await
}

async fn an_accent_colours_every_page_and_the_installed_app(desk: Desk) {
    let visitor = desk.visitor();
    assert_eq!(style(&visitor.open("/signin").await), None);
    assert_eq!(theme(&visitor).await, "#0e5c66");
    save(&desk, "#a02060").await.assert_status(200).assert_shows("The look is saved.");
    for path in ["/signin", "/nowhere", "/offline"] {
        let page = visitor.open(path).await;
        let sheet = visitor.get(&style(&page).expect("a style sheet")).await;
        assert!(sheet.body.contains("--accent: light-dark(#a02060, #"), "{}", sheet.body);
    }
    assert_eq!(theme(&visitor).await, "#a02060");
    let page = visitor.open("/").await;
    assert_eq!(page.attributes("meta[name=theme-color]", "content")[0], "#a02060");
    assert!(
        visitor.get("/sw.js").await.body.contains("/brand.css?accent=a02060"),
        "the offline page has it too"
    );
    desk.admin.press("/settings/desk", "Use petrol again").await.assert_status(200);
    assert_eq!(style(&visitor.open("/signin").await), None);
}

async fn a_preview_is_seen_by_nobody_else_and_stored_nowhere(desk: Desk) {
    let page = desk.admin.open("/settings/desk?accent=%23a02060").await;
    page.assert_shows("This is a preview");
    assert!(style(&page).expect("a style sheet").contains("a02060"));
    assert_eq!(style(&desk.admin.open("/settings/people").await), None);
    assert_eq!(desk.value("SELECT COUNT(*) FROM settings WHERE name = 'accent'").await, "0");
}

async fn what_is_no_colour_is_refused_beside_its_field(desk: Desk) {
    let page = desk.admin.open("/settings/desk").await;
    let page = desk.admin.submit(page.form("Save look").forge("accent", "#a02060;}body{display:none")).await;
    page.assert_status(422);
    assert!(page.problem_with("accent").contains("six digits"));
    let agent = desk.agent("Alan", "Turing").await;
    agent.post("/settings/brand", &[("accent", "#a02060")]).await.assert_status(404);
    assert_eq!(style(&desk.visitor().open("/").await), None);
}

async fn a_brand_style_sheet_is_kept_for_good_under_its_own_address_only(desk: Desk) {
    save(&desk, "#a02060").await;
    let visitor = desk.visitor();
    let address = style(&visitor.open("/").await).expect("a style sheet");
    let sheet = visitor.get(&address).await;
    assert!(sheet.header("cache-control").contains("immutable"));
    assert_eq!(sheet.header("content-type"), "text/css; charset=utf-8");
    assert_eq!(sheet.header("set-cookie"), "");
    let guessed = visitor.get("/brand.css?accent=a02060&v=0000000000").await;
    assert_eq!((guessed.status, guessed.header("cache-control")), (200, "no-cache"));
    for wrong in ["", "?accent=", "?accent=red", "?accent=a0206%7D", "?accent=%C3%A4%C3%A460"] {
        visitor.get(&format!("/brand.css{wrong}")).await.assert_status(404);
    }
}
