//! The assistant's own answer to a new request.

use super::*;

#[tokio::test]
async fn a_desk_that_wants_it_answers_a_new_request_once_and_it_stays_new() {
    let desk = Desk::open().await;
    let before = desk.raise("Slow wifi", QUESTION).await;
    desk.react(before).await;
    assert_eq!(desk.said(before).await.len(), 1, "off at first");
    desk.answers_itself(true).await;
    let number = desk.raise("Wifi is slow in one room", QUESTION).await;
    desk.react(number).await;
    desk.react(number).await;
    let said = desk.said(number).await;
    assert_eq!(said.len(), 2, "{said:?}");
    let (name, words) = &said[1];
    assert_eq!(name, "Assistant");
    assert!(words.contains("Move the router away"), "{words}");
    assert!(words.contains("https://help.saltmere.example/help/wifi-is-slow-in-one-room"), "{words}");
    assert_eq!(desk.status(number).await, Status::New);
    assert_eq!(testing::events(&desk.app).await.iter().filter(|kind| *kind == "auto_replied").count(), 1);
    let page = tickets::inbox(&desk.app, &desk.agent, tickets::InboxView::Unassigned, None).await.unwrap();
    let row = page.page.rows.iter().find(|row| row.number == number).unwrap();
    assert!(row.is_unanswered(), "it is no first reply");
}

#[tokio::test]
async fn nobody_is_answered_where_nothing_fits_or_somebody_was_faster() {
    let desk = Desk::open().await;
    desk.answers_itself(true).await;
    let odd = desk.raise("My goat", "A goat has eaten the invoice and looks pleased about that.").await;
    desk.react(odd).await;
    let internal = desk.raise("Prices of partners on the harbour line", SECRET).await;
    desk.react(internal).await;
    let taken = desk.raise("Wifi is slow in one room", QUESTION).await;
    let more = Writing::from("It is the kitchen.");
    tickets::post_message(&desk.app, &desk.customer, taken, more).await.unwrap();
    desk.react(taken).await;
    for (number, messages) in [(odd, 1), (internal, 1), (taken, 2)] {
        assert_eq!(desk.said(number).await.len(), messages, "{number}");
    }
}

async fn answered(desk: &Desk) -> (i64, String) {
    desk.answers_itself(true).await;
    let number = desk.raise("Wifi is slow in one room", QUESTION).await;
    desk.react(number).await;
    (number, auto_reply_to(&desk.app, number).await.unwrap().expect("a link"))
}

#[tokio::test]
async fn only_the_requesters_yes_solves_the_request_and_only_once() {
    let desk = Desk::open().await;
    let (number, link) = answered(&desk).await;
    assert!(!behind(&desk.app, None, &link).await.unwrap().is_answered);
    assert_eq!(desk.status(number).await, Status::New, "looking changes nothing");
    let solved = answer(&desk.app, Some(&desk.customer), &link, true).await.unwrap();
    assert_eq!(solved, Helped::Solved { number });
    assert_eq!(desk.status(number).await, Status::Solved);
    tickets::reopen(&desk.app, &desk.customer, number).await.unwrap();
    let again = answer(&desk.app, Some(&desk.customer), &link, true).await;
    assert!(matches!(again, Err(Error::Conflict(_))), "{again:?}");
    assert_ne!(desk.status(number).await, Status::Solved);
}

#[tokio::test]
async fn whoever_else_holds_the_link_cannot_use_it_up() {
    let desk = Desk::open().await;
    let (number, link) = answered(&desk).await;
    let others = [
        (None, Standing::Unknown),
        (Some(&desk.stranger), Standing::Other),
        (Some(&desk.agent), Standing::Other),
    ];
    for (actor, standing) in others {
        for helped in [true, false] {
            let unheard = answer(&desk.app, actor, &link, helped).await.unwrap();
            assert_eq!(unheard, Helped::Unheard(standing));
            let behind = behind(&desk.app, actor, &link).await.unwrap();
            assert_eq!((behind.is_answered, behind.standing), (false, standing));
        }
    }
    assert_eq!(desk.status(number).await, Status::New);
    let solved = answer(&desk.app, Some(&desk.customer), &link, true).await.unwrap();
    assert_eq!(solved, Helped::Solved { number });
}

#[tokio::test]
async fn a_requesters_no_is_noted_and_changes_nothing() {
    let desk = Desk::open().await;
    let (number, link) = answered(&desk).await;
    let noted = answer(&desk.app, Some(&desk.customer), &link, false).await.unwrap();
    assert_eq!(noted, Helped::Noted { number, helped: false });
    assert_eq!(desk.status(number).await, Status::New);
    assert!(behind(&desk.app, None, &link).await.unwrap().is_answered);
}

#[tokio::test]
async fn a_link_holds_for_fourteen_days_and_for_its_own_request() {
    let desk = Desk::open().await;
    let (number, link) = answered(&desk).await;
    let other = desk.raise("Else", "Something else altogether.").await;
    for forged in
        [link.replace(&format!("{number}."), &format!("{other}.")), format!("{number}."), String::new()]
    {
        assert!(matches!(behind(&desk.app, None, &forged).await, Err(Error::NotFound)), "{forged}");
    }
    desk.app.clock.advance(14 * DAY - 1);
    assert!(behind(&desk.app, None, &link).await.is_ok());
    desk.app.clock.advance(1);
    assert!(matches!(behind(&desk.app, None, &link).await, Err(Error::NotFound)));
    assert!(matches!(answer(&desk.app, Some(&desk.customer), &link, true).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn two_answers_at_once_count_as_one() {
    let desk = Desk::open().await;
    let (_, link) = answered(&desk).await;
    let (one, other) = tokio::join!(
        answer(&desk.app, Some(&desk.customer), &link, true),
        answer(&desk.app, Some(&desk.customer), &link, false)
    );
    assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|ok| **ok).count(), 1);
}
