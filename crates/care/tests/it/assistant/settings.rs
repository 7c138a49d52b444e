//! What administrators set: the switch, the limits, the thresholds, the examples.

use crate::support::{Desk, both_engines};

both_engines!(
    a_desk_without_assistant_has_no_page_of_it,
    examples_are_learnt_when_they_are_saved_and_the_box_shows_why,
    thresholds_are_tried_on_past_questions_before_they_are_saved,
    figures_count_chats_questions_and_hand_overs,
);

async fn a_desk_without_assistant_has_no_page_of_it(desk: Desk) {
    let grace = desk.customer("Grace", "Hopper").await;
    grace.open("/requests").await.assert_shows("Ask the assistant");
    desk.visitor().open("/").await.assert_shows("Ask the assistant");
    let form = desk.admin.open("/settings/assistant").await.form("Save assistant");
    desk.admin.submit(form.switch("assistant_on", false)).await.assert_shows("Assistant saved.");
    grace.get("/assistant").await.assert_status(404);
    desk.visitor().post("/assistant", &[("action", "person")]).await.assert_status(404);
    grace.open("/requests").await.assert_hides("Ask the assistant");
    desk.visitor().open("/").await.assert_hides("Ask the assistant");
}

async fn examples_are_learnt_when_they_are_saved_and_the_box_shows_why(desk: Desk) {
    let why = "/settings/assistant?try=is+the+shop+manned+by+night";
    desk.admin.open(why).await.assert_shows("looked up");
    let form = desk.admin.open("/settings/assistant?intent=hours").await.form("Save examples");
    let form = form.fill("Examples", "is the shop manned at night\nare you around at night");
    desk.admin.submit(form).await.assert_shows("learnt");
    let page = desk.admin.open(why).await;
    page.assert_shows("is the shop manned at night").assert_hides("looked up");
    let visitor = desk.visitor();
    let page = visitor.open("/assistant").await;
    let page = visitor.submit(page.form("Ask").fill("Your question", "is the shop manned by night")).await;
    let sources = page.attributes("[data-from=assistant]", "data-source");
    assert!(sources.last().is_some_and(|source| source.contains("hours")), "{sources:?}");
    let form = desk.admin.open("/settings/assistant?intent=hours").await.form("Save examples");
    desk.admin.submit(form.fill("Examples", "")).await;
    desk.admin.open(why).await.assert_shows("looked up");
}

async fn thresholds_are_tried_on_past_questions_before_they_are_saved(desk: Desk) {
    let visitor = desk.visitor();
    let page = visitor.open("/assistant").await;
    visitor.submit(page.form("Ask").fill("Your question", "what about the blorp")).await;
    let page = desk.admin.open("/settings/assistant?answer_from=50").await;
    page.assert_shows("1 questions of the last 90 days");
    page.assert_shows("what about the blorp");
    assert_eq!(page.form("Save thresholds").value("Answer from"), "50");
    assert_eq!(desk.value("SELECT COUNT(*) FROM settings WHERE name = 'answer_from'").await, "0");
    let page = desk.admin.submit_only(page.form("Save thresholds").fill("Answer from", "much")).await;
    page.assert_status(422).assert_shows("a whole number from 0 to 200");
    for wrong in ["abc", "", "-1", "99999999999999999999"] {
        let page = desk.admin.get(&format!("/settings/assistant?answer_from={wrong}")).await;
        page.assert_status(422)
            .assert_shows("a whole number from 0 to 200")
            .assert_hides("of the last 90 days");
    }
}

async fn figures_count_chats_questions_and_hand_overs(desk: Desk) {
    let visitor = desk.visitor();
    let page = visitor.open("/assistant").await;
    let page = visitor.submit(page.form("Ask").fill("Your question", "what about the blorp")).await;
    visitor.submit(page.form("Talk to a person")).await;
    let page = desk.admin.open("/settings/assistant").await;
    let figures = page.texts(".pairs div");
    assert!(figures.iter().any(|line| line.starts_with("Chats") && line.ends_with('1')), "{figures:?}");
    assert!(
        figures.iter().any(|line| line.contains("no answer found") && line.ends_with('1')),
        "{figures:?}"
    );
    assert!(figures.iter().any(|line| line.starts_with("Contained") && line.ends_with('0')), "{figures:?}");
}
