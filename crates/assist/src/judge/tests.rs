use super::*;
use crate::encoder::Encoder;

const KINDS: &str = "# people\nperson: person human* mensch*\nwant: want need+a brauche\n";

const LESSONS: [(&str, bool); 8] = [
    ("I want a person", true),
    ("I want a human", true),
    ("need a person", true),
    ("a human I want", true),
    ("I want a parcel", false),
    ("the parcel is late", false),
    ("a person lost my parcel", false),
    ("I want a receipt", false),
];

fn lessons() -> Vec<Lesson<'static>> {
    LESSONS.iter().map(|(text, asks)| Lesson { text, asks: *asks }).collect()
}

#[test]
fn what_is_learnt_in_one_language_holds_in_another_for_words_of_the_same_kinds() {
    let judge = Judge::learn(KINDS, &lessons());
    assert!(judge.odds("ich brauche Menschen") > 0.0);
    assert!(judge.odds("ich brauche das Paket") < 0.0);
}

#[test]
fn the_same_sentences_always_teach_the_same() {
    let odds = || Judge::learn(KINDS, &lessons()).odds("want a person");
    assert_eq!(odds().to_bits(), odds().to_bits());
}

#[test]
fn a_message_is_looked_at_whole_by_sentence_and_by_what_commas_part() {
    let text = "Look, it broke. Get me somebody!";
    assert_eq!(pieces(text), [text, "Look, it broke", "Look", "it broke", "Get me somebody"]);
    assert_eq!(pieces("human"), ["human"]);
}

#[tokio::test]
async fn meaning_knows_what_was_said_in_other_words_and_is_the_same_when_it_is_read_again() {
    let encoder = Encoder::new();
    let mut seen = Vec::new();
    for (text, asks) in LESSONS {
        let Some(vector) = encoder.encode(text).await else { return };
        seen.push((vector, asks));
    }
    let learnt = Meaning::learn(&seen).unwrap();
    let (asks, other) = ("is there somebody to talk to", "my delivery has not arrived");
    let (asks, other) = (encoder.encode(asks).await.unwrap(), encoder.encode(other).await.unwrap());
    assert!(learnt.odds(&asks) > learnt.odds(&other));
    let again = Meaning::from_bytes(&learnt.to_bytes()).unwrap();
    assert_eq!(again.odds(&asks), learnt.odds(&asks));
    assert!(Meaning::from_bytes(&[0; 7]).is_none());
}
