//! What is found, by whom, and from when on.

use assist::Vector;
use locales::Language;

use super::*;
use crate::actor::{Actor, Role};
use crate::app::App;
use crate::articles::{self, ArticleForm};
use crate::clock::{Clock, DAY};
use crate::services::{self, ServiceForm};
use crate::settings::change_thresholds;
use crate::testing::{admin, app, join};
use crate::{bulk, event_store};

struct Desk {
    app: App,
    admin: Actor,
    agent: Actor,
    customer: Actor,
}

fn lamps(visibility: &str) -> ArticleForm<'_> {
    ArticleForm {
        title: "What the lamps of the router mean",
        body: "A **red** lamp means that the line is down. See [the status page](/status).",
        visibility,
        category: "Faults",
        ..Default::default()
    }
}

impl Desk {
    async fn open() -> Self {
        let app = app().await;
        let admin = admin(&app).await;
        let agent = join(&app, Role::Agent, "noor@example.test").await;
        let customer = join(&app, Role::Customer, "amara@example.test").await;
        Self { app, admin, agent, customer }
    }

    async fn write(&self, form: &ArticleForm<'_>) -> i64 {
        articles::create(&self.app, &self.admin, form).await.unwrap()
    }

    async fn found(&self, reader: Option<&Actor>, words: &str) -> Vec<String> {
        let hits = find(&self.app, reader, Language::En, words, 10).await.unwrap();
        hits.into_iter().map(|hit| hit.slug).collect()
    }
}

const SLUG: &str = "what-the-lamps-of-the-router-mean";

async fn said_to(app: &App, question: &str) -> Found {
    let asked = (question, app.encoder.ask(question).await);
    ask(app, None, Language::En, asked).await.unwrap()
}

#[tokio::test]
async fn a_public_article_is_found_at_once_by_everybody_and_says_its_own_words() {
    let desk = Desk::open().await;
    assert_eq!(desk.found(None, "red lamp").await, [""; 0]);
    desk.write(&lamps("public")).await;
    for reader in [None, Some(&desk.customer), Some(&desk.agent)] {
        assert_eq!(desk.found(reader, "red lamp").await, [SLUG]);
        assert_eq!(desk.found(reader, "zebra").await, [""; 0]);
    }
    let hits = find(&desk.app, None, Language::En, "red lamp", 10).await.unwrap();
    assert_eq!(hits[0].excerpt, "A red lamp means that the line is down. See the status page.");
    assert!(!hits[0].internal);
}

#[tokio::test]
async fn internal_articles_are_found_by_the_team_alone_and_drafts_by_nobody() {
    let desk = Desk::open().await;
    let id = desk.write(&lamps("internal")).await;
    assert_eq!(desk.found(None, "red lamp").await, [""; 0]);
    assert_eq!(desk.found(Some(&desk.customer), "red lamp").await, [""; 0]);
    assert_eq!(desk.found(Some(&desk.agent), "red lamp").await, [SLUG]);
    let hits = find(&desk.app, Some(&desk.agent), Language::En, "red lamp", 10).await.unwrap();
    assert!(hits[0].internal);
    articles::update(&desk.app, &desk.admin, id, &lamps("draft")).await.unwrap();
    for reader in [None, Some(&desk.agent), Some(&desk.admin)] {
        assert_eq!(desk.found(reader, "red lamp").await, [""; 0]);
    }
}

#[tokio::test]
async fn what_is_taken_back_is_gone_at_once_and_cannot_be_read_again() {
    let desk = Desk::open().await;
    let id = desk.write(&lamps("public")).await;
    assert_eq!(desk.found(None, "red lamp").await, [SLUG]);
    let title = lamps("").title;
    let kept = again(&desk.app, None, Language::En, (title, SLUG), title).await.unwrap();
    assert_eq!(kept.unwrap().title, title);
    articles::update(&desk.app, &desk.admin, id, &lamps("internal")).await.unwrap();
    assert_eq!(desk.found(None, "red lamp").await, [""; 0]);
    assert_eq!(again(&desk.app, None, Language::En, (title, SLUG), title).await.unwrap(), None);
}

#[tokio::test]
async fn the_store_has_the_last_word_over_an_index_that_does_not_know_yet() {
    let desk = Desk::open().await;
    let id = desk.write(&lamps("public")).await;
    assert_eq!(desk.found(None, "red lamp").await, [SLUG]);
    let mut tx = desk.app.begin().await.unwrap();
    tx.exec("UPDATE articles SET visibility = 'internal' WHERE id = $1", db::params![id]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(desk.found(None, "red lamp").await, [""; 0]);
}

#[tokio::test]
async fn an_article_is_found_from_its_date_on() {
    let desk = Desk::open().await;
    let at = jiff::Timestamp::from_millisecond(desk.app.now() + DAY).unwrap().to_string();
    desk.write(&ArticleForm { publish_at: &at, ..lamps("public") }).await;
    assert_eq!(desk.found(None, "red lamp").await, [""; 0]);
    desk.app.clock.advance(DAY);
    assert_eq!(desk.found(None, "red lamp").await, [SLUG]);
}

#[tokio::test]
async fn an_article_in_several_languages_is_found_once_in_the_one_of_the_reader() {
    let desk = Desk::open().await;
    let id = desk.write(&lamps("public")).await;
    let german = ArticleForm {
        title: "Was die Lampen am Router bedeuten",
        body: "Eine rote Lampe heißt: die Leitung ist gestört.",
        language: "de",
        ..lamps("public")
    };
    articles::update(&desk.app, &desk.admin, id, &german).await.unwrap();
    for (language, words, title) in [
        (Language::De, "rote Lampe", german.title),
        (Language::En, "red lamp", lamps("").title),
        (Language::Ar, "red lamp", lamps("").title),
        // Asked in German on an English page.
        (Language::En, "Was heißt die rote Lampe?", german.title),
    ] {
        let hits = find(&desk.app, None, language, words, 10).await.unwrap();
        let titles: Vec<&str> = hits.iter().map(|hit| hit.title.as_str()).collect();
        assert_eq!(titles, [title], "{language}");
    }
    assert!(find(&desk.app, None, Language::En, "rote", 10).await.unwrap().is_empty());
}

#[tokio::test]
async fn services_are_found_until_they_are_archived() {
    let desk = Desk::open().await;
    let form = ServiceForm {
        name: "Fibre for the home".to_owned(),
        summary: "Up to 500 Mbit/s".to_owned(),
        ..ServiceForm::default()
    };
    let id = services::create(&desk.app, &desk.admin, &form).await.unwrap();
    let found = super::services(&desk.app, Language::En, "fibre at home", 3).await.unwrap();
    assert_eq!((found.len(), found[0].what), (1, What::Service));
    services::archive(&desk.app, &desk.admin, id).await.unwrap();
    assert!(super::services(&desk.app, Language::En, "fibre at home", 3).await.unwrap().is_empty());
    services::restore(&desk.app, &desk.admin, id).await.unwrap();
    assert_eq!(super::services(&desk.app, Language::En, "fibre at home", 3).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_question_is_answered_or_offered_what_fits_and_nothing_else() {
    let desk = Desk::open().await;
    desk.write(&lamps("public")).await;
    let said = said_to(&desk.app, "What do the lamps of the router mean?").await;
    let best = match said.finding {
        Finding::Answer(hit) => Some(hit),
        Finding::Choices(hits) => hits.into_iter().next(),
        Finding::Nothing => None,
    };
    assert_eq!(best.map(|hit| hit.slug).as_deref(), Some(SLUG));
    let said = said_to(&desk.app, "Do you sell zebras?").await;
    assert_eq!(said.finding, Finding::Nothing);
    let said = said_to(&desk.app, "").await;
    assert_eq!(said.finding, Finding::Nothing);
}

#[tokio::test]
async fn what_another_process_writes_is_found_as_well() {
    let desk = Desk::open().await;
    let other = App::new(desk.app.db.clone(), desk.app.files.clone(), Clock::fixed(desk.app.now()), false);
    let other = other.await.unwrap();
    assert!(find(&other, None, Language::En, "red lamp", 10).await.unwrap().is_empty());
    let id = desk.write(&lamps("public")).await;
    assert_eq!(find(&other, None, Language::En, "red lamp", 10).await.unwrap().len(), 1);
    let form = ArticleForm { title: "Blinking lamps", ..lamps("public") };
    articles::update(&desk.app, &desk.admin, id, &form).await.unwrap();
    let hits = find(&other, None, Language::En, "red lamp", 10).await.unwrap();
    assert_eq!(hits[0].title, "Blinking lamps");
}

#[tokio::test]
async fn a_text_is_read_once_and_then_found_by_what_it_means() {
    let desk = Desk::open().await;
    desk.write(&lamps("public")).await;
    read_everything(&desk.app).await;
    let made_at = desk.app.now();
    assert!(
        !store::between(&mut desk.app.read().await.unwrap(), What::Article, 0, 9).await.unwrap().is_empty()
    );
    desk.app.clock.advance(60_000);
    let other = App::new(desk.app.db.clone(), desk.app.files.clone(), Clock::fixed(made_at), false);
    let other = other.await.unwrap();
    fresh::refresh(&other).await.unwrap();
    assert!(other.search.read().unread.is_empty());
}

#[tokio::test]
async fn a_text_that_changes_while_it_is_read_is_read_again() {
    let desk = Desk::open().await;
    let id = desk.write(&lamps("public")).await;
    fresh::refresh(&desk.app).await.unwrap();
    let key = desk.app.search.next_unread().unwrap();
    articles::update(&desk.app, &desk.admin, id, &ArticleForm { title: "Blinking", ..lamps("public") })
        .await
        .unwrap();
    fresh::refresh(&desk.app).await.unwrap();
    desk.app.search.set_vectors(&key, &assist::Vectors::new(Vec::new()));
    assert_eq!(desk.app.search.next_unread(), Some(key));
}

#[tokio::test]
async fn an_event_that_appears_below_the_newest_is_noticed() {
    let desk = Desk::open().await;
    let id = desk.write(&lamps("public")).await;
    assert_eq!(desk.found(None, "red lamp").await, [SLUG]);
    let newest = event_store::newest(&mut desk.app.read().await.unwrap()).await.unwrap().unwrap().id;
    // As another process on PostgreSQL does that took its number first and commits last.
    let event = |at: i64, kind: &'static str| {
        let app = desk.app.clone();
        async move {
            let mut tx = app.begin().await.unwrap();
            tx.exec("UPDATE article_texts SET title = $1", db::params![kind]).await.unwrap();
            let insert = "INSERT INTO events (id, kind, data, created_at) VALUES ($1, $2, $3, 0)";
            let data = format!("{{\"article\":{id}}}");
            tx.exec(insert, db::params![at, kind, data]).await.unwrap();
            tx.commit().await.unwrap();
        }
    };
    event(newest + 2, "settings_changed").await;
    assert_eq!(desk.found(None, "written").await, [""; 0]);
    event(newest + 1, "article_written").await;
    assert_eq!(desk.found(None, "article written").await, [SLUG]);
}

#[tokio::test]
async fn many_articles_that_were_added_at_once_are_found() {
    let desk = Desk::open().await;
    assert_eq!(desk.found(None, "red lamp").await, [""; 0]);
    let leaflet = |title: &str| bulk::Leaflet {
        title: title.to_owned(),
        body: "A red lamp.".to_owned(),
        category: 0,
        published_at: 0,
    };
    let leaflets = [leaflet("Router"), leaflet("Telephone")];
    bulk::add_articles(&desk.app, &["Faults"], 1, &leaflets).await.unwrap();
    let mut found = desk.found(None, "red lamp").await;
    found.sort();
    assert_eq!(found, ["router-1", "telephone-2"]);
}

#[tokio::test]
async fn the_desk_says_from_when_on_it_answers_and_offers() {
    let desk = Desk::open().await;
    desk.write(&lamps("public")).await;
    read_everything(&desk.app).await;
    let english = "What do the red lamps of a router mean for my bill?";
    let german = "Was bedeutet die Router lamp und die Rechnung?";
    let meaning = async |question| desk.app.encoder.encode(question).await.expect("a vector");
    let said = async |thresholds: [&str; 4], question: &str, vector: Option<Vector>| {
        let [answer, offer, answer_by_words, offer_by_words] = thresholds;
        let typed = [answer, offer, answer_by_words, offer_by_words, "50"];
        change_thresholds(&desk.app, &desk.admin, typed).await.unwrap();
        let found = ask(&desk.app, None, Language::En, (question, vector)).await.unwrap();
        let finding = match found.finding {
            Finding::Answer(_) => "answer",
            Finding::Choices(_) => "choices",
            Finding::Nothing => "nothing",
        };
        (found.by_words, finding)
    };
    for (thresholds, by_meaning, by_words) in [
        (["0", "0", "200", "200"], "answer", "nothing"),
        (["200", "0", "200", "200"], "choices", "nothing"),
        (["200", "200", "0", "0"], "nothing", "answer"),
        (["200", "200", "200", "0"], "nothing", "choices"),
    ] {
        let found = said(thresholds, english, Some(meaning(english).await)).await;
        assert_eq!(found, (false, by_meaning), "{thresholds:?}");
        assert_eq!(said(thresholds, english, None).await, (true, by_words), "{thresholds:?}");
        let found = said(thresholds, german, Some(meaning(german).await)).await;
        assert_eq!(found, (true, by_words), "{thresholds:?}");
    }
}
