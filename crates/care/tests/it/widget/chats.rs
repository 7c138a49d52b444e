//! What is said inside a frame: whose it is, and who hears of it.

use reqwest::Method;
use serde_json::json;

use super::{FRAME, OTHER_FRAME, Site, Visit, allow};
use crate::support::{Desk, PATIENCE, both_engines};

both_engines!(
    a_stranger_asks_and_talks_to_a_person,
    a_known_visitor_finds_the_chat_on_another_device_and_nobody_else_does,
    a_visit_that_was_copied_is_nobodys,
    no_visit_opens_a_chat_of_the_portal_and_no_cookie_one_of_the_widget,
    agents_see_the_claims_as_the_sites_words,
    a_stream_tells_of_answers_and_ends_with_its_visit,
    a_frame_whose_place_a_newer_one_takes_is_told,
    a_desk_that_wants_to_know_everybody_talks_to_nobody_else,
    when_the_last_site_goes_nobody_is_inside_any_more,
    what_cannot_be_sent_is_said_beside_the_field,
    a_visitor_proves_an_address_and_no_other_visitor_does_it_for_them,
    an_address_is_mailed_once_a_day_whatever_door_was_used,
    who_is_signed_for_gives_no_address_here,
    a_file_is_had_by_its_own_visitor_alone,
);

async fn ask(visit: &Visit, words: &str) -> crate::support::Page {
    let page = visit.get("/widget/chat").await;
    page.assert_status(200);
    let chat = page.attributes("#chat", "data-chat").pop().unwrap_or_default();
    visit.post("/widget/chat", &[("chat", &chat), ("question", words)]).await
}

/// Hands the chat over; the number of its request.
async fn fetch_person(site: &Site, visit: &Visit) -> i64 {
    let page = visit.get("/widget/chat").await;
    let chat = page.attributes("#chat", "data-chat").pop().unwrap_or_default();
    visit.post("/widget/chat", &[("chat", &chat), ("action", "person")]).await.assert_status(200);
    site.desk.value("SELECT MAX(number) FROM tickets").await.parse().expect("a number")
}

async fn a_stranger_asks_and_talks_to_a_person(desk: Desk) {
    let site = Site::of(desk).await;
    let browser = site.desk.visitor();
    let greeting = browser.get("/widget/chat").await;
    greeting.assert_status(200);
    assert!(greeting.has("[role=log] [data-from=assistant]"));
    browser.post("/widget/chat", &[("question", "Hello")]).await.assert_status(404);
    let visit = site.unknown(&browser).await;
    ask(&visit, "Where is my blue lamp?").await.assert_status(200).assert_shows("Where is my blue lamp?");
    let number = fetch_person(&site, &visit).await;
    let tomas = site.desk.agent("Tomas", "Aalto").await;
    tomas.post(&format!("/t/{number}/take"), &[]).await.assert_status(303);
    tomas.post(&format!("/t/{number}/replies"), &[("reply", "It is on its way.")]).await.assert_status(303);
    let page = visit.get("/widget/chat").await;
    page.assert_shows("It is on its way.");
    assert!(page.has("[data-from=person]") && page.has("#chat[data-follows]"));
    ask(&visit, "Wonderful").await.assert_status(200);
    tomas.open(&format!("/t/{number}")).await.assert_shows("Wonderful");
    for header in ["set-cookie", "access-control-allow-origin"] {
        assert_eq!(page.header(header), "", "{header}");
    }
    assert_eq!(page.header("cache-control"), "no-store");
}

async fn a_known_visitor_finds_the_chat_on_another_device_and_nobody_else_does(desk: Desk) {
    let site = Site::of(desk).await;
    let (phone, laptop) = (site.desk.visitor(), site.desk.visitor());
    let first = site.known(&phone, &json!({}), FRAME).await;
    ask(&first, "About invoice 7").await.assert_status(200);
    let second = site.known(&laptop, &json!({ "jti": "two" }), OTHER_FRAME).await;
    second.get("/widget/chat").await.assert_shows("About invoice 7");
    let other = site.known(&laptop, &json!({ "jti": "three", "sub": "4712" }), OTHER_FRAME).await;
    other.get("/widget/chat").await.assert_status(200).assert_hides("invoice 7");
    let stranger = site.unknown(&phone).await;
    stranger.get("/widget/chat").await.assert_status(200).assert_hides("invoice 7");
    let chat = second.get("/widget/chat").await.attributes("#chat", "data-chat").remove(0);
    for visit in [&other, &stranger] {
        visit.post("/widget/chat", &[("chat", &chat), ("question", "And mine?")]).await.assert_status(404);
        visit.post("/widget/chat/seen", &[("chat", &chat), ("message", "1")]).await.assert_status(404);
        visit.post("/widget/chat/again", &[("chat", &chat)]).await.assert_status(404);
    }
    second.get("/widget/chat").await.assert_hides("And mine?");
}

async fn a_visit_that_was_copied_is_nobodys(desk: Desk) {
    let site = Site::of(desk).await;
    let thief = site.desk.visitor();
    let visit = site.known(&site.desk.visitor(), &json!({}), FRAME).await;
    ask(&visit, "Something private").await.assert_status(200);
    for key in [None, Some(OTHER_FRAME.to_owned()), Some(String::new())] {
        let copy = Visit { browser: thief.clone(), key, ..visit.clone() };
        for path in ["/widget/chat", "/widget/live"] {
            copy.get(path).await.assert_status(401);
        }
        copy.post("/widget/chat", &[("question", "Who am I?")]).await.assert_status(401);
    }
    visit.get("/widget/chat").await.assert_shows("Something private");
    visit.post("/widget/visits/end", &[]).await.assert_status(204);
    visit.get("/widget/chat").await.assert_status(401);
}

async fn no_visit_opens_a_chat_of_the_portal_and_no_cookie_one_of_the_widget(desk: Desk) {
    let site = Site::of(desk).await;
    let browser = site.desk.visitor();
    browser.post("/assistant", &[("question", "Words of the portal")]).await;
    let cookie = browser.cookie("care_visitor").expect("the portal's visitor");
    let stolen = Visit { browser: browser.clone(), token: cookie, key: None };
    stolen.get("/widget/chat").await.assert_status(401);
    let visit = site.unknown(&browser).await;
    visit.get("/widget/chat").await.assert_hides("Words of the portal");
    ask(&visit, "Words of the widget").await.assert_status(200);
    browser.open("/assistant").await.assert_shows("Words of the portal").assert_hides("Words of the widget");
    let other = site.desk.visitor();
    other.plant("care_visitor", &visit.token);
    other.open("/assistant").await.assert_hides("Words of the widget");
    // Who is signed in at the portal makes no difference either.
    let grace = site.desk.customer("Grace", "Hopper").await;
    let same = Visit { browser: grace.browser.clone(), ..visit.clone() };
    same.get("/widget/chat").await.assert_shows("Words of the widget").assert_hides("Grace");
    fetch_person(&site, &same).await;
    grace.open("/requests").await.assert_hides("Words of the widget");
}

async fn agents_see_the_claims_as_the_sites_words(desk: Desk) {
    let site = Site::of(desk).await;
    let grace = site.desk.customer("Grace", "Hopper").await;
    let claims = json!({ "email": grace.email, "name": "<img src=x onerror=alert(1)>" });
    let visit = site.known(&site.desk.visitor(), &claims, FRAME).await;
    ask(&visit, "Where is my blue lamp?").await.assert_status(200);
    let number = fetch_person(&site, &visit).await;
    let page = site.desk.admin.open(&format!("/t/{number}")).await;
    page.assert_shows("<img src=x onerror=alert(1)>").assert_shows(&grace.email).assert_shows("4711");
    assert!(!page.has("img[onerror]"));
    grace.get(&format!("/requests/{number}")).await.assert_status(404);
    grace.open("/requests").await.assert_hides("blue lamp");
    let requester = site.desk.value(&format!("SELECT requester FROM tickets WHERE number = {number}")).await;
    let row = &site
        .desk
        .rows(&format!("SELECT role, email, COALESCE(email_key, '-') FROM people WHERE id = {requester}"))
        .await[0];
    assert_eq!(row, &["customer", "", "-"]);
    // The next request of the same visitor stands in the same name.
    visit.post("/widget/chat/again", &[]).await.assert_status(200);
    ask(&visit, "And the red one?").await.assert_status(200);
    let next = fetch_person(&site, &visit).await;
    assert_ne!(next, number);
    let same = site.desk.value(&format!("SELECT requester FROM tickets WHERE number = {next}")).await;
    assert_eq!(same, requester);
}

async fn a_stream_tells_of_answers_and_ends_with_its_visit(desk: Desk) {
    let site = Site::of(desk).await;
    let visit = site.known(&site.desk.visitor(), &json!({}), FRAME).await;
    visit.get("/widget/live").await.assert_status(404);
    ask(&visit, "Where is my blue lamp?").await.assert_status(200);
    let number = fetch_person(&site, &visit).await;
    let foreign = visit.request(Method::GET, "/widget/live").header("sec-fetch-site", "cross-site");
    visit.browser.send(foreign).await.assert_status(403);
    let mut stream = visit.request(Method::GET, "/widget/live").send().await.expect("an answer");
    assert_eq!(stream.status(), 200);
    let mut heard = String::new();
    while !heard.contains("event: ready") {
        heard += &String::from_utf8_lossy(&stream.chunk().await.expect("a chunk").expect("more"));
    }
    site.desk.admin.post(&format!("/t/{number}/take"), &[]).await.assert_status(303);
    site.desk.admin.post(&format!("/t/{number}/replies"), &[("reply", "Soon")]).await.assert_status(303);
    while !heard.contains("event: changed") {
        heard += &String::from_utf8_lossy(&stream.chunk().await.expect("a chunk").expect("more"));
    }
    assert!(!heard.contains("Soon"), "a stream says nothing of what stands in it: {heard}");
    // Somebody else comes to the same frame.
    let token = site.signed(&json!({ "jti": "two", "sub": "4712" }));
    let fields = [("desk", site.name.as_str()), ("identity", &token), ("key", FRAME)];
    visit.post("/widget/visits", &fields).await.assert_status(200);
    while stream.chunk().await.expect("an end").is_some() {}
    visit.get("/widget/live").await.assert_status(401);
}

async fn a_frame_whose_place_a_newer_one_takes_is_told(desk: Desk) {
    let site = Site::of(desk).await;
    let visit = site.unknown(&site.desk.visitor()).await;
    ask(&visit, "Where is my blue lamp?").await.assert_status(200);
    fetch_person(&site, &visit).await;
    let mut streams = Vec::new();
    for _ in 0..11 {
        streams.push(visit.request(Method::GET, "/widget/live").send().await.expect("an answer"));
    }
    let mut heard = String::new();
    let mut oldest = streams.swap_remove(0);
    let mut more =
        async || tokio::time::timeout(PATIENCE, oldest.chunk()).await.expect("an end").expect("a chunk");
    while let Some(chunk) = more().await {
        heard += &String::from_utf8_lossy(&chunk);
    }
    assert!(heard.contains("event: closed\ndata: crowded"), "{heard}");
}

async fn a_desk_that_wants_to_know_everybody_talks_to_nobody_else(desk: Desk) {
    let site = Site::of(desk).await;
    let browser = site.desk.visitor();
    let before = site.unknown(&browser).await;
    allow(&site.desk, "https://shop.example", true).await;
    before.get("/widget/chat").await.assert_status(401);
    browser.get("/widget/chat").await.assert_status(403);
    browser.post("/widget/chat", &[("question", "Hello")]).await.assert_status(403);
    browser.post("/widget/visits", &[("desk", &site.name)]).await.assert_status(404);
    let visit = site.known(&browser, &json!({}), FRAME).await;
    ask(&visit, "Hello").await.assert_status(200);
}

async fn when_the_last_site_goes_nobody_is_inside_any_more(desk: Desk) {
    let site = Site::of(desk).await;
    let visit = site.known(&site.desk.visitor(), &json!({}), FRAME).await;
    visit.get("/widget/chat").await.assert_status(200);
    allow(&site.desk, "", false).await;
    visit.get("/widget/chat").await.assert_status(404);
    visit.post("/widget/chat", &[("question", "Hello")]).await.assert_status(404);
}

async fn what_cannot_be_sent_is_said_beside_the_field(desk: Desk) {
    let site = Site::of(desk).await;
    let visit = site.unknown(&site.desk.visitor()).await;
    let long = "x".repeat(2_001);
    let page = ask(&visit, &long).await;
    page.assert_status(422);
    assert!(page.has("#question-error") && page.attributes("#question", "value") == [long]);
    ask(&visit, " ").await.assert_status(422);
}

async fn chat_of(visit: &Visit) -> String {
    visit.get("/widget/chat").await.attributes("#chat", "data-chat").remove(0)
}

async fn a_visitor_proves_an_address_and_no_other_visitor_does_it_for_them(desk: Desk) {
    let site = Site::of(desk).await;
    let grace = site.desk.customer("Grace", "Hopper").await;
    let visit = site.unknown(&site.desk.visitor()).await;
    ask(&visit, "Where is my blue lamp?").await.assert_status(200);
    let number = fetch_person(&site, &visit).await;
    let chat = chat_of(&visit).await;
    visit.get("/widget/chat").await.form("Send me a code");
    let wrong = [("chat", chat.as_str()), ("email", "nobody")];
    visit.post("/widget/chat/email", &wrong).await.assert_status(422);
    let email = [("chat", chat.as_str()), ("email", grace.email.as_str())];
    visit.post("/widget/chat/email", &email).await.assert_status(200).assert_shows("a code is on its way");
    let code = site.desk.sink.code(&grace.email).await;
    // The visit before counts for nothing where only cookies come along, and neither does any other visit.
    let other = site.unknown(&grace.browser).await;
    let entered = [("chat", chat.as_str()), ("code", code.as_str())];
    other.post("/widget/chat/email", &email).await.assert_status(404);
    other.post("/widget/chat/code", &entered).await.assert_status(404);
    grace.post("/widget/chat/code", &entered).await.assert_status(404);
    grace.post("/assistant/code", &entered).await.assert_status(404);
    grace.get(&format!("/requests/{number}")).await.assert_status(404);
    let slip = [("chat", chat.as_str()), ("code", "000000")];
    visit.post("/widget/chat/code", &slip).await.assert_status(422);
    visit.post("/widget/chat/code", &entered).await.assert_status(200).assert_shows("belongs to");
    grace.get(&format!("/requests/{number}")).await.assert_status(200);
    visit.get("/widget/chat").await.assert_shows("Where is my blue lamp?");
}

async fn an_address_is_mailed_once_a_day_whatever_door_was_used(desk: Desk) {
    let site = Site::of(desk).await;
    for _ in 0..2 {
        let visit = site.unknown(&site.desk.visitor()).await;
        ask(&visit, "buy my watches").await.assert_status(200);
        fetch_person(&site, &visit).await;
        let chat = chat_of(&visit).await;
        let email = [("chat", chat.as_str()), ("email", "victim@mail.example")];
        visit.post("/widget/chat/email", &email).await.assert_shows("a code is on its way");
    }
    let browser = site.desk.visitor();
    let page = browser.press("/assistant", "Talk to a person").await;
    let page = browser.submit(page.form("Send me a code").fill("Email", "victim@mail.example")).await;
    page.assert_shows("a code is on its way");
    site.desk.settle().await;
    site.desk.sink.code("victim@mail.example").await;
    let mails = site.desk.sink.to("victim@mail.example");
    assert_eq!(mails.len(), 1);
    assert!(!mails[0].text().contains("watches"), "{}", mails[0].text());
}

async fn who_is_signed_for_gives_no_address_here(desk: Desk) {
    let site = Site::of(desk).await;
    let visit = site.known(&site.desk.visitor(), &json!({}), FRAME).await;
    ask(&visit, "Where is my blue lamp?").await.assert_status(200);
    fetch_person(&site, &visit).await;
    let chat = chat_of(&visit).await;
    assert!(!visit.get("/widget/chat").await.has_button("Send me a code"));
    let email = [("chat", chat.as_str()), ("email", "ines@shop.example")];
    visit.post("/widget/chat/email", &email).await.assert_status(404);
    visit.post("/widget/chat/code", &[("chat", &chat), ("code", "123456")]).await.assert_status(404);
}

async fn a_file_is_had_by_its_own_visitor_alone(desk: Desk) {
    let site = Site::of(desk).await;
    let visit = site.unknown(&site.desk.visitor()).await;
    let number = {
        ask(&visit, "Where is my blue lamp?").await.assert_status(200);
        fetch_person(&site, &visit).await
    };
    site.desk.admin.take(number).await;
    let page = site.desk.admin.open(&format!("/t/{number}")).await;
    let reply = page.form("Send reply").fill("Reply", "Look at this");
    site.desk.admin.submit_with(&reply, &[("plan.txt", b"press the button")]).await;
    let page = visit.get("/widget/chat").await;
    let file = page.files().remove(0);
    assert_eq!(visit.get(&file).await.assert_status(200).body, "press the button");
    let other = site.unknown(&site.desk.visitor()).await;
    ask(&other, "Hello").await.assert_status(200);
    for stranger in [&other, &site.known(&site.desk.visitor(), &json!({}), FRAME).await] {
        stranger.get(&file).await.assert_status(404);
        stranger.get(&file.replace("/widget/", "/assistant/")).await.assert_status(404);
    }
    visit.browser.get(&file).await.assert_status(404);
    site.desk.admin.get(&file).await.assert_status(404);
}
