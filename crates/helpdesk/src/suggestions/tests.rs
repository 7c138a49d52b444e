//! Suggestions, the assistant's own answer, and drafts, whoever asks.

use locales::Language;

use super::*;
use crate::actor::{Actor, Role};
use crate::app::App;
use crate::articles::{self, ArticleForm};
use crate::canned::{self, CannedForm};
use crate::clock::{DAY, MINUTE};
use crate::drafts::{self, NewDraft};
use crate::error::Error;
use crate::place::Place;
use crate::search::read_everything;
use crate::services::{self, Availability, ServiceForm};
use crate::settings::{Conversation, change_conversation};
use crate::tickets::{self, Format, NewTicket, Status, Writing};
use crate::{Event, Kind, event_store, testing};

const ORIGIN: &str = "https://help.saltmere.example";
const SECRET: &str = "Partners of the harbour pay nine euros a month for the line and never more than that.";

struct Desk {
    app: App,
    admin: Actor,
    agent: Actor,
    customer: Actor,
    stranger: Actor,
}

impl Desk {
    async fn open() -> Self {
        let app = testing::app_with_mail().await;
        let admin = testing::admin(&app).await;
        let agent = testing::join(&app, Role::Agent, "noor@example.test").await;
        let customer = testing::join(&app, Role::Customer, "amara@example.test").await;
        let stranger = testing::join(&app, Role::Customer, "yusuf@example.test").await;
        let desk = Self { app, admin, agent, customer, stranger };
        desk.write("Wifi is slow in one room", "public", WIFI).await;
        desk.write(
            "Cancel a contract",
            "public",
            "Open your contract and press Cancel. It ends with the month.",
        )
        .await;
        desk.write("Prices of partners on the harbour line", "internal", SECRET).await;
        desk
    }

    async fn write(&self, title: &str, visibility: &str, body: &str) {
        let form = ArticleForm { title, body, visibility, category: "Faults", ..Default::default() };
        articles::create(&self.app, &self.admin, &form).await.unwrap();
    }

    async fn raise(&self, subject: &str, words: &str) -> i64 {
        let new = NewTicket { subject, description: words.into(), service: None };
        tickets::raise(&self.app, &self.customer, new).await.unwrap()
    }

    async fn typing(&self, words: &str) -> Vec<String> {
        let found = while_typing(&self.app, &self.customer, "192.0.2.7", Language::En, words).await.unwrap();
        found.into_iter().map(|one| one.target.value()).collect()
    }

    async fn answers_itself(&self, auto_reply: bool) {
        let new = Conversation { show_seen: true, show_typing: true, auto_reply };
        change_conversation(&self.app, &self.admin, new).await.unwrap();
    }

    /// What the job of the request's event does.
    async fn react(&self, number: i64) {
        let event = self.raised(number).await;
        answer_new_request(&self.app, &event, ORIGIN).await.unwrap();
    }

    async fn raised(&self, number: i64) -> Event {
        let mut conn = self.app.read().await.unwrap();
        let events = event_store::of_ticket(&mut conn, number, 50).await.unwrap();
        events.into_iter().find(|event| event.kind == Kind::TicketRaised).unwrap()
    }

    async fn status(&self, number: i64) -> Status {
        tickets::find(&mut self.app.read().await.unwrap(), number).await.unwrap().unwrap().status
    }

    /// What the conversation says, by the names of its authors.
    async fn said(&self, number: i64) -> Vec<(String, String)> {
        let shown = tickets::show_request(&self.app, &self.customer, number, None).await.unwrap();
        shown.conversation.into_iter().map(|said| (said.author.name, said.message.body)).collect()
    }
}

const WIFI: &str = "Move the router away from metal and water. If the wifi is still slow in one room, put a second \
    access point half way, and let both use the same name.";
const QUESTION: &str = "The wifi is slow in one room of our house.";

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
    let report = articles::report(&desk.app, &desk.agent).await.unwrap();
    let most: Vec<_> = report.most_solving.iter().map(|(_, slug, count)| (slug.as_str(), *count)).collect();
    assert_eq!((report.solved, most), (2, vec![("wifi-is-slow-in-one-room", 2)]), "the figures stay");
}

async fn successes(app: &App) -> i64 {
    let mut conn = app.read().await.unwrap();
    conn.one("SELECT COUNT(*) FROM suggestion_successes", db::params![]).await.unwrap()
}

#[tokio::test]
async fn agents_see_internal_articles_marked_and_a_draft_with_its_source() {
    let desk = Desk::open().await;
    let number = desk.raise("Slow wifi", QUESTION).await;
    assert!(matches!(for_ticket(&desk.app, &desk.customer, number, ORIGIN).await, Err(Error::NotFound)));
    assert!(matches!(for_ticket(&desk.app, &desk.agent, number + 1, ORIGIN).await, Err(Error::NotFound)));
    let found = for_ticket(&desk.app, &desk.agent, number, ORIGIN).await.unwrap();
    let draft = found.draft.unwrap();
    assert!(draft.text.starts_with("Hello Noor,\n\nMove the router"), "{}", draft.text);
    assert!(
        draft.text.contains("https://help.saltmere.example/help/wifi-is-slow-in-one-room"),
        "{}",
        draft.text
    );
    assert!(!draft.article.unwrap().internal);
    let number = desk.raise("Price", "What do partners of the harbour pay for the line?").await;
    let found = for_ticket(&desk.app, &desk.agent, number, ORIGIN).await.unwrap();
    let draft = found.draft.unwrap();
    assert!(!draft.text.contains("/help/"), "{}", draft.text);
    assert!(draft.article.unwrap().internal);
}

fn of_article(article: &str) -> Source<'_> {
    Source { article, canned: None }
}

#[tokio::test]
async fn a_canned_text_that_fits_speaks_for_itself_and_names_the_article() {
    let desk = Desk::open().await;
    read_everything(&desk.app).await;
    let text = "Dear {customer.name},\n\nabout {ticket.number}: {customer.secret}\n\n{agent.first_name}";
    let form = |name: &str, language: &str| CannedForm {
        name: name.to_owned(),
        text: text.to_owned(),
        language: language.to_owned(),
    };
    let german = canned::create(&desk.app, &desk.admin, &form("Slow wifi in one room", "de")).await.unwrap();
    let number = desk.raise("Slow wifi", QUESTION).await;
    let draft = async || for_ticket(&desk.app, &desk.agent, number, ORIGIN).await.unwrap().draft.unwrap();
    assert!(draft().await.canned.is_none(), "it is in another language");
    let id = canned::create(&desk.app, &desk.admin, &form("Slow wifi in one room", "")).await.unwrap();
    canned::create(&desk.app, &desk.admin, &form("Cancel a contract", "")).await.unwrap();
    let made = draft().await;
    assert_eq!(made.canned.unwrap().id, id);
    assert_eq!(made.article.unwrap().slug, "wifi-is-slow-in-one-room");
    let expected =
        format!("Dear Noor Haddad,\n\nabout {number}: {{customer.secret}}\n\nNoor\n\nWifi is slow");
    assert!(made.text.starts_with(&expected), "{}", made.text);
    let chosen = Source { article: "", canned: Some(german) };
    use_draft(&desk.app, &desk.agent, number, chosen, None, ORIGIN).await.unwrap();
    let kept = &drafts::on_ticket(&desk.app, &desk.agent, number).await.unwrap()[0];
    assert!(kept.text.starts_with("Dear Noor Haddad,") && !kept.text.contains("/help/"), "{}", kept.text);
    for (actor, source) in [
        (&desk.customer, chosen),
        (&desk.agent, Source { article: "", canned: Some(999) }),
        (&desk.agent, Source::default()),
    ] {
        let refused = use_draft(&desk.app, actor, number, source, None, ORIGIN).await;
        assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
    }
}

#[tokio::test]
async fn a_canned_text_brings_no_internal_article_with_it() {
    let desk = Desk::open().await;
    let form = CannedForm {
        name: "Prices of partners of the harbour line".to_owned(),
        text: "We call you about it.".to_owned(),
        language: String::new(),
    };
    canned::create(&desk.app, &desk.admin, &form).await.unwrap();
    let number = desk.raise("Price", "What do partners of the harbour pay for the line?").await;
    let draft = for_ticket(&desk.app, &desk.agent, number, ORIGIN).await.unwrap().draft.unwrap();
    assert_eq!((draft.text.as_str(), draft.article), ("We call you about it.\n", None));
}

#[tokio::test]
async fn similar_tickets_were_solved_by_a_person_and_none_of_their_words_enters_a_draft() {
    let desk = Desk::open().await;
    let solved = desk.raise("Slow wifi in the kitchen", "Slow in one room. My code word is zanzibar.").await;
    tickets::take(&desk.app, &desk.agent, solved).await.unwrap();
    let reply = Writing::from("Zanzibar: we moved the wifi router for you, it is not slow in that room now.");
    tickets::reply(&desk.app, &desk.agent, solved, reply).await.unwrap();
    tickets::set_status(&desk.app, &desk.agent, solved, Status::Solved).await.unwrap();
    let open = desk.raise("Slow wifi in the hall", "Slow in one room.").await;
    let number = desk.raise("Slow wifi", QUESTION).await;
    let found = for_ticket(&desk.app, &desk.agent, number, ORIGIN).await.unwrap();
    let numbers: Vec<i64> = found.similar.iter().map(|one| one.number).collect();
    assert!(
        numbers.contains(&solved) && !numbers.contains(&open) && !numbers.contains(&number),
        "{numbers:?}"
    );
    assert!(!found.draft.unwrap().text.to_lowercase().contains("zanzibar"));
}

#[tokio::test]
async fn a_draft_goes_below_what_is_typed() {
    let desk = Desk::open().await;
    let number = desk.raise("Slow wifi", QUESTION).await;
    let place = Place::Reply(number);
    let typed = NewDraft { text: "One moment.", ..NewDraft::default() };
    drafts::save(&desk.app, &desk.agent, place, typed).await.unwrap();
    let slug = "wifi-is-slow-in-one-room";
    use_draft(&desk.app, &desk.agent, number, of_article(slug), None, ORIGIN).await.unwrap();
    let kept = &drafts::on_ticket(&desk.app, &desk.agent, number).await.unwrap()[0];
    assert!(kept.text.starts_with("One moment.\n\nHello Noor,\n\nMove"), "{}", kept.text);
    let typed = Typed { text: "<div>Rich &amp; bold</div>", rich: true };
    use_draft(&desk.app, &desk.agent, number, of_article(slug), Some(typed), ORIGIN).await.unwrap();
    let kept = &drafts::on_ticket(&desk.app, &desk.agent, number).await.unwrap()[0];
    let (above, below) = kept.text.split_once("Hello Noor,").expect("the greeting of the draft");
    assert!(kept.rich && above.contains("Rich &amp; bold</p>") && below.contains("Move"), "{}", kept.text);
    for (actor, slug) in [(&desk.customer, slug), (&desk.agent, "no-such-article")] {
        let refused = use_draft(&desk.app, actor, number, of_article(slug), None, ORIGIN).await;
        assert!(matches!(refused, Err(Error::NotFound)));
    }
}

#[tokio::test]
async fn words_of_an_internal_article_go_out_only_when_that_was_said_once_more() {
    let desk = Desk::open().await;
    let number = desk.raise("Price", "What do partners pay?").await;
    tickets::take(&desk.app, &desk.agent, number).await.unwrap();
    let slug = "prices-of-partners-on-the-harbour-line";
    let edited = format!("Hello,\n\n**{}** Kind regards", SECRET.to_uppercase());
    let reply = |text: &str, confirmed| {
        let (app, agent, text) = (desk.app.clone(), desk.agent.clone(), text.to_owned());
        async move {
            let writing = Writing { text: &text, format: Format::Markdown, confirmed, ..Writing::default() };
            tickets::reply(&app, &agent, number, writing).await
        }
    };
    reply("We look after it.", false).await.unwrap();
    use_draft(&desk.app, &desk.agent, number, of_article(slug), None, ORIGIN).await.unwrap();
    let refused = reply(&edited, false).await;
    assert!(
        matches!(&refused, Err(Error::Invalid(problems)) if problems.of("internal_words").is_some()),
        "{refused:?}"
    );
    let note = Writing::from(SECRET);
    tickets::add_note(&desk.app, &desk.agent, number, note).await.unwrap();
    let posted = reply("Nine euros.", false).await.unwrap();
    let sneaked = tickets::edit_message(&desk.app, &desk.agent, number, posted.message, SECRET.into()).await;
    assert!(matches!(sneaked, Err(Error::Invalid(_))), "{sneaked:?}");
    let sent = reply(&edited, true).await.unwrap();
    let shorter = Writing::from(SECRET);
    tickets::edit_message(&desk.app, &desk.agent, number, sent.message, shorter).await.unwrap();
}

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
async fn nobody_is_answered_where_nothing_fits_or_somebody_was_faster_or_a_machine_wrote() {
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
    let machine = desk.raise("Wifi is slow in one room", QUESTION).await;
    let mut event = desk.raised(machine).await;
    event.data["auto_submitted"] = true.into();
    answer_new_request(&desk.app, &event, ORIGIN).await.unwrap();
    for (number, messages) in [(odd, 1), (internal, 1), (taken, 2), (machine, 1)] {
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
    assert!(!behind(&desk.app, &link).await.unwrap().is_answered);
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
async fn whoever_else_holds_the_link_is_thanked_and_changes_nothing() {
    for who in ["nobody", "stranger", "agent", "customer says no"] {
        let desk = Desk::open().await;
        let (number, link) = answered(&desk).await;
        let (actor, helped) = match who {
            "nobody" => (None, true),
            "stranger" => (Some(&desk.stranger), true),
            "agent" => (Some(&desk.agent), true),
            _ => (Some(&desk.customer), false),
        };
        let noted = answer(&desk.app, actor, &link, helped).await.unwrap();
        assert_eq!(noted, Helped::Noted { number, helped }, "{who}");
        assert_eq!(desk.status(number).await, Status::New, "{who}");
        assert!(behind(&desk.app, &link).await.unwrap().is_answered);
    }
}

#[tokio::test]
async fn a_link_holds_for_fourteen_days_and_for_its_own_request() {
    let desk = Desk::open().await;
    let (number, link) = answered(&desk).await;
    let other = desk.raise("Else", "Something else altogether.").await;
    for forged in
        [link.replace(&format!("{number}."), &format!("{other}.")), format!("{number}."), String::new()]
    {
        assert!(matches!(behind(&desk.app, &forged).await, Err(Error::NotFound)), "{forged}");
    }
    desk.app.clock.advance(14 * DAY - 1);
    assert!(behind(&desk.app, &link).await.is_ok());
    desk.app.clock.advance(1);
    assert!(matches!(behind(&desk.app, &link).await, Err(Error::NotFound)));
    assert!(matches!(answer(&desk.app, Some(&desk.customer), &link, true).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn two_answers_at_once_count_as_one() {
    let desk = Desk::open().await;
    let (_, link) = answered(&desk).await;
    let (one, other) = tokio::join!(
        answer(&desk.app, Some(&desk.customer), &link, true),
        answer(&desk.app, None, &link, false)
    );
    assert_eq!([one.is_ok(), other.is_ok()].iter().filter(|ok| **ok).count(), 1);
}
