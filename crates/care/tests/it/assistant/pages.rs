//! The chat's page without script: every step is a form.

use crate::support::{Desk, at_once, both_engines};

both_engines!(
    a_visitor_is_greeted_by_an_assistant_that_says_what_it_is,
    every_message_says_from_whom_and_where_it_comes,
    a_request_is_put_together_summed_up_and_created,
    an_empty_or_endless_question_is_refused_with_what_was_typed,
    somebody_signed_in_hears_of_their_own_requests,
    whoever_asks_for_an_outage_hears_how_the_services_are,
    sending_the_same_form_twice_says_it_once,
    a_double_click_is_one_chat_and_one_request,
    too_many_questions_have_to_wait,
);

async fn a_visitor_is_greeted_by_an_assistant_that_says_what_it_is(desk: Desk) {
    let page = desk.visitor().open("/assistant").await;
    page.assert_status(200).assert_shows("a program and no person");
    assert_eq!(page.attributes("[role=log] > *", "data-source"), ["template:assistant-greeting"]);
    assert!(page.has_button("Ask") && page.has_button("Talk to a person"));
    let page = desk.visitor().open("/assistant?lang=de").await;
    page.assert_shows("ein Programm und kein Mensch");
    let page = desk.visitor().open("/signin").await;
    page.assert_status(200);
}

async fn every_message_says_from_whom_and_where_it_comes(desk: Desk) {
    let visitor = desk.visitor();
    let page = visitor.open("/assistant").await;
    let page = visitor.submit(page.form("Ask").fill("Your question", "asdf <b>qwer</b>")).await;
    page.assert_status(200).assert_shows("asdf <b>qwer</b>");
    let page = visitor.submit(page.form("Ask").fill("Your question", "blorp")).await;
    assert!(page.has_button("Create request"));
    assert_eq!(page.attributes("[role=log] > [data-from=you]", "data-from").len(), 2);
    let assistants = page.attributes("[role=log] > [data-from=assistant]", "data-from").len();
    let sources = page.attributes("[role=log] > [data-from=assistant]", "data-source");
    assert!(sources.len() == assistants && assistants >= 3, "{sources:?}");
    assert!(sources.iter().all(|source| source.starts_with("template:assistant-")), "{sources:?}");
}

async fn a_request_is_put_together_summed_up_and_created(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let page = grace.open("/assistant").await;
    let page = grace.submit(page.form("Ask").fill("Your question", "I want to open a ticket")).await;
    let page = grace.submit(page.form("Ask").fill("Your question", "No light")).await;
    let page = grace
        .submit(page.form("Ask").fill("Your question", "The lamp is dark, card 4111 1111 1111 1111"))
        .await;
    assert!(page.has_button("Cancel"));
    let page = grace.submit(page.form("Urgent")).await;
    page.assert_shows("Shall I create the request?").assert_hides("4111");
    assert_eq!(
        desk.value("SELECT COUNT(*) FROM tickets").await,
        "0",
        "nothing is created before it is confirmed"
    );
    let page = grace.submit(page.form("Create request")).await;
    page.assert_shows("is created");
    let row = &desk.rows("SELECT subject, priority, channel, number FROM tickets").await[0];
    assert_eq!(row[..3], ["No light", "urgent", "chat"]);
    grace
        .open(&format!("/requests/{}", row[3]))
        .await
        .assert_shows("The lamp is dark")
        .assert_hides("Transcript");
    desk.admin
        .open(&format!("/t/{}", row[3]))
        .await
        .assert_shows("Transcript")
        .assert_shows("made a request");
}

async fn an_empty_or_endless_question_is_refused_with_what_was_typed(desk: Desk) {
    let visitor = desk.visitor();
    let page = visitor.open("/assistant").await;
    let page = visitor.submit_only(page.form("Ask")).await;
    page.assert_status(422).assert_shows("Write your question first.");
    let long = "word ".repeat(401);
    let page = visitor.submit_only(page.form("Ask").fill("Your question", &long)).await;
    page.assert_status(422).assert_shows("At most 2000 characters");
    assert_eq!(desk.value("SELECT COUNT(*) FROM chats").await, "0");
}

async fn somebody_signed_in_hears_of_their_own_requests(desk: Desk) {
    let (grace, ada) = (desk.customer("Grace", "Hopper").await, desk.customer("Barbara", "Liskov").await);
    let number = grace.request("Slow line", "It is slow.").await;
    let page = grace.open("/assistant").await;
    let page = grace.submit(page.form("Ask").fill("Your question", "status of my requests")).await;
    page.assert_shows("“Slow line”").assert_shows("Waiting for us");
    let page = grace
        .submit(page.form("Ask").fill("Your question", &format!("add a comment to request {number}")))
        .await;
    let page = grace.submit(page.form("Ask").fill("Your question", "The lamp is red")).await;
    let page = grace.submit(page.form("Send it")).await;
    page.assert_shows(&format!("I added it to request {number}"));
    grace.open(&format!("/requests/{number}")).await.assert_shows("The lamp is red");
    let page = ada.open("/assistant").await;
    let page =
        ada.submit(page.form("Ask").fill("Your question", &format!("status of request {number}"))).await;
    page.assert_shows("no request").assert_hides("Slow line");
    grace.press(&format!("/requests/{number}"), "Close request").await;
    let page = grace.open("/assistant").await;
    let page = grace.submit(page.form("Ask").fill("Your question", "please reopen my request")).await;
    let page = grace.submit(page.form("Open it again")).await;
    page.assert_shows("is open again");
}

async fn whoever_asks_for_an_outage_hears_how_the_services_are(desk: Desk) {
    let ask = async || {
        let visitor = desk.visitor();
        let page = visitor.open("/assistant").await;
        visitor.submit(page.form("Ask").fill("Your question", "Is there an outage?")).await
    };
    ask().await.assert_hides("services are available");
    let form = desk.admin.open("/settings/services/new").await.form("Save service");
    let form = form.fill("Name", "Home internet").fill("Summary", "Fast").fill("Note", "A cabinet burns.");
    desk.admin.submit(form).await.assert_status(200);
    ask().await.assert_shows("All our services are available right now.").assert_hides("cabinet");
    let down = [("state", "down")];
    desk.admin.post("/settings/services/1/availability", &down).await.assert_status(303);
    let page = ask().await;
    page.assert_shows("Home internet: Down.");
    assert!(page.has_link_to("/services/home-internet"));
    desk.admin.post("/settings/services/1/archiving", &[]).await.assert_status(303);
    ask().await.assert_hides("Home internet");
}

async fn sending_the_same_form_twice_says_it_once(desk: Desk) {
    let visitor = desk.visitor();
    let page = visitor.open("/assistant").await;
    let form = page.form("Talk to a person");
    visitor.submit(form.clone()).await.assert_shows("number 1 in the queue");
    visitor.submit(form).await.assert_status(200);
    assert_eq!(desk.value("SELECT COUNT(*) FROM tickets").await, "1");
}

async fn a_double_click_is_one_chat_and_one_request(desk: Desk) {
    let visitor = desk.visitor();
    visitor.plant("care_visitor", &"a".repeat(43));
    let page = visitor.open("/assistant").await;
    let form = page.form("Talk to a person");
    let presses = (0..5).map(|_| {
        let (visitor, form) = (visitor.clone(), form.clone());
        async move { visitor.submit(form).await }
    });
    for page in at_once(presses).await {
        page.assert_status(200).assert_shows("number 1 in the queue");
    }
    let (chats, requests) = ("SELECT COUNT(*) FROM chats", "SELECT COUNT(*) FROM tickets");
    assert_eq!((desk.value(chats).await, desk.value(requests).await), ("1".to_owned(), "1".to_owned()));
    // What follows is pressed twice as well.
    let grace = desk.customer("Grace", "Hopper").await;
    let page = grace.open("/assistant").await;
    let form = page.form("Ask").fill("Your question", "hello");
    let presses = (0..5).map(|_| {
        let (grace, form) = (grace.clone(), form.clone());
        async move { grace.submit(form).await }
    });
    for page in at_once(presses).await {
        page.assert_status(200);
        assert_eq!(page.attributes("[role=log] > [data-from=you]", "data-from").len(), 1);
    }
}

async fn too_many_questions_have_to_wait(desk: Desk) {
    let visitor = desk.visitor();
    let mut page = visitor.open("/assistant").await;
    for _ in 0..20 {
        page = visitor.submit(page.form("Ask").fill("Your question", "hello")).await;
        page.assert_status(200);
    }
    let page = visitor.submit_only(page.form("Ask").fill("Your question", "hello")).await;
    page.assert_status(429).assert_shows("Ask");
    desk.visitor().open("/assistant").await.assert_status(200);
}
