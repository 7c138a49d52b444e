//! The page of what was found.

use super::write;
use crate::support::{Desk, both_engines};

both_engines!(
    words_that_were_looked_for_are_marked_and_internal_articles_are_for_the_team,
    a_search_without_result_is_counted_once_and_never_for_the_team,
    one_network_searches_as_often_as_people_do_and_the_team_at_will,
);

async fn words_that_were_looked_for_are_marked_and_internal_articles_are_for_the_team(desk: Desk) {
    write(&desk.admin, "Slow line", "Public").await;
    write(&desk.admin, "Slow splicer", "Internal").await;
    let agent = desk.agent("Alan", "Turing").await;
    let customer = desk.customer("Grace", "Hopper").await;
    for browser in [&desk.visitor(), &customer.browser] {
        let page = browser.open("/help/search?q=slow").await;
        page.assert_shows("Slow line").assert_hides("Slow splicer");
        assert_eq!(page.texts("mark"), ["Slow", "Slow"], "in the title and in the excerpt");
    }
    for person in [&agent, &desk.admin] {
        let page = person.open("/help/search?q=slow").await;
        page.assert_shows("Slow line").assert_shows("Slow splicer");
        assert_eq!(page.texts(".found .chip"), ["Internal"]);
    }
}

async fn a_search_without_result_is_counted_once_and_never_for_the_team(desk: Desk) {
    let agent = desk.agent("Alan", "Turing").await;
    for person in [&agent, &desk.admin] {
        person.open("/help/search?q=giraffe").await.assert_shows("giraffe");
    }
    desk.visitor().open("/help/search?q=Zebra").await.assert_status(200);
    let report = desk.admin.open("/settings/articles/report").await;
    let misses = report.texts("[aria-labelledby=misses] li");
    assert_eq!(misses.len(), 1, "{misses:?}");
    assert!(misses[0].contains("zebra") && misses[0].contains("once"), "{misses:?}");
}

async fn one_network_searches_as_often_as_people_do_and_the_team_at_will(desk: Desk) {
    write(&desk.admin, "Slow line", "Public").await;
    let limits = desk.admin.open("/settings/desk").await.form("Save limits");
    desk.admin.submit(limits.fill("Searches in the help per network address", "3")).await.assert_status(200);
    let home = desk.visitor();
    for _ in 0..3 {
        home.get("/help/search?q=slow").await.assert_status(200);
    }
    let refused = home.get("/help/search?q=slow").await;
    refused.assert_status(429).assert_shows("Please wait").assert_hides("Slow line");
    assert!(!refused.header("retry-after").is_empty());
    assert_eq!(refused.attributes("input[type=search]", "value"), ["slow"], "what was typed is kept");
    home.get("/help").await.assert_status(200);
    desk.admin.get("/help/search?q=slow").await.assert_status(200);
}
