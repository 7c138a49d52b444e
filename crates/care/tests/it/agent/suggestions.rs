//! What may help whoever answers a ticket.

use crate::portal::suggestions::article;
use crate::support::{Desk, both_engines};

both_engines!(
    a_ticket_has_its_suggestions_for_the_team_alone,
    a_used_draft_is_in_the_field_and_internal_words_are_asked_about_once_more,
    a_draft_for_a_ticket_that_nobody_has_takes_it,
);

const WIFI: &str = "Move the router away from metal and water. If the wifi is still slow in one room, put a second access \
                    point half way.";
const SECRET: &str = "Partners of the harbour pay nine euros a month for the line and never more than that.";

async fn a_ticket_has_its_suggestions_for_the_team_alone(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    article(&desk.admin, "Wifi is slow in one room", "Public", WIFI).await;
    let number = grace.request("Slow wifi", "The wifi is slow in one room.").await;
    let path = format!("/t/{number}/suggestions");
    let page = alan.open(&path).await;
    page.assert_shows("Wifi is slow in one room")
        .assert_shows("Hello Grace,")
        .assert_shows("Move the router");
    assert!(
        alan.open(&format!("/t/{number}")).await.has(&format!("a[href='{path}']")),
        "without script, too"
    );
    grace.get(&path).await.assert_status(404);
    alan.get(&format!("/t/{}/suggestions", number + 1)).await.assert_status(404);
}

async fn a_used_draft_is_in_the_field_and_internal_words_are_asked_about_once_more(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let alan = desk.agent("Alan", "Turing").await;
    article(&desk.admin, "Prices of partners on the harbour line", "Internal", SECRET).await;
    let number = grace.request("Price", "What do partners of the harbour pay for the line?").await;
    alan.take(number).await;
    let page = alan.open(&format!("/t/{number}/suggestions")).await;
    page.assert_shows("Internal").assert_shows("Sending them asks once more.");
    let page = alan.submit(page.form("Use draft")).await;
    page.assert_at(&format!("/t/{number}")).assert_shows("The draft stands in the field for the reply.");
    assert!(page.texts("#reply").concat().contains("Partners of the harbour"), "{:?}", page.texts("#reply"));
    assert!(page.has("[name=internal_words]"), "it is marked");
    let refused = alan.submit(page.form("Send reply")).await;
    refused.assert_status(422).assert_shows("Prices of partners on the harbour line");
    grace.open(&format!("/requests/{number}")).await.assert_hides("nine euros");
    let form = refused.form("Send reply").switch("internal_words", true);
    alan.submit(form).await.assert_status(200);
    grace.open(&format!("/requests/{number}")).await.assert_shows("nine euros");
}

async fn a_draft_for_a_ticket_that_nobody_has_takes_it(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    let (alan, joan) = (desk.agent("Alan", "Turing").await, desk.agent("Joan", "Clarke").await);
    article(&desk.admin, "Wifi is slow in one room", "Public", WIFI).await;
    let number = grace.request("Slow wifi", "The wifi is slow in one room.").await;
    let path = format!("/t/{number}/suggestions");
    let (at_alan, at_joan) = (alan.open(&path).await, joan.open(&path).await);
    let page = alan.submit(at_alan.form("Take and use draft")).await;
    page.assert_at(&format!("/t/{number}")).assert_shows("The draft stands in the field for the reply.");
    assert!(page.texts("#reply").concat().contains("Move the router"), "{:?}", page.texts("#reply"));
    let late = joan.submit(at_joan.form("Take and use draft")).await;
    late.assert_status(409).assert_shows("Alan Turing");
    joan.open(&path).await.assert_shows("Only whoever has this request answers it.");
}
