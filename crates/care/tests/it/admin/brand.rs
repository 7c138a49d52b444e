//! How the desk looks.

use testkit::pictures::png;

use crate::support::{Browser, Desk, Page, both_engines};

both_engines!(
    an_accent_colours_every_page_and_the_installed_app,
    a_preview_is_seen_by_nobody_else_and_stored_nowhere,
    what_is_no_colour_is_refused_beside_its_field,
    a_logo_takes_the_place_of_mark_and_name_until_it_is_removed,
    a_square_logo_is_the_icon_of_the_installed_app,
    a_brand_style_sheet_is_kept_for_good_under_its_own_address_only,
);

fn style(page: &Page) -> Option<String> {
    let sheets = page.attributes("link[rel=stylesheet]", "href");
    sheets.into_iter().find(|address| address.starts_with("/brand.css"))
}

async fn manifest(browser: &Browser) -> serde_json::Value {
    let manifest = browser.get("/manifest.webmanifest").await;
    serde_json::from_str(&manifest.body).expect("JSON")
}

async fn theme(browser: &Browser) -> String {
    manifest(browser).await["theme_color"].as_str().expect("a colour").to_owned()
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

/// Four pixels, two of them clear.
const PNG: &[u8] = b"\x89PNG\x0d\x0a\x1a\x0a\x00\x00\x00\x0dIHDR\x00\x00\x00\x02\x00\x00\x00\x02\x08\x06\x00\x00\x00r\xb6\x0d$\x00\x00\x00\x12IDATx\x9cc\xe0\x8c\xaa\xf8\x0f\xc4\x0c\x0c0\x06\x001\xc5\x05k\xa0\xc0\xc7\x82\x00\x00\x00\x00IEND\xaeB`\x82";

async fn send_logo(desk: &Desk, file: &[u8]) -> Page {
    let head = "--x\r\nContent-Disposition: form-data; name=\"logo\"; filename=\"logo.png\"\r\n\r\n";
    let body = [head.as_bytes(), file, b"\r\n--x--\r\n"].concat();
    let request = desk.admin.post_request("/settings/logo").body(body);
    desk.admin.send(request.header("content-type", "multipart/form-data; boundary=x")).await
}

async fn a_logo_takes_the_place_of_mark_and_name_until_it_is_removed(desk: Desk) {
    for wrong in [&b"<svg onload=alert(1)>"[..], b"", &PNG[..40], b"GIF89a"] {
        let page = send_logo(&desk, wrong).await;
        page.assert_status(422);
        assert!(!page.problem_with("logo").is_empty());
    }
    send_logo(&desk, &vec![7; (1 << 20) + 1]).await.assert_status(422).assert_shows("too large");
    send_logo(&desk, PNG).await.assert_status(303);
    let visitor = desk.visitor();
    let page = visitor.open("/signin").await;
    let address = page.attributes("img.logo", "src").remove(0);
    assert_eq!(page.attributes("img.logo", "alt"), ["Northwind Care"]);
    let logo = visitor.get(&address).await;
    logo.assert_status(200);
    assert_eq!(logo.header("content-type"), "image/png");
    assert!(logo.header("cache-control").contains("immutable"));
    assert_eq!(visitor.get("/brand/logo.png?v=0").await.header("cache-control"), "no-cache");
    desk.admin.press("/settings/desk", "Remove the logo").await.assert_status(200);
    visitor.get(&address).await.assert_status(404);
    assert!(!visitor.open("/signin").await.has("img.logo"));
}

async fn a_square_logo_is_the_icon_of_the_installed_app(desk: Desk) {
    let visitor = desk.visitor();
    let house = manifest(&visitor).await["icons"].clone();
    assert_eq!(house.as_array().expect("icons").len(), 4);
    for (width, height) in [(400, 100), (100, 100)] {
        send_logo(&desk, &png(width, height)).await.assert_status(303);
        assert_eq!(manifest(&visitor).await["icons"], house, "{width} × {height} makes no icon");
    }
    send_logo(&desk, &png(600, 600)).await.assert_status(303);
    let icons = manifest(&visitor).await["icons"].clone();
    let [icon] = icons.as_array().expect("icons").as_slice() else { panic!("{icons}") };
    assert_eq!(icon["sizes"], "256x256");
    let logo = visitor.get(icon["src"].as_str().expect("an address")).await;
    assert_eq!((logo.status, logo.header("content-type")), (200, "image/png"));
    desk.admin.press("/settings/desk", "Remove the logo").await.assert_status(200);
    assert_eq!(manifest(&visitor).await["icons"], house);
}
