use super::*;

fn trained() -> Classifier {
    let examples = [
        ("where is my parcel", "status"),
        ("track my order", "status"),
        ("has my order been sent", "status"),
        ("i want my money back", "refund"),
        ("refund the payment please", "refund"),
        ("can you give me a refund", "refund"),
    ]
    .map(|(text, intent)| Example { text: text.to_owned(), intent: intent.to_owned(), vector: None });
    let name = Example { text: "refund".to_owned(), intent: "refund".to_owned(), vector: None };
    Classifier::train(&examples, &[name]).expect("examples")
}

#[test]
fn the_intent_of_similar_examples_is_guessed_and_explained() {
    let guess = trained().classify("please refund my money", None);
    assert_eq!(guess.intent, "refund");
    assert_eq!(guess.ranked.len(), 2);
    assert!((guess.ranked.iter().map(|(_, chance)| chance).sum::<f32>() - 1.0).abs() < 1e-3);
    assert_eq!(guess.why.len(), 3);
    assert_eq!(guess.why[0].intent, "refund");
    assert!(guess.why.iter().all(|near| near.text != "refund"), "{:?}", guess.why);
}

#[test]
fn what_no_example_is_about_has_little_confidence() {
    let classifier = trained();
    let known = classifier.classify("where is my order", None).confidence;
    let strange = classifier.classify("do penguins dream", None).confidence;
    assert!(known > 4.0 * strange, "{known} and {strange}");
}

#[test]
fn the_same_examples_give_the_same_guess() {
    let guess = |classifier: Classifier| classifier.classify("money for the parcel", None).ranked;
    assert_eq!(guess(trained()), guess(trained()));
}

#[test]
fn without_examples_nothing_is_learnt() {
    assert!(Classifier::train(&[], &[]).is_none());
}

#[test]
fn names_are_read_as_words() {
    assert_eq!(name_in_words("CHECK_PINCODE").as_deref(), Some("check pincode"));
    assert_eq!(name_in_words("orderStatus-2").as_deref(), Some("order status 2"));
    assert_eq!(name_in_words("17"), None);
}
