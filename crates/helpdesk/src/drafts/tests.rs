use super::*;
use crate::actor::{Actor, Role};
use crate::app::App;
use crate::clock::DAY;
use crate::error::Error;
use crate::tickets::{self, NewTicket, Writing};
use crate::{people, testing};

struct Desk {
    app: App,
    customer: Actor,
    stranger: Actor,
    admin: Actor,
    number: i64,
}

async fn open() -> Desk {
    let app = testing::app().await;
    let admin = testing::admin(&app).await;
    let customer = join(&app, "amara@example.test").await;
    let stranger = join(&app, "yusuf@example.test").await;
    let new = NewTicket { subject: "No light", description: "The router is dark.".into(), service: None };
    let number = tickets::raise(&app, &customer, new).await.unwrap();
    Desk { app, customer, stranger, admin, number }
}

async fn join(app: &App, email: &str) -> Actor {
    testing::person(app, Role::Customer, email).await;
    let session = crate::sessions::sign_in(app, &testing::visitor(), email, testing::PASSWORD).await.unwrap();
    testing::actor(app, &session.token).await
}

fn draft(text: &str) -> NewDraft<'_> {
    NewDraft { text, ..NewDraft::default() }
}

#[tokio::test]
async fn a_draft_replaces_the_one_before_and_is_its_authors_alone() {
    let desk = open().await;
    let place = Place::Message(desk.number);
    save(&desk.app, &desk.customer, place, draft("I was just")).await.unwrap();
    desk.app.clock.advance(1_000);
    let saved = save(&desk.app, &desk.customer, place, draft("I was just about to")).await.unwrap();
    let found = on_ticket(&desk.app, &desk.customer, desk.number).await.unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].text.as_str(), found[0].saved_at), ("I was just about to", saved));
    for other in [&desk.stranger, &desk.admin] {
        assert!(on_ticket(&desk.app, other, desk.number).await.unwrap().is_empty());
    }
}

#[tokio::test]
async fn nobody_drafts_where_they_may_not_write() {
    let desk = open().await;
    let number = desk.number;
    for (who, place) in [
        (&desk.stranger, Place::Message(number)),
        (&desk.customer, Place::Reply(number)),
        (&desk.customer, Place::Note(number)),
        (&desk.admin, Place::Message(number)),
        (&desk.admin, Place::New),
        (&desk.customer, Place::Message(number + 1)),
    ] {
        let refused = save(&desk.app, who, place, draft("Hello")).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{place}: {refused:?}");
    }
}

#[tokio::test]
async fn sending_takes_the_draft_with_it_and_a_late_save_brings_it_not_back() {
    let desk = open().await;
    let place = Place::Message(desk.number);
    let typed = NewDraft { key: "k1", ..draft("All of them.") };
    save(&desk.app, &desk.customer, place, typed).await.unwrap();
    let writing = Writing { key: "k1", .."All of them.".into() };
    tickets::post_message(&desk.app, &desk.customer, desk.number, writing).await.unwrap();
    assert!(on_ticket(&desk.app, &desk.customer, desk.number).await.unwrap().is_empty());
    save(&desk.app, &desk.customer, place, typed).await.unwrap();
    assert!(on_ticket(&desk.app, &desk.customer, desk.number).await.unwrap().is_empty(), "it came too late");
    save(&desk.app, &desk.customer, place, NewDraft { key: "k2", ..typed }).await.unwrap();
    assert_eq!(on_ticket(&desk.app, &desk.customer, desk.number).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_reply_and_a_note_are_drafted_beside_each_other() {
    let desk = open().await;
    save(&desk.app, &desk.admin, Place::Reply(desk.number), draft("Dear Amara")).await.unwrap();
    save(&desk.app, &desk.admin, Place::Note(desk.number), draft("Known fault")).await.unwrap();
    tickets::reply(&desk.app, &desk.admin, desk.number, "Dear Amara".into()).await.unwrap();
    let left = on_ticket(&desk.app, &desk.admin, desk.number).await.unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].place, Place::Note(desk.number));
    tickets::add_note(&desk.app, &desk.admin, desk.number, "Known fault".into()).await.unwrap();
    assert!(on_ticket(&desk.app, &desk.admin, desk.number).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_rich_draft_is_kept_clean_and_only_replies_are_rich() {
    let desk = open().await;
    let text = "<p style=\"x\" onclick=x>Dear <b>Amara</b><img src=x onerror=x><script>x</script></p>";
    let rich = NewDraft { rich: true, quotes: Some(1), ..draft(text) };
    for place in [Place::Reply(desk.number), Place::Note(desk.number)] {
        save(&desk.app, &desk.admin, place, rich).await.unwrap();
    }
    for kept in on_ticket(&desk.app, &desk.admin, desk.number).await.unwrap() {
        assert_eq!(kept.quotes, Some(1));
        if kept.rich {
            assert_eq!(kept.place, Place::Reply(desk.number));
            assert!(kept.text.starts_with("<p dir=\"auto\">Dear <strong>Amara</strong>"), "{}", kept.text);
            assert!(
                !kept.text.contains("onclick") && !kept.text.contains("style") && !kept.text.contains("<img")
            );
        } else {
            assert_eq!(kept.text, text);
        }
    }
}

#[tokio::test]
async fn a_new_request_is_drafted_with_its_subject_and_gone_when_raised() {
    let desk = open().await;
    let typed = NewDraft { subject: "Wifi", ..draft("") };
    save(&desk.app, &desk.customer, Place::New, typed).await.unwrap();
    assert_eq!(new_request(&desk.app, &desk.customer).await.unwrap().unwrap().subject, "Wifi");
    let new = NewTicket { subject: "Wifi", description: "Slow upstairs.".into(), service: None };
    tickets::raise(&desk.app, &desk.customer, new).await.unwrap();
    assert!(new_request(&desk.app, &desk.customer).await.unwrap().is_none());
}

#[tokio::test]
async fn drafts_are_forgotten_when_emptied_when_old_and_with_their_author() {
    let desk = open().await;
    let place = Place::Message(desk.number);
    for text in ["Hello", " \n "] {
        save(&desk.app, &desk.customer, place, draft(text)).await.unwrap();
    }
    assert!(on_ticket(&desk.app, &desk.customer, desk.number).await.unwrap().is_empty());
    save(&desk.app, &desk.customer, place, draft("Hello")).await.unwrap();
    desk.app.clock.advance(179 * DAY);
    sweep(&desk.app).await.unwrap();
    assert_eq!(on_ticket(&desk.app, &desk.customer, desk.number).await.unwrap().len(), 1);
    desk.app.clock.advance(2 * DAY);
    sweep(&desk.app).await.unwrap();
    assert!(on_ticket(&desk.app, &desk.customer, desk.number).await.unwrap().is_empty());
    save(&desk.app, &desk.customer, place, draft("Hello")).await.unwrap();
    people::delete_account(&desk.app, &desk.customer).await.unwrap();
    let left: i64 =
        desk.app.db.read().await.unwrap().one("SELECT COUNT(*) FROM drafts", db::params![]).await.unwrap();
    assert_eq!(left, 0);
}
