//! What readers say of an article.

use super::{edited, write};
use crate::support::{Desk, both_engines};

both_engines!(
    a_browser_votes_once_and_may_change_its_mind,
    a_comment_is_plain_and_reaches_the_team_alone,
    an_address_votes_thirty_times_an_hour,
);

async fn a_browser_votes_once_and_may_change_its_mind(desk: Desk) {
    let path = edited(&write(&desk.admin, "Slow line", "Public").await);
    let visitor = desk.visitor();
    let page = visitor.open("/help/slow-line").await;
    page.assert_shows("Was this helpful?");
    assert!(visitor.cookie("care_reader").is_none(), "reading alone leaves no cookie");
    visitor.open("/help/slow-line/votes?helpful=yes").await;
    for (answer, said) in
        [("yes", "You said that it was helpful."), ("no", "You said that it was not helpful.")]
    {
        for _ in 0..2 {
            let sent = visitor.post("/help/slow-line/votes", &[("helpful", answer)]).await;
            assert_eq!((sent.status, sent.location()), (303, "/help/slow-line#feedback"));
        }
        visitor.open("/help/slow-line").await.assert_shows(said);
    }
    desk.admin.open(&path).await.assert_shows("0 % of 1");
    let foreign =
        visitor.bare(reqwest::Method::POST, "/help/slow-line/votes").header("origin", "https://evil.test");
    visitor.send(foreign.form(&[("helpful", "yes")])).await.assert_status(403);
    visitor.post("/help/slow-line/votes", &[("helpful", "maybe")]).await.assert_status(404);
}

async fn a_comment_is_plain_and_reaches_the_team_alone(desk: Desk) {
    let path = edited(&write(&desk.admin, "Slow line", "Public").await);
    let visitor = desk.visitor();
    let page = visitor.open("/help/slow-line").await;
    let form = page.form("Send comment").fill("Comment", "<b>The fourth</b> light & more");
    visitor.submit(form).await.assert_at("/help/slow-line").assert_shows("Thank you");
    visitor.open("/help/slow-line").await.assert_hides("fourth");
    desk.admin.open(&path).await.assert_shows("<b>The fourth</b> light & more");
    let page = visitor.open("/help/slow-line").await;
    let refused = visitor.submit_only(page.form("Send comment").fill("Comment", "  ")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.problem_with("comment").contains("write something"));
    let long = "x".repeat(1_001);
    let refused = visitor.submit_only(page.form("Send comment").fill("Comment", &long)).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains(&long), "what was typed is kept");
}

async fn an_address_votes_thirty_times_an_hour(desk: Desk) {
    write(&desk.admin, "Slow line", "Public").await;
    let visitor = desk.visitor();
    for _ in 0..30 {
        visitor.post("/help/slow-line/votes", &[("helpful", "yes")]).await.assert_status(303);
    }
    let full = visitor.post("/help/slow-line/votes", &[("helpful", "yes")]).await;
    full.assert_status(429);
    assert!(full.header("retry-after").parse::<u64>().is_ok_and(|seconds| seconds <= 3_600));
    desk.visitor().post("/help/slow-line/votes", &[("helpful", "yes")]).await.assert_status(303);
}
