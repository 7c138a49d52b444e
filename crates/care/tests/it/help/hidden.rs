//! Every door to an article, tried by everybody: what one may not see is nowhere.

use reqwest::Method;

use super::one_of_each;
use crate::support::{Desk, both_engines};

both_engines!(no_door_leads_to_an_article_that_one_may_not_see);

async fn no_door_leads_to_an_article_that_one_may_not_see(desk: Desk) {
    let edited = one_of_each(&desk).await;
    let customer = desk.customer("Grace", "Hopper").await;
    let agent = desk.agent("Alan", "Turing").await;
    // Old addresses of hidden articles.
    for (path, slug) in edited.iter().zip(["drafted", "internal", "public", "later"]) {
        let page = desk.admin.open(path).await;
        desk.admin.submit(page.form("Save article").fill("Address", slug)).await.assert_status(200);
    }
    let hidden = ["drafted", "internal", "later"];
    let words = ["Drafted words", "Internal words", "Later words"];
    let mut probes = 0;
    for browser in [desk.visitor(), customer.browser.clone()] {
        for (slug, id) in hidden.iter().zip([&edited[0], &edited[1], &edited[3]]) {
            let none = format!("/help/{slug}-nothing");
            for address in [
                slug.to_string(),
                format!("{slug}-words"),
                format!("{slug}/x.png"),
                format!("{slug}?lang=de"),
            ] {
                let page = browser.get(&format!("/help/{address}")).await;
                page.assert_status(404).assert_hides("words");
                probes += 1;
            }
            assert_eq!(browser.get(&none).await.status, 404);
            for (what, field) in [("votes", ("helpful", "yes")), ("comments", ("comment", "hm"))] {
                browser.post(&format!("/help/{slug}/{what}"), &[field]).await.assert_status(404);
                probes += 1;
            }
            for door in ["", "/revisions", "/revisions/1"] {
                let page = browser.get(&format!("{id}{door}")).await;
                assert!(matches!(page.status, 303 | 404), "{id}{door}: {}", page.status);
                page.assert_hides("words");
                probes += 1;
            }
            let restored = browser.post(&format!("{id}/revisions/1/restoration"), &[]).await;
            assert!(matches!(restored.status, 303 | 404) && !restored.location().contains("articles"));
            probes += 1;
        }
        for door in [
            "/help",
            "/help/c/faults",
            "/help/c/faults?after=a",
            "/help/c/faults?before=zzz",
            "/help/public",
            "/help/feed",
            "/help/sitemap.xml",
            "/help/search?q=words",
        ] {
            let page = browser.open(door).await;
            page.assert_status(200);
            for hidden in words.iter().chain(&hidden) {
                assert!(!page.body.contains(&format!("/help/{hidden}")), "{door} leads to {hidden}");
                assert!(!page.body.contains(*hidden) || door.contains("search"), "{door} names {hidden}");
                probes += 1;
            }
        }
        browser.open("/help").await.assert_shows("1 article");
        browser.open("/help/c/faults").await.assert_shows("1 article");
        for door in ["", "/new", "/report", "/categories"] {
            let page = browser.get(&format!("/settings/articles{door}")).await;
            assert!(matches!(page.status, 303 | 404), "{door}");
            probes += 1;
        }
    }
    for person in [&agent, &desk.admin] {
        for slug in hidden {
            let page = person.open(&format!("/help/{slug}")).await;
            page.assert_status(200).assert_shows("Only the team sees this");
            let moved = person.get(&format!("/help/{slug}-words")).await;
            assert_eq!((moved.status, moved.location()), (301, format!("/help/{slug}").as_str()));
            probes += 2;
        }
        person.open("/help/c/faults").await.assert_shows("4 articles");
        // What programs read is the public's for everybody.
        for door in ["/help/feed", "/help/sitemap.xml"] {
            person.open(door).await.assert_hides("/help/internal");
        }
    }
    let head = desk.visitor();
    let answer = head.send(head.bare(Method::HEAD, "/help/internal")).await;
    answer.assert_status(404);
    assert!(probes >= 100, "{probes}");
}
