//! The catalogue and the status page as people meet them.

use reqwest::Method;

use testkit::pictures::{from_a_phone, jpeg};

use crate::support::{Desk, Page, both_engines, until};

both_engines!(
    an_admin_adds_a_service_that_everybody_reads,
    archived_services_do_not_exist_for_customers,
    the_catalogue_goes_on_with_its_filter,
    a_confirming_link_that_is_over_says_so_and_nothing_else,
    every_address_gets_the_same_answer_and_looking_changes_nothing,
    the_account_lists_what_one_is_told_of_and_ends_it,
    a_mail_program_ends_it_with_one_post_and_no_cookie,
    a_picture_is_drawn_anew_for_whoever_may_see_the_service,
    a_request_names_its_service_and_both_sides_see_its_state,
    hours_stand_where_customers_write,
);

async fn offer(desk: &Desk, name: &str) -> Page {
    let page = desk.admin.open("/settings/services/new").await;
    let form = page.form("Save service").fill("Name", name).fill("Summary", "Up to 500 Mbit/s");
    let form = form.fill("Description", "**Fast** <script>alert(1)</script>").fill("Price", "€39 a month");
    desk.admin.submit(form).await
}

async fn set(desk: &Desk, id: i64, state: &str) -> Page {
    desk.admin.post(&format!("/settings/services/{id}/availability"), &[("state", state)]).await
}

async fn an_admin_adds_a_service_that_everybody_reads(desk: Desk) {
    let page = offer(&desk, "Home internet").await;
    page.assert_status(200).assert_at("/settings/services/1").assert_shows("The service is saved.");
    set(&desk, 1, "degraded").await.assert_status(303);
    set(&desk, 1, "broken").await.assert_status(422);
    let visitor = desk.visitor();
    visitor.open("/services").await.assert_shows("Home internet").assert_shows("Degraded");
    visitor.open("/services?q=teleport").await.assert_shows("Nothing fits");
    visitor.open("/services?availability=available").await.assert_shows("Nothing fits");
    let page = visitor.open("/services/home-internet").await;
    page.assert_shows("€39 a month");
    assert!(page.has("b, strong") && !page.has("main script"));
    visitor.open("/status").await.assert_shows("One service is not fully available");
    visitor.open("/").await.assert_shows("Home internet");
    let german = visitor.open("/status?lang=de").await;
    german.assert_shows("Eingeschränkt");
    assert_eq!(german.attributes("[role=img]", "aria-label").len(), 1);
    let history = desk.admin.open("/settings/services/1").await;
    history.assert_shows("Ada Lovelace said").assert_shows("Ada Lovelace added the service");
}

async fn archived_services_do_not_exist_for_customers(desk: Desk) {
    offer(&desk, "Home internet").await;
    desk.admin.post("/settings/services/1/archiving", &[]).await.assert_status(303);
    let customer = desk.customer("Grace", "Hopper").await;
    let agent = desk.agent("Alan", "Turing").await;
    for browser in [&desk.visitor(), &customer.browser] {
        browser.open("/services/home-internet").await.assert_status(404);
        browser.post("/services/home-internet/news", &[("email", "a@example.test")]).await.assert_status(404);
        browser.open("/services").await.assert_hides("Home internet");
    }
    agent.open("/services/home-internet").await.assert_status(200).assert_shows("Archived");
    for path in ["/settings/services", "/settings/services/1", "/settings/services/new"] {
        agent.open(path).await.assert_status(404);
        customer.open(path).await.assert_status(404);
    }
    desk.admin.post("/settings/services/1/restoring", &[]).await.assert_status(303);
    customer.open("/services/home-internet").await.assert_status(200);
}

async fn the_catalogue_goes_on_with_its_filter(desk: Desk) {
    for nr in 0..52 {
        let name = format!("Line {nr:02}");
        let fields = [("name", name.as_str()), ("category", "Internet & mail")];
        desk.admin.post("/settings/services/new", &fields).await.assert_status(303);
    }
    let visitor = desk.visitor();
    let first = visitor.open("/services?q=line&category=Internet+%26+mail").await;
    assert_eq!(first.attributes(".pages a", "rel"), ["next"]);
    first.assert_shows("Line 49").assert_hides("Line 50");
    let second = visitor.open(&first.link("Next page")).await;
    second.assert_shows("Line 50").assert_hides("Line 49");
    assert_eq!(second.attributes("#category option[selected]", "value"), ["Internet & mail"]);
    visitor.open(&second.link("Previous page")).await.assert_shows("Line 00");
    let settings = desk.admin.open("/settings/services").await;
    settings.assert_hides("Line 51");
    desk.admin.open(&settings.link("Next page")).await.assert_shows("Line 51").assert_hides("Line 00");
}

async fn a_confirming_link_that_is_over_says_so_and_nothing_else(desk: Desk) {
    offer(&desk, "Home internet").await;
    let (visitor, grace) = (desk.visitor(), desk.customer("Grace", "Hopper").await);
    let page = visitor.open("/services/home-internet").await;
    visitor.submit(page.form("Tell me").fill("Email", &grace.email)).await;
    let link = desk.sink.next(&grace.email, "told about").await.first_link();
    let page = visitor.open(&link).await;
    let button = page.form("Yes, tell me");
    visitor.submit(button.clone()).await.assert_at("/services");
    grace.post("/account/services/1/end", &[]).await.assert_status(303);
    for page in [visitor.open(&link).await, visitor.submit(button).await] {
        page.assert_status(200).assert_shows("This link is over").assert_hides(&grace.email);
        page.assert_hides("Home internet");
        assert!(page.has("main a[href='/services']"));
    }
    visitor.open("/news/confirm/1.AAAA").await.assert_status(404);
}

async fn every_address_gets_the_same_answer_and_looking_changes_nothing(desk: Desk) {
    offer(&desk, "Home internet").await;
    let known = desk.customer("Grace", "Hopper").await;
    let mut answers = Vec::new();
    for email in [known.email.as_str(), "stranger@example.test", "stranger@example.test"] {
        let visitor = desk.visitor();
        let page = visitor.open("/services/home-internet").await;
        let page = visitor.submit(page.form("Tell me").fill("Email", email)).await;
        answers.push((page.status, page.path().to_owned(), page.texts(".banner")));
    }
    assert!(answers.windows(2).all(|pair| pair[0] == pair[1]), "{answers:?}");
    let link = desk.sink.next("stranger@example.test", "told about").await.first_link();
    let asked = "SELECT COUNT(*) FROM service_subscriptions";
    let visitor = desk.visitor();
    let page = visitor.open(&link).await;
    page.assert_shows("stranger@example.test").assert_shows("Home internet");
    assert_eq!(desk.value(asked).await, "0");
    for _ in 0..2 {
        visitor.submit(page.form("Yes, tell me")).await.assert_at("/services");
        assert_eq!(desk.value(asked).await, "1");
    }
    visitor.open(&link).await.assert_shows("This is confirmed already").assert_shows("Home internet");
    let mails = desk.sink.to("stranger@example.test");
    assert_eq!(mails.len(), 1, "one in a day");
    let wrong = visitor.post("/services/home-internet/news", &[("email", "nobody")]).await;
    wrong.assert_status(422);
    for number in 0..5 {
        let email = format!("somebody{number}@example.test");
        visitor.post("/services/home-internet/news", &[("email", &email)]).await;
    }
    let email = [("email", "late@example.test")];
    visitor.post("/services/home-internet/news", &email).await.assert_status(429);
}

async fn the_account_lists_what_one_is_told_of_and_ends_it(desk: Desk) {
    offer(&desk, "Home internet").await;
    offer(&desk, "Television").await;
    let customer = desk.customer("Grace", "Hopper").await;
    assert!(!customer.open("/account").await.has("#followed"));
    for slug in ["home-internet", "television"] {
        customer.press(&format!("/services/{slug}"), "Tell me").await.assert_status(200);
    }
    let other = desk.customer("Mary", "Somerville").await;
    other.post("/account/services/1/end", &[]).await.assert_status(303);
    let page = customer.open("/account").await;
    assert_eq!(page.texts("#followed li b"), ["Home internet", "Television"], "nobody else ends it");
    page.assert_shows("By mail");
    assert_eq!(page.attributes("#followed form", "action")[0], "/account/services/1/end");
    customer.post("/account/services/1/end", &[]).await.assert_status(303);
    let page = customer.open("/account").await;
    page.assert_shows("no longer tell you");
    assert_eq!(page.texts("#followed li b"), ["Television"]);
    customer.open("/services/home-internet").await.form("Tell me");
}

async fn a_mail_program_ends_it_with_one_post_and_no_cookie(desk: Desk) {
    offer(&desk, "Home internet").await;
    let customer = desk.customer("Grace", "Hopper").await;
    customer.press("/services/home-internet", "Tell me").await.assert_shows("We tell you by mail");
    let link = end_link(&desk, &customer.email).await;
    let visitor = desk.visitor();
    let foreign = |path: &str| visitor.bare(Method::POST, path).header("sec-fetch-site", "cross-site");
    let one_click = [("List-Unsubscribe", "One-Click")];
    let forged = visitor.send(foreign("/news/end/1.AAAA").form(&one_click)).await;
    forged.assert_status(404);
    let elsewhere = visitor.send(foreign("/services/home-internet/news").form(&one_click)).await;
    elsewhere.assert_status(403);
    let subscriptions = "SELECT COUNT(*) FROM service_subscriptions";
    visitor.open(&link).await.assert_shows("Home internet");
    assert_eq!(desk.value(subscriptions).await, "1", "looking ends nothing");
    for _ in 0..2 {
        let ended = visitor.send(foreign(&link).form(&one_click)).await;
        ended.assert_status(200);
        assert_eq!(desk.value(subscriptions).await, "0", "twice is harmless");
    }
    customer.open("/services/home-internet").await.form("Tell me");
}

/// What a mail program finds in the head of the first news that this person gets.
async fn end_link(desk: &Desk, email: &str) -> String {
    set(desk, 1, "down").await.assert_status(303);
    let round = "SELECT COUNT(*) FROM jobs WHERE kind = 'tell_service_news'";
    until("a round waits", async || (desk.value(round).await == "1").then_some(())).await;
    // Nobody waits ten minutes for further changes here; the next event wakes the worker.
    desk.rows("UPDATE jobs SET run_at = 0 WHERE kind = 'tell_service_news'").await;
    set(desk, 1, "degraded").await.assert_status(303);
    let mail = desk.sink.next(email, "Home internet").await;
    let head = String::from_utf8_lossy(&mail.bytes).replace("\r\n ", " ");
    assert!(head.contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click"), "{head}");
    let link = head.split("List-Unsubscribe: <").nth(1).expect("a link");
    link.split('>').next().expect("an end").to_owned()
}

async fn a_picture_is_drawn_anew_for_whoever_may_see_the_service(desk: Desk) {
    offer(&desk, "Home internet").await;
    let send = async |content: &[u8]| {
        let form = desk.admin.open("/settings/services/1").await.form("Save picture");
        desk.admin.submit_with(&form, &[("light.jpg", content)]).await
    };
    for wrong in [&b""[..], b"<svg onload=alert(1)>", b"GIF89a"] {
        let refused = send(wrong).await;
        refused.assert_status(422);
        assert!(!refused.problem_with("picture").is_empty());
    }
    send(&from_a_phone(&jpeg(1_600, 800))).await.assert_status(303);
    let visitor = desk.visitor();
    let page = visitor.open("/services").await;
    let shown = |name| page.attributes("main img", name).remove(0);
    assert_eq!((shown("width"), shown("height")), ("512".to_owned(), "1024".to_owned()), "it stands upright");
    let address = shown("src");
    let got = visitor.fetch(&address).await;
    assert_eq!((got.status, got.header("content-type")), (200, "image/jpeg"));
    assert!(!got.content.windows(4).any(|part| part == b"Exif" || part == b"GPS "), "nothing else is left");
    desk.admin.post("/settings/services/1/archiving", &[]).await.assert_status(303);
    assert_eq!(visitor.fetch(&address).await.status, 404);
    assert_eq!(desk.admin.fetch(&address).await.status, 200);
    desk.admin.press("/settings/services/1", "Remove the picture").await.assert_status(200);
    assert_eq!(desk.admin.fetch(&address).await.status, 404);
}

async fn a_request_names_its_service_and_both_sides_see_its_state(desk: Desk) {
    offer(&desk, "Home internet").await;
    offer(&desk, "Television").await;
    let customer = desk.customer("Grace", "Hopper").await;
    let agent = desk.agent("Alan", "Turing").await;
    let page = customer.open("/requests/new?service=home-internet").await;
    let form = page.form("Send request").fill("Subject", "Slow line").fill("Description", "It hums.");
    let page = customer.submit(form).await;
    let number = crate::support::number_in(&page);
    set(&desk, 1, "down").await.assert_status(303);
    customer.open(&format!("/requests/{number}")).await.assert_shows("Home internet").assert_shows("Down");
    agent.take(number).await;
    let page = agent.open(&format!("/t/{number}")).await;
    page.assert_shows("Home internet").assert_shows("Down");
    desk.admin.open("/settings/services").await.assert_shows("1 open request");
    agent.submit(page.form("Set service").fill("Service", "Television")).await.assert_shows("Service set.");
    let page = customer.open(&format!("/requests/{number}")).await;
    page.assert_shows("Television").assert_hides("Home internet");
    let wrong = [("subject", "Slow"), ("description", "Hums."), ("service", "999")];
    customer.post("/requests/new", &wrong).await.assert_status(422);
}

async fn hours_stand_where_customers_write(desk: Desk) {
    let customer = desk.customer("Grace", "Hopper").await;
    customer.open("/requests/new").await.assert_hides("When we are here");
    let page = desk.admin.open("/settings/desk").await;
    let page = desk.admin.submit(page.form("Save hours").fill("Hours", "Moon 8-18")).await;
    page.assert_status(422).assert_shows("is no day");
    let page = desk.admin.submit(page.form("Save hours").fill("Hours", "mon-fri 8-18")).await;
    page.assert_shows("The hours are saved.");
    customer.open("/requests/new").await.assert_shows("Monday to Friday 08:00–18:00");
    customer.open("/requests/new?lang=ar").await.assert_shows("من الاثنين إلى الجمعة");
}
