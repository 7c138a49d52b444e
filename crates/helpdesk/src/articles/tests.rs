//! What holds for articles, whoever asks.

use std::net::{IpAddr, Ipv4Addr};

use locales::Language;

use super::*;
use crate::actor::{Actor, Role};
use crate::app::App;
use crate::clock::{DAY, HOUR};
use crate::error::{Error, Result};
use crate::testing::{admin, app, join};

const HOME: IpAddr = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 7));

struct Desk {
    app: App,
    admin: Actor,
    agent: Actor,
    customer: Actor,
}

impl Desk {
    async fn open() -> Self {
        let app = app().await;
        let admin = admin(&app).await;
        let agent = join(&app, Role::Agent, "noor@example.test").await;
        let customer = join(&app, Role::Customer, "amara@example.test").await;
        Self { app, admin, agent, customer }
    }

    fn reader(&self, actor: Option<&Actor>) -> Reader {
        Reader::of(&self.app, actor, Language::En)
    }

    async fn write(&self, title: &str, visibility: &str) -> i64 {
        let form =
            ArticleForm { title, body: "Turn it off.", visibility, category: "Faults", ..Default::default() };
        create(&self.app, &self.admin, &form).await.unwrap()
    }

    async fn slug(&self, actor: Option<&Actor>, slug: &str) -> Option<String> {
        match show(&self.app, &self.reader(actor), slug, None).await {
            Ok(Found::Article(shown)) => Some(shown.article.slug),
            Ok(Found::Moved(slug)) => Some(format!("-> {slug}")),
            Err(Error::NotFound) => None,
            Err(error) => panic!("{error}"),
        }
    }

    async fn article(&self, id: i64) -> Article {
        edit(&self.app, &self.admin, id, Language::En).await.unwrap().article
    }
}

fn problem<T: std::fmt::Debug>(result: Result<T>, field: &str) -> String {
    match result {
        Err(Error::Invalid(problems)) => problems.of(field).map(ToString::to_string).unwrap_or_default(),
        other => panic!("not refused: {other:?}"),
    }
}

#[tokio::test]
async fn what_a_reader_may_not_see_is_nowhere() {
    let desk = Desk::open().await;
    let hidden = desk.write("Draft words", "draft").await;
    desk.write("Internal words", "internal").await;
    desk.write("Public words", "public").await;
    let later = (desk.app.now() + DAY) / 1_000;
    let at = jiff::Timestamp::from_second(later).unwrap().to_string();
    let scheduled = ArticleForm {
        title: "Later words",
        body: "x",
        visibility: "public",
        category: "Faults",
        publish_at: &at,
        ..Default::default()
    };
    create(&desk.app, &desk.admin, &scheduled).await.unwrap();
    let all = ["draft-words", "internal-words", "later-words", "public-words"];
    for (actor, seen) in [
        (None, &all[3..]),
        (Some(&desk.customer), &all[3..]),
        (Some(&desk.agent), &all[..]),
        (Some(&desk.admin), &all[..]),
    ] {
        let reader = desk.reader(actor);
        for slug in all {
            assert_eq!(desk.slug(actor, slug).await.is_some(), seen.contains(&slug), "{slug} {actor:?}");
        }
        let page = in_category(&desk.app, &reader, "faults", None).await.unwrap();
        let slugs: Vec<&str> = page.cards.iter().map(|card| card.slug.as_str()).collect();
        assert_eq!(slugs, seen);
        assert_eq!(page.category.articles, seen.len() as i64);
        assert_eq!(categories(&desk.app, &reader).await.unwrap()[0].articles, seen.len() as i64);
        let ids: Vec<i64> = (1..=4).collect();
        let mut conn = desk.app.read().await.unwrap();
        assert_eq!(visible_among(&mut conn, &reader, &ids).await.unwrap().len(), seen.len());
        assert_eq!(newest(&desk.app, Language::En).await.unwrap().len(), 1);
        assert_eq!(sitemap(&desk.app, "").await.unwrap().0.len(), 1);
        assert_eq!(most_read(&desk.app, &reader, 9).await.unwrap().len(), 1);
    }
    for slug in &all[..3] {
        let reader = desk.reader(Some(&desk.customer));
        let voted = vote(&desk.app, &reader, slug, ("token", HOME), true).await;
        assert!(matches!(voted, Err(Error::NotFound)), "{slug}");
        let said = comment(&desk.app, &reader, slug, (None, HOME), "hm").await;
        assert!(matches!(said, Err(Error::NotFound)), "{slug}");
    }
    assert!(edit(&desk.app, &desk.customer, hidden, Language::En).await.is_err());
    assert!(revisions(&desk.app, &desk.customer, hidden, Language::En, None).await.is_err());
    desk.app.clock.advance(DAY);
    assert!(desk.slug(None, "later-words").await.is_some(), "its date has come");
    let reader = desk.reader(None);
    assert_eq!(categories(&desk.app, &reader).await.unwrap()[0].articles, 2);
}

#[tokio::test]
async fn a_category_with_nothing_to_read_does_not_exist_for_readers() {
    let desk = Desk::open().await;
    desk.write("Only for us", "internal").await;
    let reader = desk.reader(None);
    assert!(categories(&desk.app, &reader).await.unwrap().is_empty());
    assert!(matches!(in_category(&desk.app, &reader, "faults", None).await, Err(Error::NotFound)));
    let staff = desk.reader(Some(&desk.agent));
    assert_eq!(in_category(&desk.app, &staff, "faults", None).await.unwrap().cards.len(), 1);
}

#[tokio::test]
async fn an_old_address_leads_on_without_loops_and_hides_what_is_hidden() {
    let desk = Desk::open().await;
    let id = desk.write("First", "public").await;
    let rename = async |id: i64, slug: &str, visibility: &str| {
        let form = ArticleForm { title: "First", body: "x", slug, visibility, ..Default::default() };
        update(&desk.app, &desk.admin, id, &form).await
    };
    rename(id, "second", "public").await.unwrap();
    rename(id, "third", "public").await.unwrap();
    assert_eq!(desk.slug(None, "first").await.as_deref(), Some("-> third"));
    assert_eq!(desk.slug(None, "second").await.as_deref(), Some("-> third"));
    rename(id, "first", "public").await.unwrap();
    assert_eq!(desk.slug(None, "first").await.as_deref(), Some("first"), "taken up again");
    assert_eq!(desk.slug(None, "third").await.as_deref(), Some("-> first"));
    let other = desk.write("Third", "public").await;
    assert_eq!(desk.slug(None, "third").await.as_deref(), Some("third"), "reused by another article");
    assert!(problem(rename(other, "first", "public").await, "slug").contains("first"));
    for reserved in RESERVED {
        assert!(!problem(rename(id, reserved, "public").await, "slug").is_empty(), "{reserved}");
    }
    assert!(!problem(rename(id, "Not A Slug", "public").await, "slug").is_empty());
    rename(id, "first", "internal").await.unwrap();
    assert_eq!(desk.slug(None, "second").await, None, "an old address tells nothing of a hidden article");
    assert_eq!(desk.slug(Some(&desk.agent), "second").await.as_deref(), Some("-> first"));
}

#[tokio::test]
async fn publishing_is_the_admins_until_a_setting_says_otherwise() {
    let desk = Desk::open().await;
    let public = ArticleForm { title: "A", body: "x", visibility: "public", ..Default::default() };
    assert!(!problem(create(&desk.app, &desk.agent, &public).await, "visibility").is_empty());
    let draft = ArticleForm { visibility: "draft", ..public.clone() };
    let id = create(&desk.app, &desk.agent, &draft).await.unwrap();
    assert!(!problem(update(&desk.app, &desk.agent, id, &public).await, "visibility").is_empty());
    update(&desk.app, &desk.admin, id, &public).await.unwrap();

    let words = ArticleForm { body: "better", ..public.clone() };
    assert_eq!(update(&desk.app, &desk.agent, id, &words).await.unwrap(), Saved::Proposed);
    let editing = edit(&desk.app, &desk.agent, id, Language::En).await.unwrap();
    assert!(editing.has_proposal());
    assert_eq!(editing.text.unwrap().body, "x", "readers see what was published");
    assert!(!problem(update(&desk.app, &desk.agent, id, &draft).await, "visibility").is_empty());
    let moved = ArticleForm { slug: "elsewhere", ..words.clone() };
    assert!(!problem(update(&desk.app, &desk.agent, id, &moved).await, "visibility").is_empty());
    let proposal = editing.newest.unwrap().id;
    assert!(matches!(restore(&desk.app, &desk.agent, id, proposal).await, Err(Error::Forbidden(_))));
    restore(&desk.app, &desk.admin, id, proposal).await.unwrap();
    let editing = edit(&desk.app, &desk.agent, id, Language::En).await.unwrap();
    assert_eq!((editing.has_proposal(), editing.text.unwrap().body.as_str()), (false, "better"));

    assert!(crate::settings::change_agents_publish(&desk.app, &desk.agent, true).await.is_err());
    crate::settings::change_agents_publish(&desk.app, &desk.admin, true).await.unwrap();
    assert_eq!(update(&desk.app, &desk.agent, id, &public).await.unwrap(), Saved::Shown);
    assert!(create(&desk.app, &desk.customer, &draft).await.is_err());
}

#[tokio::test]
async fn revisions_tell_who_wrote_what_and_bring_it_back() {
    let desk = Desk::open().await;
    let id = desk.write("A", "draft").await;
    let form = |body| ArticleForm { title: "A", body, ..Default::default() };
    update(&desk.app, &desk.agent, id, &form("second")).await.unwrap();
    update(&desk.app, &desk.agent, id, &form("second")).await.unwrap();
    let page = revisions(&desk.app, &desk.agent, id, Language::En, None).await.unwrap();
    assert_eq!(page.rows.len(), 2, "the same words are no new revision");
    assert_eq!(page.rows[0].author_name(), "Noor Haddad");
    assert_eq!(page.current, Some(page.rows[0].id));
    restore(&desk.app, &desk.admin, id, page.rows[1].id).await.unwrap();
    let page = revisions(&desk.app, &desk.agent, id, Language::En, None).await.unwrap();
    assert_eq!((page.rows.len(), page.rows[0].body.as_str()), (3, "Turn it off."));
    let (_, before) = revision(&desk.app, &desk.agent, id, page.rows[1].id).await.unwrap();
    assert_eq!(before.unwrap().id, page.rows[2].id);
    let other = desk.write("B", "draft").await;
    let foreign = restore(&desk.app, &desk.admin, other, page.rows[0].id).await;
    assert!(matches!(foreign, Err(Error::NotFound)), "of another article");
}

#[tokio::test]
async fn nobody_writes_over_words_that_they_have_not_seen() {
    let desk = Desk::open().await;
    let id = desk.write("A", "draft").await;
    let seen = edit(&desk.app, &desk.agent, id, Language::En).await.unwrap().newest.map(|newest| newest.id);
    let form = |body| ArticleForm { title: "A", body, seen, ..Default::default() };
    update(&desk.app, &desk.admin, id, &form("theirs")).await.unwrap();
    let late = update(&desk.app, &desk.agent, id, &form("mine")).await;
    assert!(matches!(late, Err(Error::Conflict(_))), "{late:?}");
    update(&desk.app, &desk.agent, id, &form("theirs")).await.unwrap();
}

#[tokio::test]
async fn a_reader_gets_their_language_or_the_desks_and_is_told() {
    let desk = Desk::open().await;
    let id = desk.write("Slow line", "public").await;
    let german = ArticleForm {
        title: "Langsame Leitung",
        body: "Ausschalten.",
        language: "de",
        visibility: "public",
        ..Default::default()
    };
    update(&desk.app, &desk.admin, id, &german).await.unwrap();
    for (language, title, fallback) in [
        (Language::De, "Langsame Leitung", false),
        (Language::En, "Slow line", false),
        (Language::Ar, "Slow line", true),
    ] {
        let reader = Reader::of(&desk.app, None, language);
        let Found::Article(shown) = show(&desk.app, &reader, "slow-line", None).await.unwrap() else {
            panic!("moved")
        };
        assert_eq!((shown.text.title.as_str(), shown.is_fallback(&reader)), (title, fallback));
        assert_eq!(shown.languages.len(), 2);
    }
    let missing = StaffFilter { missing: Some(Language::Ar), ..StaffFilter::default() };
    assert_eq!(list(&desk.app, &desk.agent, &missing, None).await.unwrap().rows.len(), 1);
    let missing = StaffFilter { missing: Some(Language::De), ..StaffFilter::default() };
    assert_eq!(list(&desk.app, &desk.agent, &missing, None).await.unwrap().rows.len(), 0);
}

#[tokio::test]
async fn a_browser_has_one_vote_and_may_change_its_mind() {
    let desk = Desk::open().await;
    let id = desk.write("A", "public").await;
    let reader = desk.reader(None);
    let counts = async || {
        let article = desk.article(id).await;
        (article.helpful, article.unhelpful)
    };
    for (token, helpful, expected) in
        [("one", true, (1, 0)), ("one", true, (1, 0)), ("two", true, (2, 0)), ("one", false, (1, 1))]
    {
        vote(&desk.app, &reader, "a", (token, HOME), helpful).await.unwrap();
        assert_eq!(counts().await, expected);
    }
    for number in 4..30 {
        vote(&desk.app, &reader, "a", (&format!("{number}"), HOME), true).await.unwrap();
    }
    let full = vote(&desk.app, &reader, "a", ("last", HOME), true).await;
    assert!(matches!(full, Err(Error::TooMany { .. })), "30 an hour: {full:?}");
    let elsewhere = IpAddr::V4(Ipv4Addr::new(192, 0, 2, 8));
    vote(&desk.app, &reader, "a", ("last", elsewhere), true).await.unwrap();
    desk.app.clock.advance(HOUR);
    vote(&desk.app, &reader, "a", ("later", HOME), true).await.unwrap();
}

#[tokio::test]
async fn the_votes_of_one_browser_at_the_same_time_count_once() {
    let desk = Desk::open().await;
    let id = desk.write("A", "public").await;
    let tries = (0..12).map(|number| {
        let (app, reader) = (desk.app.clone(), desk.reader(None));
        tokio::spawn(async move { vote(&app, &reader, "a", ("same", HOME), number % 2 == 0).await })
    });
    for attempt in tries.collect::<Vec<_>>() {
        // Some may be ended by the database in favour of another.
        let _ = attempt.await.unwrap();
    }
    let article = desk.article(id).await;
    assert_eq!(article.helpful + article.unhelpful, 1);
}

#[tokio::test]
async fn comments_are_plain_short_and_for_the_team() {
    let desk = Desk::open().await;
    let id = desk.write("A", "public").await;
    let reader = desk.reader(Some(&desk.customer));
    let say = async |words: &str| comment(&desk.app, &reader, "a", (Some(&desk.customer), HOME), words).await;
    say("My card 4111 1111 1111 1111 <b>was</b> refused").await.unwrap();
    assert!(!problem(say(" \n ").await, "comment").is_empty());
    assert!(!problem(say(&"x".repeat(1_001)).await, "comment").is_empty());
    say(&"ü".repeat(1_000)).await.unwrap();
    let said = comments(&desk.app, &desk.agent, id).await.unwrap();
    assert_eq!(said[1].body, "My card •••••• <b>was</b> refused");
    assert!(comments(&desk.app, &desk.customer, id).await.is_err());
    crate::people::delete_account(&desk.app, &desk.customer).await.unwrap();
    assert!(comments(&desk.app, &desk.agent, id).await.unwrap().is_empty(), "they go with the account");
}

#[tokio::test]
async fn searches_in_vain_are_counted_without_what_names_somebody() {
    let desk = Desk::open().await;
    for words in ["  Wi-Fi\n6E ", "wi-fi 6e", "call 0171 5551234", "me@mail.example", " "] {
        note_search_without_result(&desk.app, words, Language::En, HOME).await.unwrap();
    }
    let misses = report(&desk.app, &desk.agent).await.unwrap().misses;
    assert_eq!(
        misses.iter().map(|miss| (miss.words.as_str(), miss.searches)).collect::<Vec<_>>(),
        [("wi-fi 6e", 2)]
    );
    desk.app.clock.advance(91 * DAY);
    sweep(&desk.app).await.unwrap();
    assert!(report(&desk.app, &desk.agent).await.unwrap().misses.is_empty());
}

#[tokio::test]
async fn the_report_names_links_that_lead_nowhere_and_what_is_overdue() {
    let desk = Desk::open().await;
    desk.write("Hidden", "internal").await;
    let form = ArticleForm {
        title: "Links",
        body: "[a](/help/links) [b](/help/hidden#s-x) [c](/help/nowhere) [d](/requests) ![e](gone.png)",
        visibility: "public",
        review_at: "2027-01-01",
        ..Default::default()
    };
    create(&desk.app, &desk.admin, &form).await.unwrap();
    let report = report(&desk.app, &desk.agent).await.unwrap();
    let targets: Vec<&str> = report.broken.iter().map(|broken| broken.target.as_str()).collect();
    assert_eq!(targets, ["gone.png", "hidden", "nowhere"]);
    assert_eq!(report.stale.iter().map(|row| row.slug.as_str()).collect::<Vec<_>>(), ["links"]);
}

#[tokio::test]
async fn views_are_counted_once_they_are_stored() {
    let desk = Desk::open().await;
    let id = desk.write("A", "public").await;
    for _ in 0..3 {
        count_views(&desk.app, id);
    }
    assert_eq!(desk.article(id).await.views, 0);
    flush_views(&desk.app).await.unwrap();
    flush_views(&desk.app).await.unwrap();
    assert_eq!(desk.article(id).await.views, 3);
}

#[tokio::test]
async fn related_articles_are_chosen_or_neighbours_and_never_hidden_ones() {
    let desk = Desk::open().await;
    let first = desk.write("A", "public").await;
    desk.write("B", "public").await;
    desk.write("Cc", "internal").await;
    let related = async |actor: Option<&Actor>| {
        let Found::Article(shown) = show(&desk.app, &desk.reader(actor), "a", None).await.unwrap() else {
            panic!("moved")
        };
        shown.related.into_iter().map(|card| card.slug).collect::<Vec<_>>()
    };
    assert_eq!(related(None).await, ["b"]);
    let form =
        |related| ArticleForm { title: "A", body: "x", visibility: "public", related, ..Default::default() };
    update(&desk.app, &desk.admin, first, &form("cc, /help/b, a")).await.unwrap();
    assert_eq!(related(None).await, ["b"]);
    assert_eq!(related(Some(&desk.agent)).await, ["cc", "b"]);
    let unknown = update(&desk.app, &desk.admin, first, &form("nowhere")).await;
    assert!(problem(unknown, "related").contains("nowhere"));
}

#[tokio::test]
async fn the_same_form_twice_makes_one_article() {
    let desk = Desk::open().await;
    let form = ArticleForm { title: "A", body: "x", key: "k1", ..Default::default() };
    let first = create(&desk.app, &desk.agent, &form).await.unwrap();
    assert_eq!(create(&desk.app, &desk.agent, &form).await.unwrap(), first);
    let third = create(&desk.app, &desk.agent, &ArticleForm { key: "k2", ..form }).await.unwrap();
    assert_eq!(desk.article(third).await.slug, "a-2");
}

#[tokio::test]
async fn importing_what_was_exported_changes_nothing() {
    let desk = Desk::open().await;
    let text = |title: &str, language: &str, category: &str| NewText {
        title: title.into(),
        slug: "slow-line".into(),
        body: format!("{title}, said at length."),
        language: Some(language.into()),
        category: Some(category.into()),
        visibility: Some("public".into()),
        publish_at: Some("2026-05-01T08:00:00Z".into()),
        review_at: None,
    };
    let (english, german) = (text("Slow line", "en", "Faults"), text("Langsame Leitung", "de", "Störungen"));
    assert_eq!(import(&desk.app, &english).await.unwrap(), Imported::New);
    assert_eq!(import(&desk.app, &german).await.unwrap(), Imported::Translated);
    let german_reader = Reader::of(&desk.app, None, Language::De);
    let named = categories(&desk.app, &german_reader).await.unwrap();
    assert_eq!((named.len(), named[0].name.as_str()), (1, "Störungen"));
    let (exported, next) = export(&desk.app, None, 100).await.unwrap();
    assert_eq!((exported.len(), next), (2, None));
    for exported in &exported {
        assert_eq!(import(&desk.app, &exported.text).await.unwrap(), Imported::Same);
    }
    let mut changed = exported[1].text.clone();
    changed.body = "Other words.".into();
    assert_eq!(import(&desk.app, &changed).await.unwrap(), Imported::Changed);
    let wrong = NewText { slug: "search".into(), ..english };
    assert!(!problem(import(&desk.app, &wrong).await, "slug").is_empty());
}
