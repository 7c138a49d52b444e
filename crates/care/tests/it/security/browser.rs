//! What a page tells the browser, and which requests it believes.

use reqwest::Method;

use crate::support::{Browser, Desk, PASSWORD, both_engines};

both_engines!(
    a_form_from_another_site_is_refused,
    every_unsafe_route_refuses_foreign_and_nameless_origins,
    a_get_changes_nothing,
    no_other_site_frames_a_page_and_no_inline_script_runs,
    private_pages_are_never_kept_by_a_cache,
    no_page_holds_an_inline_script_style_or_handler,
    assets_may_be_kept_for_ever,
);

async fn a_form_from_another_site_is_refused(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let fields = [("subject", "Slow line"), ("description", "It hums.")];
    let post = || grace.bare(Method::POST, "/requests/new").form(&fields);
    let foreign = ["https://evil.test", "null", "http://127.0.0.1:1", "http://127.0.0.1.evil.test", ""];
    for origin in foreign {
        grace.send(post().header("origin", origin)).await.assert_status(403);
    }
    let own = grace.base().to_owned();
    for site in ["cross-site", "same-site", "nonsense"] {
        grace.send(post().header("sec-fetch-site", site)).await.assert_status(403);
        grace.send(post().header("sec-fetch-site", site).header("origin", &own)).await.assert_status(403);
    }
    let page = grace.send(post()).await;
    page.assert_status(403);
    assert!(!page.heading().is_empty(), "a designed page");
    assert_eq!(desk.value("SELECT COUNT(*) FROM tickets").await, "0");
    grace.send(post().header("sec-fetch-site", "same-origin")).await.assert_status(303);
    let login = desk.visitor();
    let form = [("email", grace.email.as_str()), ("password", PASSWORD)];
    let request = login.bare(Method::POST, "/signin").header("origin", "https://evil.test").form(&form);
    login.send(request).await.assert_status(403);
    assert_eq!(login.cookie("care"), None, "nobody is signed in by another site");
}

/// What mail programs send without cookies (RFC 8058): the signed address alone says what is to be done.
const OPEN_TO_MAIL_PROGRAMS: &str = "/news/end/{token}";

async fn every_unsafe_route_refuses_foreign_and_nameless_origins(desk: Desk) {
    let unsafe_routes = web::ROUTES.iter().filter(|(method, _)| *method != "get");
    for (method, path) in unsafe_routes.filter(|(_, path)| *path != OPEN_TO_MAIL_PROGRAMS) {
        let path = path.replace("{number}", "1").replace("{id}", "1").replace("{token}", "token");
        let method: Method = method.to_uppercase().parse().expect("a method");
        let foreign = desk.admin.bare(method.clone(), &path).header("origin", "https://evil.test");
        assert_eq!(desk.admin.send(foreign).await.status, 403, "{method} {path}");
        let nameless = desk.admin.bare(method.clone(), &path);
        assert_eq!(desk.admin.send(nameless).await.status, 403, "{method} {path}");
    }
    let forged = desk.admin.bare(Method::POST, &OPEN_TO_MAIL_PROGRAMS.replace("{token}", "token"));
    desk.admin.send(forged.header("origin", "https://evil.test")).await.assert_status(404);
    assert!(desk.admin.is_signed_in().await);
}

async fn a_get_changes_nothing(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    desk.sink.next(&desk.admin.email, &format!("[#{number}]")).await;
    let snapshot = async || {
        let mut all = Vec::new();
        for table in ["people", "tickets", "messages", "events", "links", "submissions", "settings"] {
            all.push(desk.rows(&format!("SELECT * FROM {table} ORDER BY 1")).await);
        }
        all
    };
    let before = snapshot().await;
    for (_, path) in web::ROUTES {
        let path =
            path.replace("{number}", &number.to_string()).replace("{id}", "1").replace("{token}", "token");
        for person in [&grace.browser, &desk.admin.browser] {
            for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
                let live = path == "/live" && method == Method::GET;
                if !live {
                    let page = person.send(person.bare(method.clone(), &path)).await;
                    assert!(page.status < 500, "{method} {path}: {}", page.status);
                }
            }
        }
    }
    assert!(grace.is_signed_in().await && desk.admin.is_signed_in().await);
    assert_eq!(before, snapshot().await);
}

async fn no_other_site_frames_a_page_and_no_inline_script_runs(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let answers = [
        desk.visitor().get("/").await,
        desk.visitor().get("/signin").await,
        grace.get("/nowhere").await,
        grace.get("/requests").await,
        desk.admin.get("/settings/people").await,
        desk.admin.get("/requests/77").await,
    ];
    for page in answers {
        let csp = page.header("content-security-policy");
        for rule in [
            "default-src 'none'",
            "script-src 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "manifest-src 'self'",
            "worker-src 'self'",
            "media-src 'self'",
        ] {
            assert!(csp.contains(rule), "{}: {rule} is missing in {csp}", page.url);
        }
        assert!(!csp.contains("unsafe"), "{csp}");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert!(
            ["same-origin", "no-referrer", "strict-origin-when-cross-origin"]
                .contains(&page.header("referrer-policy"))
        );
        assert_eq!(page.header("server"), "", "no version, no name");
        assert!(
            page.header("content-type").starts_with("text/html; charset=utf-8"),
            "{}",
            page.header("content-type")
        );
    }
}

async fn private_pages_are_never_kept_by_a_cache(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    for path in [
        "/requests".to_owned(),
        format!("/requests/{number}"),
        "/account".to_owned(),
        "/requests/new".to_owned(),
    ] {
        let page = grace.get(&path).await;
        assert!(
            page.header("cache-control").contains("no-store"),
            "{path}: {}",
            page.header("cache-control")
        );
    }
    let page = desk.admin.get(&format!("/t/{number}")).await;
    assert!(page.header("cache-control").contains("no-store"));
    grace.sign_out().await;
    let thief = Browser::new(&desk.base());
    thief.get(&format!("/requests/{number}")).await.assert_hides("Slow line");
}

async fn no_page_holds_an_inline_script_style_or_handler(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "The line is slow since Monday.").await;
    let (one, two) = (format!("/requests/{number}"), format!("/t/{number}"));
    for (person, path) in [
        (&grace, "/requests"),
        (&grace, one.as_str()),
        (&grace, "/account"),
        (&desk.admin, two.as_str()),
        (&desk.admin, "/inbox/all"),
        (&desk.admin, "/settings/people"),
        (&desk.admin, "/settings/desk"),
    ] {
        let page = person.open(path).await;
        assert!(!page.has("script:not([src])") && !page.has("style") && !page.has("[style]"), "{path}");
        let handlers = ["onclick", "onload", "onerror", "onsubmit", "onchange", "oninput"];
        for handler in handlers {
            assert!(!page.has(&format!("[{handler}]")), "{path} has {handler}");
        }
        assert!(!page.body.contains("javascript:"), "{path}");
        let outside: Vec<_> = page
            .attributes("[src], link[href]", "src")
            .into_iter()
            .chain(page.attributes("link[href]", "href"))
            .filter(|address| address.contains("//"))
            .collect();
        assert!(outside.is_empty(), "{path} loads {outside:?}");
    }
}

async fn assets_may_be_kept_for_ever(desk: Desk) {
    let page = desk.visitor().get("/signin").await;
    let assets: Vec<_> = page
        .attributes("link[rel=stylesheet]", "href")
        .into_iter()
        .chain(page.attributes("script[src]", "src"))
        .collect();
    assert!(!assets.is_empty());
    for path in assets {
        let asset = desk.visitor().get(&path).await;
        asset.assert_status(200);
        assert!(asset.header("cache-control").contains("immutable"), "{path}");
        assert_eq!(asset.header("x-content-type-options"), "nosniff");
        assert_eq!(asset.header("set-cookie"), "", "{path}");
    }
    desk.visitor().get("/assets/%2e%2e%2fCargo.toml").await.assert_status(404);
}
