//! Replies that were seen, and those that were not.

use super::*;

/// A chat of somebody signed in that became a request.
struct HandedOver {
    app: App,
    admin: Actor,
    customer: Actor,
    own: Asker,
    id: i64,
    number: i64,
}

async fn handed_over() -> HandedOver {
    let app = testing::app().await;
    let admin = testing::admin(&app).await;
    let customer = testing::join(&app, Role::Customer, "amara@example.test").await;
    let own = asker(Some(&customer), None, Language::En);
    let id = tell_words(&app, &own, "get me a human").await.unwrap();
    let number = show(&app, &own).await.unwrap().ticket.unwrap();
    HandedOver { app, admin, customer, own, id, number }
}

#[tokio::test]
async fn unseen_replies_are_told_together_and_only_while_they_are_unseen() {
    let HandedOver { app, admin, own, id, number, .. } = handed_over().await;
    for words in ["First.", "Second."] {
        tickets::reply(&app, &admin, number, Writing::from(words)).await.unwrap();
    }
    let unseen_now = async || unseen(&mut app.db.read().await.unwrap(), number).await.unwrap();
    let both = unseen_now().await.unwrap();
    assert_eq!((both.replies.len(), both.email.as_str(), both.has_account), (2, "amara@example.test", true));
    mark_seen(&app, &own, id, both.replies[0].id).await.unwrap();
    let one = unseen_now().await.unwrap();
    assert_eq!(one.replies.len(), 1);
    let mut tx = app.begin().await.unwrap();
    assert!(note_mailed(&mut tx, &one).await.unwrap());
    assert!(!note_mailed(&mut tx, &both).await.unwrap(), "who looked before it was mailed looks again");
    tx.commit().await.unwrap();
    assert!(unseen_now().await.is_none());
    tickets::reply(&app, &admin, number, Writing::from("Third.")).await.unwrap();
    assert_eq!(unseen_now().await.unwrap().replies.len(), 1);
    let newest = show(&app, &own).await.unwrap().newest.unwrap();
    mark_seen(&app, &own, id, newest).await.unwrap();
    assert!(unseen_now().await.is_none());
}

#[tokio::test]
async fn only_a_message_of_ones_own_request_can_be_seen() {
    let HandedOver { app, admin, customer, own, id, number } = handed_over().await;
    let new = NewTicket { subject: "Another", description: "Another request.".into(), service: None };
    let other = tickets::raise(&app, &customer, new).await.unwrap();
    let elsewhere = tickets::reply(&app, &admin, other, Writing::from("Elsewhere.")).await.unwrap().message;
    for show_seen in [true, false] {
        let new = crate::settings::Conversation { show_seen, show_typing: true, auto_reply: false };
        crate::settings::change_conversation(&app, &admin, new).await.unwrap();
        for forged in [elsewhere, i64::MAX, 0] {
            let seen = mark_seen(&app, &own, id, forged).await;
            assert!(matches!(seen, Err(Error::NotFound)), "{forged}: {seen:?}");
        }
        tickets::reply(&app, &admin, number, Writing::from("Here.")).await.unwrap();
        let unseen = unseen(&mut app.db.read().await.unwrap(), number).await.unwrap().expect("unseen");
        let newest = unseen.replies.last().unwrap().id;
        mark_seen(&app, &own, id, newest).await.unwrap();
    }
}
