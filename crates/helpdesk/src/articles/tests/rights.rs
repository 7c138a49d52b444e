//! Who may read, and who may publish.

use super::*;

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
async fn only_an_admin_deletes_and_only_a_draft_that_never_was_public() {
    let desk = Desk::open().await;
    let (app, admin) = (&desk.app, &desk.admin);
    let id = desk.write("Internal first", "internal").await;
    desk.write("Beside it", "public").await;
    let say = async |visibility: &str| {
        let form = ArticleForm { title: "Internal first", body: "x", visibility, ..Default::default() };
        update(app, admin, id, &form).await.unwrap();
    };
    assert!(matches!(delete(app, admin, id).await, Err(Error::Conflict(_))), "it is no draft");
    say("draft").await;
    for actor in [&desk.agent, &desk.customer] {
        assert!(matches!(delete(app, actor, id).await, Err(Error::NotFound)));
    }
    delete(app, admin, id).await.unwrap();
    assert!(matches!(delete(app, admin, id).await, Err(Error::NotFound)), "twice");
    assert_eq!(desk.slug(Some(admin), "internal-first").await, None);
    let entries = category_entries(app, admin).await.unwrap();
    let counts: Vec<_> = entries.iter().map(|entry| entry.category.articles).collect();
    assert_eq!(counts, [1]);
    let public = desk.write("Once public", "public").await;
    let form = ArticleForm { title: "Once public", body: "x", visibility: "draft", ..Default::default() };
    update(app, admin, public, &form).await.unwrap();
    assert!(matches!(delete(app, admin, public).await, Err(Error::Conflict(_))), "links may lead to it");
    assert!(!desk.article(public).await.is_deletable());
}
