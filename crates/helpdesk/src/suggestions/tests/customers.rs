//! What customers are shown while they type.

use super::*;

#[tokio::test]
async fn articles_are_suggested_from_three_words_on_and_internal_ones_never() {
    let desk = Desk::open().await;
    assert_eq!(desk.typing("wifi slow").await, [""; 0]);
    assert_eq!(desk.typing("... !? wifi slow").await, [""; 0], "marks are no words");
    assert_eq!(
        desk.typing(QUESTION).await.first().map(String::as_str),
        Some("article:wifi-is-slow-in-one-room")
    );
    let prices = desk.typing("What do partners of the harbour pay for the line?").await;
    assert!(!prices.iter().any(|slug| slug.contains("partners")), "{prices:?}");
}

#[tokio::test]
async fn services_that_are_disturbed_come_first_and_others_not_at_all() {
    let desk = Desk::open().await;
    let form = |name: &str| ServiceForm { name: name.to_owned(), ..ServiceForm::default() };
    let wifi = services::create(&desk.app, &desk.admin, &form("Wifi at home")).await.unwrap();
    services::create(&desk.app, &desk.admin, &form("Television")).await.unwrap();
    assert!(!desk.typing(QUESTION).await.contains(&"service:wifi-at-home".to_owned()));
    services::set_availability(&desk.app, &desk.admin, wifi, Availability::Degraded).await.unwrap();
    assert_eq!(desk.typing(QUESTION).await.first().map(String::as_str), Some("service:wifi-at-home"));
    assert!(!desk.typing("How do I cancel my contract?").await.iter().any(|one| one.starts_with("service")));
}

#[tokio::test]
async fn only_customers_get_suggestions_and_not_without_end() {
    let desk = Desk::open().await;
    let ask = |actor: &Actor, network: &str| {
        let (app, actor, network) = (desk.app.clone(), actor.clone(), network.to_owned());
        async move { while_typing(&app, &actor, &network, Language::En, QUESTION).await }
    };
    assert!(matches!(ask(&desk.agent, "192.0.2.7").await, Err(Error::NotFound)));
    for _ in 0..20 {
        ask(&desk.customer, "192.0.2.7").await.unwrap();
    }
    assert!(matches!(ask(&desk.customer, "192.0.2.7").await, Err(Error::TooMany { .. })));
    ask(&desk.stranger, "192.0.2.7").await.unwrap();
    desk.app.clock.advance(MINUTE);
    ask(&desk.customer, "192.0.2.7").await.unwrap();
}

#[tokio::test]
async fn what_solved_it_is_counted_once_a_day_and_takes_the_draft_only_when_told_to() {
    let desk = Desk::open().await;
    let draft = NewDraft { subject: "Slow", text: QUESTION, ..NewDraft::default() };
    drafts::save(&desk.app, &desk.customer, Place::New, draft).await.unwrap();
    let target = Target::parse("article:wifi-is-slow-in-one-room").unwrap();
    note_solved(&desk.app, &desk.customer, &target, false).await.unwrap();
    assert!(drafts::new_request(&desk.app, &desk.customer).await.unwrap().is_some());
    note_solved(&desk.app, &desk.customer, &target, true).await.unwrap();
    assert!(drafts::new_request(&desk.app, &desk.customer).await.unwrap().is_none());
    assert_eq!(successes(&desk.app).await, 1);
    desk.app.clock.advance(DAY);
    note_solved(&desk.app, &desk.customer, &target, true).await.unwrap();
    assert_eq!(successes(&desk.app).await, 2);
    let hidden = Target::parse("article:prices-of-partners-on-the-harbour-line").unwrap();
    for (actor, target) in [(&desk.customer, &hidden), (&desk.agent, &target)] {
        assert!(matches!(note_solved(&desk.app, actor, target, true).await, Err(Error::NotFound)));
    }
    crate::people::delete_account(&desk.app, &desk.customer).await.unwrap();
    assert_eq!(successes(&desk.app).await, 0);
    let report = articles::report(&desk.app, &desk.agent, 0).await.unwrap();
    let most: Vec<_> = report.most_solving.iter().map(|(_, slug, count)| (slug.as_str(), *count)).collect();
    assert_eq!((report.solved, most), (2, vec![("wifi-is-slow-in-one-room", 2)]), "the figures stay");
}

async fn successes(app: &App) -> i64 {
    let mut conn = app.read().await.unwrap();
    conn.one("SELECT COUNT(*) FROM suggestion_successes", db::params![]).await.unwrap()
}
