//! What is stored of a chat, how often, and what is forgotten.

use super::*;

#[tokio::test]
async fn every_message_of_every_chat_has_its_source_and_no_secret_is_kept() {
    let app = testing::app().await;
    let visitor = VisitorToken::new();
    let asker = asker(None, Some(&visitor), Language::De);
    for words in
        ["Hallo", "mein Passwort lautet Hunter2!", "4111 1111 1111 1111 geht nicht", "neue Anfrage stellen"]
    {
        tell_words(&app, &asker, words).await.unwrap();
    }
    let window = show(&app, &asker).await.unwrap();
    for entry in &window.entries {
        assert_eq!(entry.source.is_some(), entry.from == Side::Assistant, "{entry:?}");
    }
    let kept = format!("{window:?}");
    assert!(!kept.contains("Hunter2") && !kept.contains("4111"), "{kept}");
    let mut conn = app.db.read().await.unwrap();
    let questions: Vec<String> = conn.all("SELECT question FROM questions", db::params![]).await.unwrap();
    assert!(!questions.is_empty() && questions.iter().all(|one| !one.contains("Hunter2")), "{questions:?}");
}

#[tokio::test]
async fn a_chat_is_forgotten_after_thirty_days_and_with_its_account() {
    let app = testing::app().await;
    let customer = testing::join(&app, Role::Customer, "amara@example.test").await;
    let own = asker(Some(&customer), None, Language::En);
    let visitor = VisitorToken::new();
    let stranger = asker(None, Some(&visitor), Language::En);
    for asker in [&own, &stranger] {
        tell_words(&app, asker, "what is the blorp").await.unwrap();
    }
    crate::people::delete_account(&app, &customer).await.unwrap();
    assert_eq!(count(&app, "SELECT COUNT(*) FROM chats").await, 1);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM questions").await, 1);
    app.clock.advance(KEPT + MINUTE);
    assert!(show(&app, &stranger).await.unwrap().chat.is_none());
    sweep(&app).await.unwrap();
    assert_eq!(count(&app, "SELECT COUNT(*) FROM chats").await, 0);
    assert_eq!(count(&app, "SELECT COUNT(*) FROM questions").await, 1);
    app.clock.advance(2 * KEPT);
    sweep(&app).await.unwrap();
    assert_eq!(count(&app, "SELECT COUNT(*) FROM questions").await, 0);
}

#[tokio::test]
async fn two_windows_at_once_say_each_thing_once() {
    let app = testing::app().await;
    let visitor = VisitorToken::new();
    let asker = asker(None, Some(&visitor), Language::En);
    tell_words(&app, &asker, "hello").await.unwrap();
    let told = |key: &'static str| Told { chat: None, key, input: Input::Person };
    let (one, other) = tokio::join!(tell(&app, &asker, told("a")), tell(&app, &asker, told("b")));
    assert!(one.is_ok() || other.is_ok());
    assert_eq!(count(&app, "SELECT COUNT(*) FROM tickets").await, 1);
}
