use super::*;
use crate::encoder::Encoder;

const TRAIN: &str = include_str!("../../tests/data/intents-train.tsv");
const TEST: &str = include_str!("../../tests/data/intents-test.tsv");
const ARTICLES: &str = include_str!("../../tests/data/articles.jsonl");
const QUERIES: &str = include_str!("../../tests/data/queries.tsv");

#[tokio::test]
async fn few_examples_are_enough_for_our_own_intents() {
    let figures = intents(&Encoder::new(), TRAIN, TEST).await.expect("figures");
    if cfg!(feature = "encoder") {
        assert!(figures.accuracy >= Some(0.85), "{figures:?}");
        assert!(figures.oos_auroc >= Some(0.85), "{figures:?}");
    }
    assert!(figures.accuracy_at_3 >= figures.accuracy, "{figures:?}");
}

#[tokio::test]
async fn the_right_article_is_found_and_strangers_are_not_answered() {
    let figures = articles(&Encoder::new(), ARTICLES, QUERIES).await.expect("figures");
    if cfg!(feature = "encoder") {
        assert!(figures.recall_at_1 >= Some(0.85), "{figures:?}");
        assert!(figures.offered_right >= Some(0.75), "{figures:?}");
    }
    assert!(figures.unanswerable_answered <= Some(0.1), "{figures:?}");
}

#[tokio::test]
async fn words_alone_find_most_of_it() {
    let figures = articles(&Encoder::off(), ARTICLES, QUERIES).await.expect("figures");
    assert!(figures.recall_at_3 >= Some(0.6), "{figures:?}");
    assert!(figures.unanswerable_answered <= Some(0.1), "{figures:?}");
}

#[tokio::test]
async fn there_is_no_auroc_without_strangers_and_no_recall_without_articles() {
    let figures = intents(&Encoder::off(), "a b\tx\nc d\ty\n", "a\tx\n").await.expect("figures");
    assert_eq!((figures.accuracy, figures.oos_auroc), (Some(1.0), None));
    let figures =
        articles(&Encoder::off(), r#"{"id":7,"title":"A","body":"B"}"#, "what\t-\n").await.expect("figures");
    assert_eq!((figures.recall_at_1, figures.unanswerable_answered), (None, Some(0.0)));
    let line = serde_json::to_string(&figures).expect("JSON");
    assert!(
        line.starts_with(r#"{"recall_at_1":null,"recall_at_3":null,"mrr":null,"answered_right":null"#),
        "{line}"
    );
}

#[tokio::test]
async fn the_last_tab_parts_and_quotes_are_letters() {
    let figures =
        intents(&Encoder::off(), "\"red\tapple\tfruit\nblue car\ttraffic\n", "\"red\tfruit\r\n\n").await;
    assert_eq!(figures.expect("figures").accuracy, Some(1.0));
}

#[tokio::test]
async fn what_is_wrong_with_a_file_is_said() {
    let off = Encoder::off();
    let intents = |train: &'static str, test: &'static str| {
        let off = off.clone();
        async move { intents(&off, train, test).await.expect_err("an error") }
    };
    assert_eq!(intents("a\tx\nb", "a\tx").await, "training file: line 2 has no tab between text and label");
    assert_eq!(intents("a\tx", "a\t").await, "test file: line 1 has no label after its tab");
    let articles = |articles: &'static str, queries: &'static str| {
        let off = off.clone();
        async move { super::articles(&off, articles, queries).await.expect_err("an error") }
    };
    assert!(
        articles(r#"{"id":"1","title":"A"}"#, "a\t1")
            .await
            .starts_with("articles: line 1 is no article: missing field `body`")
    );
    let twice = "{\"id\":\"1\",\"title\":\"A\",\"body\":\"B\"}\n{\"id\":1,\"title\":\"A\",\"body\":\"B\"}";
    assert_eq!(articles(twice, "a\t1").await, "articles: line 2 has the id \"1\" of an earlier line");
}

#[tokio::test]
async fn an_article_that_is_not_there_is_missed_and_lines_without_words_are_passed_over() {
    let one = r#"{"id":"1","title":"Red apple","body":"Apples are red."}"#;
    let figures = articles(&Encoder::off(), one, "red apple\t1\n \t1\nblue car\t2\n\t-\n").await;
    let figures = figures.expect("figures");
    assert_eq!((figures.recall_at_1, figures.mrr), (Some(0.5), Some(0.5)));
    assert_eq!(figures.unanswerable_answered, None);
}

#[tokio::test]
async fn where_nothing_is_there_to_measure_figures_are_null() {
    let off = Encoder::off();
    for (train, test) in [("", "a\tx"), ("a\t-", "a\tx"), ("a b\tx\nc d\ty", ""), ("", "")] {
        let figures = intents(&off, train, test).await.expect("figures");
        assert_eq!((figures.accuracy, figures.ms_per_query), (None, None), "{train:?} {test:?}");
    }
    let figures = articles(&off, "", "").await.expect("figures");
    assert_eq!((figures.recall_at_1, figures.ms_per_query), (None, None));
    let missed = articles(&off, "\n", "a question\t1\nanother\t-").await.expect("figures");
    assert_eq!((missed.recall_at_3, missed.unanswerable_answered), (Some(0.0), Some(0.0)));
}
