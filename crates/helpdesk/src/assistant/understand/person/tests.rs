//! Ways to ask for a person, and messages that mention people without wanting one. Each goes through a whole turn of
//! the dialogue. The files were written apart from what is learnt, by people who did not know it.

use assist::{Encoder, Meaning};

use crate::assistant::eval::{self, PersonEval};

use super::known::{FINGERPRINT, MEANING, english_lessons, fingerprint};

/// Reading all sentences takes long, so it is done when they change.
#[tokio::test]
#[ignore = "learns from the meanings of all English sentences, and writes what it learnt"]
async fn learn_meanings() {
    let encoder = Encoder::new();
    let mut seen = Vec::new();
    for lesson in english_lessons() {
        seen.push((encoder.encode(lesson.text).await.expect("an encoder"), lesson.asks));
    }
    let learnt = Meaning::learn(&seen).expect("sentences");
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/src/assistant/understand/person/meaning.bin");
    let bytes = [fingerprint().into_bytes(), learnt.to_bytes()].concat();
    std::fs::write(file, bytes).unwrap();
}

#[test]
fn meanings_were_learnt_from_the_sentences_as_they_are() {
    let again = "run the ignored test learn_meanings and commit meaning.bin";
    assert_eq!(&MEANING[..FINGERPRINT], fingerprint().as_bytes(), "{again}");
    assert!(Meaning::from_bytes(&MEANING[FINGERPRINT..]).is_some(), "{again}");
}

async fn heard(encoder: &Encoder, asking: &str, other: &str) -> PersonEval {
    eval::person(encoder, asking, other).await.unwrap()
}

/// Messages that ask, and others.
fn size(eval: &PersonEval) -> (usize, usize) {
    let figures = || eval.languages.values();
    (figures().map(|one| one.asking).sum(), figures().map(|one| one.other).sum())
}

#[tokio::test]
async fn a_person_is_fetched_however_one_asks() {
    for (asking, messages, missed) in
        [(include_str!("heard/first.tsv"), 100, 2), (include_str!("heard/second.tsv"), 80, 1)]
    {
        let eval = heard(&Encoder::new(), asking, "").await;
        assert_eq!(size(&eval), (messages, 0));
        assert!(eval.missed.len() <= missed, "{:#?}", eval.missed);
    }
}

#[tokio::test]
async fn a_person_is_fetched_in_words_of_others_and_seldom_for_those_who_only_mention_people() {
    for (asking, other, messages, unasked) in [
        (include_str!("heard/asking_a.tsv"), include_str!("heard/other_a.tsv"), (120, 150), 4),
        (include_str!("heard/asking_b.tsv"), include_str!("heard/other_b.tsv"), (120, 150), 4),
        (include_str!("heard/asking_c.tsv"), include_str!("heard/other_c.tsv"), (160, 180), 18),
    ] {
        let eval = heard(&Encoder::new(), asking, other).await;
        assert_eq!(size(&eval), messages);
        assert!(eval.missed.len() <= 2 && eval.fetched_unasked.len() <= unasked, "{eval:#?}");
    }
}

#[tokio::test]
async fn words_alone_do_nearly_as_well() {
    let asking = concat!(include_str!("heard/asking_a.tsv"), include_str!("heard/asking_b.tsv"));
    let other = concat!(include_str!("heard/other_a.tsv"), include_str!("heard/other_b.tsv"));
    let eval = heard(&Encoder::off(), asking, other).await;
    assert_eq!(size(&eval), (240, 300));
    assert!(eval.missed.len() <= 8 && eval.fetched_unasked.len() <= 12, "{eval:#?}");
}
