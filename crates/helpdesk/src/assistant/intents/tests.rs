//! Messages that no rule knows, and what administrators teach.

use super::*;
use crate::assistant::understand::person::{FETCH_FROM, OFFER_FROM};
use crate::testing;

fn rows() -> Vec<(&'static str, &'static str)> {
    let lines = include_str!("unknown.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
}

async fn suggested_now(app: &App, message: &str) -> Option<Intent> {
    suggested(app, &Meanings::new(&app.encoder), message).await.unwrap()
}

/// Rather a question too many looked up than one taken for something else. Words alone know 5 of them.
#[tokio::test]
async fn what_no_rule_knows_is_taken_for_what_was_learnt_or_looked_up_and_never_for_something_else() {
    let app = testing::app().await;
    let (mut known, mut wrong) = (0, Vec::new());
    for (wanted, text) in rows() {
        assert_eq!(rule(text), None, "{text}");
        match suggested_now(&app, text).await {
            Some(intent) if intent.as_str() == wanted => known += 1,
            Some(intent) => wrong.push(format!("{text}: {} instead of {wanted}", intent.as_str())),
            None => {}
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(known >= 5, "{known}");
}

#[tokio::test]
async fn a_saved_example_counts_at_once_and_says_why_and_not_any_more_when_it_is_taken_back() {
    let app = testing::app().await;
    let admin = testing::admin(&app).await;
    let message = "wibble the frobnicator towards my flange";
    assert_eq!(suggested_now(&app, message).await, None);
    save(&app, &admin, "status", &format!("{message}\nhow far is it")).await.unwrap();
    assert_eq!(suggested_now(&app, message).await, Some(Intent::Status));
    let explained = explain(&app, &admin, message).await.unwrap().parts.remove(0);
    assert_eq!((explained.intent, explained.rule), (Intent::Status, None));
    let guess = explained.guess.unwrap();
    assert!(guess.confidence >= app.settings().intent_from, "{guess:?}");
    assert_eq!(guess.near[0].example, message);
    save(&app, &admin, "status", "").await.unwrap();
    assert_eq!(suggested_now(&app, message).await, None);
}

#[tokio::test]
async fn no_example_keeps_a_person_from_being_fetched_and_the_reason_is_told() {
    let app = testing::app().await;
    let admin = testing::admin(&app).await;
    save(&app, &admin, "hours", "get me a human").await.unwrap();
    let explained = explain(&app, &admin, "It broke again. Get me a human!").await.unwrap();
    assert!(explained.fetches && explained.asking.sure >= FETCH_FROM, "{explained:?}");
    assert_eq!((explained.asking.part.as_str(), explained.parts.len()), ("Get me a human", 0));
    let explained = explain(&app, &admin, "How do I pay my invoice?").await.unwrap();
    assert!(!explained.fetches && explained.asking.sure < OFFER_FROM, "{explained:?}");
    assert_eq!(explained.parts[0].intent, Intent::Question);
}

#[tokio::test]
async fn a_rule_decides_before_any_example() {
    let app = testing::app().await;
    let admin = testing::admin(&app).await;
    save(&app, &admin, "hours", "what is the status of my request").await.unwrap();
    let explained = explain(&app, &admin, "what is the status of my request").await.unwrap().parts.remove(0);
    assert_eq!(explained.intent, Intent::Status);
    assert!(explained.rule.is_some());
    assert_eq!(explained.guess.unwrap().near[0].intent, Intent::Hours);
}
