//! What strangers write or ask at services, help articles, the assistant and the widget.

use crate::support::{Browser, Care, Desk, Engine, Page, Person, both_engines, both_engines_from_scratch};

both_engines!(
    quotes_and_operators_are_words_in_every_search,
    markup_and_placeholders_are_words_wherever_they_are_written,
    what_is_no_picture_is_never_drawn_from_an_article,
    what_one_asks_is_never_kept_by_a_cache,
    a_link_that_was_changed_leads_nowhere,
);
both_engines_from_scratch!(no_page_shows_the_key_of_the_language_model);

const NASTY: [&str; 6] = [
    "' OR '1'='1",
    "\" AND NOT *:^( NEAR",
    "%' UNION SELECT * FROM people --",
    "a* OR b:c -d \\ ( )",
    "a\u{0}b",
    "$1 || ${7*7} %s%n",
];
const MARKUP: &str = "<img src=x onerror=alert(1)>{{1234*5678}}<script>alert(1)</script>";

async fn article(desk: &Desk, title: &str, body: &str) -> Page {
    let form = desk.admin.open("/settings/articles/new").await.form("Save article");
    let form = form.fill("Title", title).fill("Body", body).fill("Category", "Faults");
    desk.admin.submit(form.fill("Visibility", "Public")).await
}

async fn service(desk: &Desk, name: &str, words: &str) -> Page {
    let form = desk.admin.open("/settings/services/new").await.form("Save service");
    let form = form.fill("Name", name).fill("Summary", words).fill("Description", words);
    desk.admin.submit(form.fill("Category", words).fill("Price", words)).await
}

async fn ask(browser: &Browser, words: &str) -> Page {
    let page = browser.open("/assistant").await;
    browser.submit(page.form("Ask").fill("Your question", words)).await
}

async fn quotes_and_operators_are_words_in_every_search(desk: Desk) {
    article(&desk, "Slow line", "It hums.").await.assert_status(200);
    service(&desk, "Home internet", "Fast").await.assert_status(200);
    let grace = desk.customer("Grace", "Hopper").await;
    for nasty in NASTY {
        let quoted: String = nasty.bytes().map(|byte| format!("%{byte:02x}")).collect();
        let public = [
            "/help/search?q=",
            "/help/",
            "/help/c/",
            "/help/c/faults?before=",
            "/services?q=",
            "/services?category=",
            "/services/",
            "/helped/",
            "/news/end/",
        ];
        let team = [
            "/settings/articles?q=",
            "/settings/articles?category=",
            "/settings/articles?before=",
            "/settings/assistant?try=",
            "/settings/services/",
            "/settings/canned-texts/",
        ];
        for (person, paths) in [(&grace, public.as_slice()), (&desk.admin, team.as_slice())] {
            for path in paths {
                let page = person.get(&format!("{path}{quoted}")).await;
                assert!(page.status < 500, "{path}{quoted}: {}", page.status);
            }
        }
        ask(&desk.visitor(), nasty).await.assert_status(200);
        let typed = grace.post("/suggestions", &[("subject", nasty), ("description", nasty)]).await;
        assert!(matches!(typed.status, 200 | 204), "{nasty}: {}", typed.status);
        let news = desk.visitor().post("/services/home-internet/news", &[("email", nasty)]).await;
        news.assert_status(422);
        let comment = desk.visitor().post("/help/slow-line/comments", &[("comment", nasty)]).await;
        comment.assert_status(303);
    }
    assert_eq!(desk.value("SELECT COUNT(*) FROM articles").await, "1");
    assert_eq!(desk.value("SELECT COUNT(*) FROM service_subscriptions").await, "0");
}

fn assert_words_alone(page: &Page) {
    assert!(page.status == 200 && !page.body.contains("7006652"), "{}: {}", page.url, page.status);
    let runs = "script:not([src]), [onerror], main img[src=x]";
    assert!(!page.has(runs), "{}", page.url);
}

async fn markup_and_placeholders_are_words_wherever_they_are_written(desk: Desk) {
    article(&desk, MARKUP, &format!("{MARKUP} blorp")).await.assert_status(200);
    service(&desk, MARKUP, MARKUP).await.assert_status(200);
    let slug = desk.value("SELECT slug FROM articles").await;
    let visitor = desk.visitor();
    visitor.post(&format!("/help/{slug}/comments"), &[("comment", MARKUP)]).await.assert_status(303);
    assert_words_alone(&ask(&visitor, MARKUP).await);
    let quoted: String = MARKUP.bytes().map(|byte| format!("%{byte:02x}")).collect();
    let catalogue = desk.value("SELECT slug FROM services").await;
    let for_all = [
        "/help".into(),
        "/services".into(),
        "/status".into(),
        format!("/help/{slug}"),
        format!("/services/{catalogue}"),
        format!("/help/search?q={quoted}"),
        format!("/services?q={quoted}"),
    ];
    for path in for_all {
        assert_words_alone(&visitor.open(&path).await);
    }
    for path in [
        "/settings/articles",
        "/settings/articles/report",
        "/settings/services",
        "/settings/assistant",
        "/settings/articles/1",
        "/settings/services/1",
    ] {
        assert_words_alone(&desk.admin.open(path).await);
    }
    visitor.open(&format!("/help/{slug}")).await.assert_shows(MARKUP);
}

async fn what_is_no_picture_is_never_drawn_from_an_article(desk: Desk) {
    let page = desk.admin.open("/settings/articles/new").await;
    let form = page.form("Save article").fill("Title", "Lights").fill("Visibility", "Public");
    let form = form.fill("Body", "![a](x.svg) ![b](x.html) [c](x.svg.png)").fill("Category", "Faults");
    let svg: &[u8] = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>";
    let files = [("x.svg", svg), ("x.html", b"<script>alert(1)</script>".as_slice()), ("x.svg.png", svg)];
    let sent = desk.admin.submit_with(&form, &files).await;
    assert_eq!(sent.status, 303, "{}", sent.text());
    let visitor = desk.visitor();
    let shown = visitor.open("/help/lights").await;
    assert!(!shown.has(".article-text img, .article-text svg, .article-text object, .article-text iframe"));
    for (name, _) in files {
        let got = visitor.fetch(&format!("/help/lights/{name}")).await;
        assert_eq!(got.status, 200, "{name}");
        assert!(got.header("content-disposition").starts_with("attachment"), "{name}");
        assert_eq!(got.header("x-content-type-options"), "nosniff", "{name}");
        assert!(got.header("content-security-policy").contains("sandbox"), "{name}");
    }
}

async fn what_one_asks_is_never_kept_by_a_cache(desk: Desk) {
    let visitor = desk.visitor();
    let page = ask(&visitor, "my frob is blorped").await;
    assert!(page.header("cache-control").contains("no-store"), "{}", page.header("cache-control"));
    let grace = desk.customer("Grace", "Hopper").await;
    for (person, path) in [
        (&grace, "/assistant"),
        (&grace, "/requests/new"),
        (&desk.admin, "/settings/articles"),
        (&desk.admin, "/settings/assistant"),
        (&desk.admin, "/settings/widget"),
    ] {
        let page = person.get(path).await;
        assert!(
            page.header("cache-control").contains("no-store"),
            "{path}: {}",
            page.header("cache-control")
        );
    }
}

async fn a_link_that_was_changed_leads_nowhere(desk: Desk) {
    service(&desk, "Home internet", "Fast").await.assert_status(200);
    let visitor = desk.visitor();
    let page = visitor.open("/services/home-internet").await;
    visitor.submit(page.form("Tell me").fill("Email", "grace@example.test")).await.assert_status(200);
    let link = desk.sink.next("grace@example.test", "told about").await.first_link();
    visitor.open(&link).await.assert_status(200);
    for at in 0..link.len() - link.rfind('/').expect("a path") - 1 {
        let place = link.len() - 1 - at;
        let other = if link.as_bytes()[place] == b'x' { "y" } else { "x" };
        let changed = format!("{}{other}{}", &link[..place], &link[place + 1..]);
        visitor.get(&changed).await.assert_status(404);
        visitor.post(&changed, &[]).await.assert_status(404);
    }
    assert_eq!(desk.value("SELECT COUNT(*) FROM service_subscriptions").await, "0");
}

async fn no_page_shows_the_key_of_the_language_model(engine: Engine) {
    let key = "sk-violet-otter-93";
    let with_model = |care: Care| {
        care.env("CARE_LLM_ADDRESS", "http://127.0.0.1:9/v1")
            .env("CARE_LLM_MODEL", "small")
            .env("CARE_LLM_KEY", key)
            .env("CARE_LLM_ALLOW_PRIVATE", "1")
    };
    let desk = Desk::with(engine, with_model).await;
    desk.set_up().await;
    let grace: Person = desk.customer("Grace", "Hopper").await;
    ask(&grace.browser, "my frob is blorped").await.assert_hides(key);
    for path in ["/settings/assistant", "/settings/desk", "/settings/widget", "/settings/articles"] {
        let page = desk.admin.open(path).await;
        assert!(!page.body.contains(key), "{path}");
    }
    let log = desk.server().log();
    assert!(!log.contains(key), "{log}");
}
