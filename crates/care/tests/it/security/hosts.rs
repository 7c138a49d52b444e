//! Host names, proxies, and the addresses in mails.

use reqwest::Method;

use crate::support::{Browser, Care, Desk, Engine, both_engines, both_engines_from_scratch};

both_engines!(
    unknown_hosts_are_turned_away_with_the_name_of_the_setting,
    links_in_mails_use_the_configured_base_url_only,
    health_answers_on_any_host,
);

both_engines_from_scratch!(
    allowed_hosts_are_served,
    before_set_up_any_host_is_served,
    with_an_https_base_url_the_cookie_is_host_bound_and_secure,
    metrics_answer_only_on_their_own_address,
    a_trusted_proxy_tells_the_visitors_address,
);

async fn host(browser: &Browser, path: &str, host: &str) -> crate::support::Page {
    browser.send(browser.bare(Method::GET, path).header("host", host)).await
}

async fn unknown_hosts_are_turned_away_with_the_name_of_the_setting(desk: Desk) {
    for unknown in ["evil.test", "evil.test:80", "127.0.0.1.evil.test", "localhost.evil.test", "[::2]"] {
        let page = host(&desk.visitor(), "/signin", unknown).await;
        page.assert_status(421).assert_shows("--allowed-hosts");
        assert!(!page.has_button("Sign in"));
    }
    let port = desk.address().port();
    for own in [
        format!("127.0.0.1:{port}"),
        format!("localhost:{port}"),
        "LOCALHOST".to_owned(),
        format!("[::1]:{port}"),
    ] {
        host(&desk.visitor(), "/signin", &own).await.assert_status(200);
    }
}

async fn links_in_mails_use_the_configured_base_url_only(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    desk.sink.next(&grace.email, "welcome").await;
    let evil = |request: reqwest::RequestBuilder| {
        request
            .header("x-forwarded-host", "evil.test")
            .header("forwarded", "host=evil.test;proto=https")
            .header("x-forwarded-proto", "https")
            .header("x-original-host", "evil.test")
    };
    let other = grace.elsewhere();
    other.send(evil(other.post_request("/forgot")).form(&[("email", &grace.email)])).await.assert_status(303);
    let fields = [("subject", "Slow line"), ("description", "It hums.")];
    grace.send(evil(grace.post_request("/requests/new")).form(&fields)).await.assert_status(303);
    desk.sink.code(&grace.email).await;
    desk.sink.next(&grace.email, "[#1]").await;
    for mail in desk.sink.all() {
        for link in mail.links() {
            assert!(link.starts_with(&desk.base()), "{}: {link}", mail.subject());
        }
        assert!(!String::from_utf8_lossy(&mail.bytes).contains("evil.test"));
    }
}

async fn health_answers_on_any_host(desk: Desk) {
    for path in ["/healthz", "/readyz"] {
        host(&desk.visitor(), path, "evil.test").await.assert_status(200);
    }
    assert_ne!(desk.visitor().get("/metrics").await.status, 200);
}

async fn allowed_hosts_are_served(engine: Engine) {
    let desk =
        Desk::with(engine, |care| care.arg("--allowed-hosts").arg("care.example.test,help.example.test"))
            .await;
    desk.set_up().await;
    for known in ["care.example.test", "help.example.test:8080", "CARE.example.test"] {
        host(&desk.visitor(), "/signin", known).await.assert_status(200);
    }
    host(&desk.visitor(), "/signin", "example.test").await.assert_status(421);
    host(&desk.visitor(), "/signin", "x.care.example.test").await.assert_status(421);
}

async fn before_set_up_any_host_is_served(engine: Engine) {
    let desk = Desk::bare(engine).await;
    let link = desk.server().setup_link().await;
    let path = desk.admin.url(&link).path().to_owned();
    host(&desk.visitor(), &path, "my-new-desk.example.test").await.assert_status(200);
}

async fn with_an_https_base_url_the_cookie_is_host_bound_and_secure(engine: Engine) {
    let desk = Desk::start(engine).await;
    let page = desk.admin.open("/settings/desk").await;
    let form = page.form_at("/settings/desk").fill("Base URL", "https://care.example.test");
    desk.admin.submit(form).await;
    let visitor = desk.visitor();
    let request = visitor.bare(Method::POST, "/signin").header("host", "care.example.test");
    let request = request.header("origin", "https://care.example.test");
    let fields = [("email", desk.admin.email.as_str()), ("password", crate::support::PASSWORD)];
    let page = visitor.send(request.form(&fields)).await;
    page.assert_status(303);
    let cookies: Vec<_> =
        page.headers.get_all("set-cookie").iter().map(|v| v.to_str().expect("text")).collect();
    let session =
        cookies.iter().find(|cookie| cookie.starts_with("__Host-care=")).expect("a host-bound session");
    assert!(
        session.contains("Secure") && session.contains("HttpOnly") && session.contains("Path=/"),
        "{session}"
    );
    assert!(page.header("strict-transport-security").contains("max-age=31536000"));
}

async fn metrics_answer_only_on_their_own_address(engine: Engine) {
    let free = std::net::TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    let desk = Desk::with(engine, |care: Care| care.arg("--metrics-listen").arg(free.to_string())).await;
    desk.set_up().await;
    assert_ne!(desk.visitor().get("/metrics").await.status, 200);
    let page = Browser::new(&format!("http://{free}")).get("/metrics").await;
    page.assert_status(200);
    assert!(page.body.contains("# TYPE"), "{}", page.body);
    assert!(!page.body.contains("ada@desk"), "no personal data");
}

async fn a_trusted_proxy_tells_the_visitors_address(engine: Engine) {
    let desk = Desk::with(engine, |care| care.arg("--trusted-proxies").arg("127.0.0.0/8")).await;
    desk.set_up().await;
    let visitor = desk.visitor();
    let request = visitor.post_request("/signin").header("x-forwarded-for", "198.51.100.9, 203.0.113.7");
    let fields = [("email", desk.admin.email.as_str()), ("password", crate::support::PASSWORD)];
    visitor.send(request.form(&fields)).await.assert_status(303);
    let addresses = desk.rows("SELECT address FROM sessions ORDER BY id").await.concat();
    assert!(
        addresses.contains(&"203.0.113.7".to_owned()),
        "the last one that no trusted proxy added: {addresses:?}"
    );
    assert!(!addresses.contains(&"198.51.100.9".to_owned()), "{addresses:?}");
}
