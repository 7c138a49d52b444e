//! What rules make of messages.

use super::*;

fn lines(text: &'static str) -> Vec<(&'static str, &'static str)> {
    text.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t')).collect()
}

#[test]
fn other_messages_are_taken_for_what_they_are() {
    let wrong: Vec<String> = lines(include_str!("intents.tsv"))
        .into_iter()
        .filter_map(|(expected, text)| {
            let found = understand(text).first().map_or("nothing", |part| part.intent.as_str());
            (found != expected).then(|| format!("{text:?}: {found} instead of {expected} {:?}", rule(text)))
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn two_questions_are_both_heard_and_pleasantries_around_them_are_not() {
    let heard = |text| understand(text).into_iter().map(|part| part.intent).collect::<Vec<_>>();
    assert_eq!(
        heard("Hello! How do I reset my router? And when are you open?"),
        [Intent::Question, Intent::Hours]
    );
    assert_eq!(heard("Hi! Thanks!"), [Intent::Greeting]);
    assert!(understand("  ").is_empty());
}

#[test]
fn numbers_of_requests_are_read() {
    assert_eq!(number("what about #1042?"), Some(1042));
    assert_eq!(number("nothing"), None);
    assert_eq!(number("99999999999999999999"), None);
}
