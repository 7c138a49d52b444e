//! Words that want to be code.

use crate::support::{Desk, Form, both_engines};

both_engines!(
    quotes_and_operators_are_words_everywhere,
    markup_in_a_request_does_not_run_in_the_admins_browser,
    names_are_words_on_every_page,
);

const NASTY: [&str; 8] = [
    "'",
    "\"",
    "' OR '1'='1",
    "'; DROP TABLE tickets; --",
    "1); DELETE FROM people; --",
    "%' UNION SELECT * FROM people --",
    "\\'; --",
    "$1 || ${7*7} {{7*7}}",
];

async fn quotes_and_operators_are_words_everywhere(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    for nasty in NASTY {
        let number = grace.request(nasty, nasty).await;
        grace.message(number, nasty).await.assert_status(200).assert_shows(nasty);
        desk.admin.reply(number, nasty).await.assert_status(200);
        desk.admin.note(number, nasty).await.assert_status(200);
        let quoted: String = nasty.bytes().map(|byte| format!("%{byte:02x}")).collect();
        for path in [
            format!("/requests?status={quoted}"),
            format!("/requests?before={quoted}&after={quoted}"),
            format!("/requests/{quoted}"),
            format!("/signin?next={quoted}"),
        ] {
            let page = grace.get(&path).await;
            assert!(page.status < 500, "{path}: {}", page.status);
        }
        for path in [
            format!("/inbox/all?before={quoted}"),
            format!("/inbox/closed?after={quoted}&sort={quoted}"),
            format!("/t/{quoted}"),
            format!("/t/{number}?before={quoted}"),
            format!("/settings/people?page={quoted}"),
        ] {
            let page = desk.admin.get(&path).await;
            assert!(page.status < 500, "{path}: {}", page.status);
        }
        let page = desk.visitor().post("/signin", &[("email", nasty), ("password", nasty)]).await;
        page.assert_status(422);
        let page = desk.visitor().post("/forgot", &[("email", nasty)]).await;
        assert!(matches!(page.status, 303 | 422));
        let page = grace.post(&format!("/account/sessions/{quoted}/end"), &[]).await;
        page.assert_status(404);
    }
    assert_eq!(desk.value("SELECT COUNT(*) FROM tickets").await, NASTY.len().to_string());
}

async fn markup_in_a_request_does_not_run_in_the_admins_browser(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    for markup in [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "\"><svg onload=alert(1)>",
        "</textarea><script>alert(1)</script>",
        "javascript:alert(1)",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<!--<script>",
        "http://example.test/\"onmouseover=alert(1)",
        "&lt;script&gt;",
    ] {
        let number = grace.request(markup, markup).await;
        for page in [
            desk.admin.open(&format!("/t/{number}")).await,
            desk.admin.open("/inbox/all").await,
            grace.open(&format!("/requests/{number}")).await,
            grace.open("/requests").await,
        ] {
            page.assert_status(200).assert_shows(markup);
            assert!(
                !page.has("script:not([src])")
                    && !page.has("main img[src=x]")
                    && !page.has("[onload], [onerror], [onmouseover]")
            );
            assert!(page.attributes("a", "href").iter().all(|href| !href.starts_with("javascript:")));
        }
        let refused = grace.post("/requests/new", &[("subject", markup), ("description", "")]).await;
        refused.assert_status(422);
        assert_eq!(refused.form("Send request").value("Subject"), markup);
    }
}

async fn names_are_words_on_every_page(desk: Desk) {
    let mut eve = desk.stranger("<script>alert(1)</script>", "\"onfocus=alert(1) autofocus=\"");
    eve.email = "eve@example.test".to_owned();
    desk.register_and_confirm(&eve, "Agent").await.assert_at("/waiting");
    desk.admin
        .open("/settings/people")
        .await
        .assert_shows("<script>alert(1)</script>")
        .assert_hides("<script>alert");
    let id = desk.id_of(&eve).await;
    desk.admin.post(&format!("/settings/people/{id}/approval"), &[]).await.assert_status(303);
    let grace = desk.customer("Grace", "Hopper").await;
    let number = grace.request("Slow line", "It hums.").await;
    eve.take(number).await.assert_status(200);
    for page in [
        desk.admin.open("/inbox/all").await,
        desk.admin.open(&format!("/t/{number}")).await,
        grace.open(&format!("/requests/{number}")).await,
        eve.open("/account").await,
    ] {
        assert!(!page.has("[onfocus]") && !page.has("script:not([src])"), "{}", page.url);
    }
    let form: Form = eve.open("/account").await.form("Save");
    assert_eq!(form.value("First name"), "<script>alert(1)</script>");
}
