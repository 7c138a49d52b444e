//! Messages that no rule knows, and what administrators teach.

use super::*;
use crate::testing;

fn rows() -> Vec<(&'static str, &'static str)> {
    let lines = include_str!("unknown.tsv").lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once('\t')).collect()
}

/// Rather a question too many looked up than one taken for something else. Words alone know 5 of them.
#[tokio::test]
async fn what_no_rule_knows_is_taken_for_what_was_learnt_or_looked_up_and_never_for_something_else() {
    let app = testing::app().await;
    let (mut known, mut wrong) = (0, Vec::new());
    for (wanted, text) in rows() {
        assert_eq!(rule(text), None, "{text}");
        match suggested(&app, text).await.unwrap() {
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
    assert_eq!(suggested(&app, message).await.unwrap(), None);
    save(&app, &admin, "status", &format!("{message}\nhow far is it")).await.unwrap();
    assert_eq!(suggested(&app, message).await.unwrap(), Some(Intent::Status));
    let explained = explain(&app, &admin, message).await.unwrap().remove(0);
    assert_eq!((explained.intent, explained.rule), (Intent::Status, None));
    let guess = explained.guess.unwrap();
    assert!(guess.confidence >= app.settings().intent_from, "{guess:?}");
    assert_eq!(guess.near[0].example, message);
    save(&app, &admin, "status", "").await.unwrap();
    assert_eq!(suggested(&app, message).await.unwrap(), None);
}

#[tokio::test]
async fn a_rule_decides_before_any_example() {
    let app = testing::app().await;
    let admin = testing::admin(&app).await;
    save(&app, &admin, "hours", "get me a human").await.unwrap();
    let explained = explain(&app, &admin, "get me a human").await.unwrap().remove(0);
    assert_eq!(explained.intent, Intent::Person);
    assert!(explained.rule.is_some());
    assert_eq!(explained.guess.unwrap().near[0].intent, Intent::Hours);
}
