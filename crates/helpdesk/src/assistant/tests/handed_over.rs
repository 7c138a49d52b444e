//! Chats that go to a person: who waits, and how it is counted.

use super::*;

/// Hands the chat of a visitor over; gives the number of its request.
async fn handed_over(app: &App) -> (Asker, i64) {
    let asker = asker(None, Some(&VisitorToken::new()), Language::En);
    tell_words(app, &asker, "get me a human").await.unwrap();
    let number = show(app, &asker).await.unwrap().ticket.unwrap();
    (asker, number)
}

async fn standing(app: &App, asker: &Asker) -> Standing {
    show(app, asker).await.unwrap().standing
}

#[tokio::test]
async fn the_same_form_at_once_is_one_turn() {
    let app = testing::app().await;
    let visitor = VisitorToken::new();
    let asker = asker(None, Some(&visitor), Language::En);
    let told = || Told { chat: None, key: "pressed", input: Input::Person };
    let (one, other) = tokio::join!(tell(&app, &asker, told()), tell(&app, &asker, told()));
    assert_eq!(one.unwrap(), other.unwrap());
    assert_eq!(count(&app, "SELECT COUNT(*) FROM chats").await, 1);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM tickets").await, 1);
    // The same key with something else in the form is another press.
    let words = Told { chat: None, key: "pressed", input: Input::Words("It is urgent.".to_owned()) };
    tell(&app, &asker, words).await.unwrap();
    assert_eq!(count(&app, "SELECT COUNT(*) FROM messages WHERE visibility = 'public'").await, 2);
}

#[tokio::test]
async fn a_place_in_the_queue_counts_those_alone_who_wait() {
    let app = testing::app().await;
    let admin = testing::admin(&app).await;
    let (_, answered) = handed_over(&app).await;
    let (_, solved) = handed_over(&app).await;
    let (third, _) = handed_over(&app).await;
    assert_eq!(standing(&app, &third).await, Standing::Waiting(3));
    // Before anybody reacts to it.
    tickets::reply(&app, &admin, answered, Writing::from("We are there.")).await.unwrap();
    assert_eq!(standing(&app, &third).await, Standing::Waiting(2));
    tickets::set_status(&app, &admin, solved, tickets::Status::Solved).await.unwrap();
    assert_eq!(standing(&app, &third).await, Standing::Waiting(1));
    handed_over(&app).await;
    assert_eq!(standing(&app, &third).await, Standing::Waiting(1));
}

#[tokio::test]
async fn a_chat_that_makes_two_requests_was_not_contained_once() {
    let app = testing::app().await;
    let admin = testing::admin(&app).await;
    let customer = testing::join(&app, Role::Customer, "amara@example.test").await;
    let own = asker(Some(&customer), None, Language::En);
    for _ in 0..2 {
        for words in
            ["what is the blorp of my frob", "I want to open a ticket", "No light", "The lamp is dark"]
        {
            tell_words(&app, &own, words).await.unwrap();
        }
        for input in [Input::Pick("urgency:urgent".to_owned()), Input::Create] {
            app.clock.advance(2 * MINUTE);
            tell(&app, &own, Told { chat: None, key: "", input }).await.unwrap();
        }
    }
    let contained = asker(None, Some(&VisitorToken::new()), Language::En);
    tell_words(&app, &contained, "what is the blorp of my frob").await.unwrap();
    assert_eq!(count(&app, "SELECT COUNT(*) FROM tickets").await, 2);
    let figures = figures(&app, &admin).await.unwrap();
    assert_eq!((figures.asked, figures.contained), (2, 1));
}

#[tokio::test]
async fn who_waits_follows_from_what_was_said_last_in_whichever_order_it_is_told() {
    let app = testing::app().await;
    let admin = testing::admin(&app).await;
    let (visitor, number) = handed_over(&app).await;
    let is_waiting = async || waiting(&app, &admin).await.unwrap().iter().any(|one| one.number == number);
    let noted = async || count(&app, "SELECT COUNT(*) FROM chats WHERE waiting_since IS NOT NULL").await == 1;
    let asked_at = app.now();
    tell_words(&app, &visitor, "Is anybody there?").await.unwrap();
    tickets::reply(&app, &admin, number, Writing::from("We are.")).await.unwrap();
    // The answer is told first, then what it answers.
    note_waiting(&app, number, None).await.unwrap();
    note_waiting(&app, number, Some(asked_at)).await.unwrap();
    assert!(!noted().await && !is_waiting().await);
    let thanked_at = app.now();
    tell_words(&app, &visitor, "And now?").await.unwrap();
    note_waiting(&app, number, Some(thanked_at)).await.unwrap();
    note_waiting(&app, number, None).await.unwrap();
    assert!(noted().await && is_waiting().await);
}
