//! Addresses, old ones and those that articles lead to.

use super::*;

#[tokio::test]
async fn an_old_address_leads_on_without_loops_and_hides_what_is_hidden() {
    let desk = Desk::open().await;
    let id = desk.write("First", "public").await;
    let rename = async |id: i64, slug: &str, visibility: &str| {
        let form = ArticleForm { title: "First", body: "x", slug, visibility, ..Default::default() };
        update(&desk.app, &desk.admin, id, &form).await
    };
    rename(id, "second", "public").await.unwrap();
    rename(id, "third", "public").await.unwrap();
    assert_eq!(desk.slug(None, "first").await.as_deref(), Some("-> third"));
    assert_eq!(desk.slug(None, "second").await.as_deref(), Some("-> third"));
    rename(id, "first", "public").await.unwrap();
    assert_eq!(desk.slug(None, "first").await.as_deref(), Some("first"), "taken up again");
    assert_eq!(desk.slug(None, "third").await.as_deref(), Some("-> first"));
    let other = desk.write("Third", "public").await;
    assert_eq!(desk.slug(None, "third").await.as_deref(), Some("third"), "reused by another article");
    assert!(problem(rename(other, "first", "public").await, "slug").contains("first"));
    for reserved in RESERVED {
        assert!(!problem(rename(id, reserved, "public").await, "slug").is_empty(), "{reserved}");
    }
    assert!(!problem(rename(id, "Not A Slug", "public").await, "slug").is_empty());
    rename(id, "first", "internal").await.unwrap();
    assert_eq!(desk.slug(None, "second").await, None, "an old address tells nothing of a hidden article");
    assert_eq!(desk.slug(Some(&desk.agent), "second").await.as_deref(), Some("-> first"));
}

#[tokio::test]
async fn the_report_names_links_that_lead_nowhere_and_what_is_overdue() {
    let desk = Desk::open().await;
    desk.write("Hidden", "internal").await;
    let form = ArticleForm {
        title: "Links",
        body: "[a](/help/links) [b](/help/hidden#s-x) [c](/help/nowhere) [d](/requests) ![e](gone.png)",
        visibility: "public",
        review_at: "2027-01-01",
        ..Default::default()
    };
    create(&desk.app, &desk.admin, &form).await.unwrap();
    let report = report(&desk.app, &desk.agent, 0).await.unwrap();
    let targets: Vec<&str> = report.broken.iter().map(|broken| broken.target.as_str()).collect();
    assert_eq!(targets, ["gone.png", "hidden", "nowhere"]);
    assert_eq!(report.stale.iter().map(|row| row.slug.as_str()).collect::<Vec<_>>(), ["links"]);
}

#[tokio::test]
async fn related_articles_are_chosen_or_neighbours_and_never_hidden_ones() {
    let desk = Desk::open().await;
    let first = desk.write("A", "public").await;
    desk.write("B", "public").await;
    desk.write("Cc", "internal").await;
    let related = async |actor: Option<&Actor>| {
        let Found::Article(shown) = show(&desk.app, &desk.reader(actor), "a", None).await.unwrap() else {
            panic!("moved")
        };
        shown.related.into_iter().map(|card| card.slug).collect::<Vec<_>>()
    };
    assert_eq!(related(None).await, ["b"]);
    let form =
        |related| ArticleForm { title: "A", body: "x", visibility: "public", related, ..Default::default() };
    update(&desk.app, &desk.admin, first, &form("cc, /help/b, a")).await.unwrap();
    assert_eq!(related(None).await, ["b"]);
    assert_eq!(related(Some(&desk.agent)).await, ["cc", "b"]);
    let unknown = update(&desk.app, &desk.admin, first, &form("nowhere")).await;
    assert!(problem(unknown, "related").contains("nowhere"));
}

#[tokio::test]
async fn links_of_many_articles_are_looked_through_some_at_a_time() {
    let desk = Desk::open().await;
    let leaflet = |number: usize| crate::bulk::Leaflet {
        title: format!("Leaflet {number}"),
        body: "Nothing.".to_owned(),
        category: 0,
        published_at: 0,
    };
    let leaflets: Vec<_> = (0..1_000).map(leaflet).collect();
    crate::bulk::add_articles(&desk.app, &["Faults"], 0, &leaflets).await.unwrap();
    let form = ArticleForm { title: "Last", body: "[a](/help/nowhere)", ..Default::default() };
    create(&desk.app, &desk.admin, &form).await.unwrap();
    let first = report(&desk.app, &desk.agent, 0).await.unwrap();
    assert_eq!((first.articles, first.broken.len()), (1_001, 0));
    let second = report(&desk.app, &desk.agent, first.further.unwrap()).await.unwrap();
    assert_eq!((second.broken.len(), second.further), (1, None));
}

#[tokio::test]
async fn an_address_that_is_used_up_is_asked_of_the_writer() {
    let desk = Desk::open().await;
    for number in 0..99 {
        let id = desk.write("A", "draft").await;
        let slug = if number == 0 { "a".to_owned() } else { format!("a-{}", number + 1) };
        assert_eq!(desk.article(id).await.slug, slug);
    }
    let form = ArticleForm { title: "A", body: "x", ..Default::default() };
    assert!(problem(create(&desk.app, &desk.admin, &form).await, "slug").contains("taken"));
}
