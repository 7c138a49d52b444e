//! What readers say: votes, comments, views, and searches in vain.

use super::*;

#[tokio::test]
async fn a_browser_has_one_vote_and_may_change_its_mind() {
    let desk = Desk::open().await;
    let id = desk.write("A", "public").await;
    let reader = desk.reader(None);
    let counts = async || {
        let article = desk.article(id).await;
        (article.helpful, article.unhelpful)
    };
    for (token, helpful, expected) in
        [("one", true, (1, 0)), ("one", true, (1, 0)), ("two", true, (2, 0)), ("one", false, (1, 1))]
    {
        vote(&desk.app, &reader, "a", (token, HOME), helpful).await.unwrap();
        assert_eq!(counts().await, expected);
    }
    for number in 4..30 {
        vote(&desk.app, &reader, "a", (&format!("{number}"), HOME), true).await.unwrap();
    }
    let full = vote(&desk.app, &reader, "a", ("last", HOME), true).await;
    assert!(matches!(full, Err(Error::TooMany { .. })), "30 an hour: {full:?}");
    let elsewhere = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 8));
    vote(&desk.app, &reader, "a", ("last", elsewhere), true).await.unwrap();
    desk.app.clock.advance(HOUR);
    vote(&desk.app, &reader, "a", ("later", HOME), true).await.unwrap();
}

#[tokio::test]
async fn the_votes_of_one_browser_at_the_same_time_count_once() {
    let desk = Desk::open().await;
    let id = desk.write("A", "public").await;
    let tries = (0..12).map(|number| {
        let (app, reader) = (desk.app.clone(), desk.reader(None));
        tokio::spawn(async move { vote(&app, &reader, "a", ("same", HOME), number % 2 == 0).await })
    });
    for attempt in tries.collect::<Vec<_>>() {
        // Some may be ended by the database in favour of another.
        let _ = attempt.await.unwrap();
    }
    let article = desk.article(id).await;
    assert_eq!(article.helpful + article.unhelpful, 1);
}

#[tokio::test]
async fn comments_are_plain_short_and_for_the_team() {
    let desk = Desk::open().await;
    let id = desk.write("A", "public").await;
    let reader = desk.reader(Some(&desk.customer));
    let say = async |words: &str| comment(&desk.app, &reader, "a", (Some(&desk.customer), HOME), words).await;
    say("My card 4111 1111 1111 1111 <b>was</b> refused").await.unwrap();
    assert!(!problem(say(" \n ").await, "comment").is_empty());
    assert!(!problem(say(&"x".repeat(1_001)).await, "comment").is_empty());
    say(&"ü".repeat(1_000)).await.unwrap();
    let said = comments(&desk.app, &desk.agent, id).await.unwrap();
    assert_eq!(said[1].body, "My card •••••• <b>was</b> refused");
    assert!(comments(&desk.app, &desk.customer, id).await.is_err());
    crate::people::delete_account(&desk.app, &desk.customer).await.unwrap();
    assert!(comments(&desk.app, &desk.agent, id).await.unwrap().is_empty(), "they go with the account");
}

#[tokio::test]
async fn views_are_counted_once_they_are_stored() {
    let desk = Desk::open().await;
    let id = desk.write("A", "public").await;
    for _ in 0..3 {
        count_views(&desk.app, id);
    }
    assert_eq!(desk.article(id).await.views, 0);
    flush_views(&desk.app).await.unwrap();
    flush_views(&desk.app).await.unwrap();
    assert_eq!(desk.article(id).await.views, 3);
}

#[tokio::test]
async fn searches_in_vain_are_counted_without_what_names_somebody() {
    let desk = Desk::open().await;
    for words in ["  Wi-Fi\n6E ", "wi-fi 6e", "call 0171 5551234", "me@mail.example", " "] {
        note_search_without_result(&desk.app, words, Language::En, HOME).await.unwrap();
    }
    let misses = report(&desk.app, &desk.agent, 0).await.unwrap().misses;
    assert_eq!(
        misses.iter().map(|miss| (miss.words.as_str(), miss.searches)).collect::<Vec<_>>(),
        [("wi-fi 6e", 2)]
    );
    desk.app.clock.advance(91 * DAY);
    sweep(&desk.app).await.unwrap();
    assert!(report(&desk.app, &desk.agent, 0).await.unwrap().misses.is_empty());
}

#[tokio::test]
async fn views_that_cannot_be_stored_count_next_time() {
    let desk = Desk::open().await;
    let id = desk.write("A", "public").await;
    let rename = async |sql: &'static str| {
        let mut tx = desk.app.begin().await.unwrap();
        tx.exec(sql, db::params![]).await.unwrap();
        tx.commit().await.unwrap();
    };
    count_views(&desk.app, id);
    rename("ALTER TABLE articles RENAME TO articles_away").await;
    flush_views(&desk.app).await.unwrap_err();
    rename("ALTER TABLE articles_away RENAME TO articles").await;
    count_views(&desk.app, id);
    flush_views(&desk.app).await.unwrap();
    assert_eq!(desk.article(id).await.views, 2);
}

#[tokio::test]
async fn the_report_adds_up_what_all_articles_counted() {
    let desk = Desk::open().await;
    for (title, helpful) in [("A", true), ("B", false), ("D", true)] {
        let id = desk.write(title, "public").await;
        let reader = desk.reader(None);
        vote(&desk.app, &reader, &title.to_lowercase(), ("browser", HOME), !helpful).await.unwrap();
        vote(&desk.app, &reader, &title.to_lowercase(), ("browser", HOME), helpful).await.unwrap();
        count_views(&desk.app, id);
    }
    flush_views(&desk.app).await.unwrap();
    let report = report(&desk.app, &desk.agent, 0).await.unwrap();
    let sums = (report.articles, report.views, report.helpful, report.unhelpful, report.solved);
    assert_eq!(sums, (3, 3, 2, 1, 0));
    assert_eq!(report.least_helpful.iter().map(|(_, slug, _, _)| slug.as_str()).collect::<Vec<_>>(), ["b"]);
}
