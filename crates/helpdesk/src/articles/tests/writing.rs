//! Writing: revisions, languages, forms that arrive twice, and what is imported.

use super::*;

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

/// What a form begins with that is opened now.
async fn opened(desk: &Desk, id: i64, language: Language) -> (Option<i64>, String) {
    let editing = edit(&desk.app, &desk.agent, id, language).await.unwrap();
    let seen = editing.newest.as_ref().map_or(0, |newest| newest.id);
    (Some(seen), editing.facts().to_owned())
}

#[tokio::test]
async fn two_who_begin_the_same_language_do_not_write_over_each_other() {
    let desk = Desk::open().await;
    let id = desk.write("A", "draft").await;
    let (seen, _) = opened(&desk, id, Language::De).await;
    let form = |body| ArticleForm { title: "A", body, language: "de", seen, ..Default::default() };
    update(&desk.app, &desk.agent, id, &form("Von Noor.")).await.unwrap();
    let late = update(&desk.app, &desk.other_agent, id, &form("Von Dev.")).await;
    assert!(matches!(late, Err(Error::Conflict(_))), "{late:?}");
    let (seen, _) = opened(&desk, id, Language::En).await;
    let elsewhere = ArticleForm { seen, ..form("In the wrong language.") };
    let late = update(&desk.app, &desk.other_agent, id, &elsewhere).await;
    assert!(
        matches!(late, Err(Error::Conflict(_))),
        "who saw another language has not seen this one: {late:?}"
    );
}

#[tokio::test]
async fn a_form_that_is_out_of_date_does_not_publish_what_was_withdrawn() {
    let desk = Desk::open().await;
    let id = desk.write("A", "public").await;
    let (seen, facts) = opened(&desk, id, Language::En).await;
    let form = |visibility| ArticleForm {
        title: "A",
        body: "Turn it off.",
        visibility,
        seen,
        facts: &facts,
        ..Default::default()
    };
    let withdrawn = form("draft");
    for _ in 0..2 {
        update(&desk.app, &desk.admin, id, &withdrawn).await.unwrap();
    }
    let late = update(&desk.app, &desk.admin, id, &ArticleForm { body: "Better.", ..form("public") }).await;
    assert!(matches!(late, Err(Error::Conflict(_))), "{late:?}");
    assert_eq!(desk.article(id).await.visibility, Visibility::Draft);
    let words = ArticleForm { body: "Better.", ..form("draft") };
    update(&desk.app, &desk.admin, id, &words).await.unwrap();
    for changed in [
        ArticleForm { category: "Bills", ..words.clone() },
        ArticleForm { review_at: "2027-06-01", ..words.clone() },
        ArticleForm { slug: "b", ..words.clone() },
    ] {
        let late = update(&desk.app, &desk.admin, id, &changed).await;
        assert!(matches!(late, Err(Error::Conflict(_))), "{late:?}");
    }
}

#[tokio::test]
async fn a_file_that_knows_an_older_address_is_about_the_same_article() {
    let desk = Desk::open().await;
    let file = NewText { title: "Slow line".into(), body: "Restart it.".into(), ..NewText::default() };
    assert_eq!(import(&desk.app, &file).await.unwrap(), Imported::New);
    let id = desk.article(1).await.id;
    let form =
        ArticleForm { title: "Slow line", body: "Restart it.", slug: "slow-internet", ..Default::default() };
    update(&desk.app, &desk.admin, id, &form).await.unwrap();
    assert_eq!(import(&desk.app, &file).await.unwrap(), Imported::Same);
    let changed = NewText { body: "Restart it twice.".into(), ..file };
    assert_eq!(import(&desk.app, &changed).await.unwrap(), Imported::Changed);
    assert_eq!(desk.article(id).await.slug, "slow-internet");
    assert_eq!(desk.slug(Some(&desk.agent), "slow-line").await.as_deref(), Some("-> slow-internet"));
    let all = list(&desk.app, &desk.agent, &StaffFilter::default(), None).await.unwrap();
    assert_eq!(all.rows.len(), 1);
}

#[tokio::test]
async fn a_title_is_found_in_whatever_case_it_is_looked_for() {
    let desk = Desk::open().await;
    desk.write("Über Äpfel", "draft").await;
    for (words, found) in [("über", 1), ("ÄPFEL", 1), ("birne", 0)] {
        let filter = StaffFilter { words: words.into(), ..StaffFilter::default() };
        assert_eq!(list(&desk.app, &desk.agent, &filter, None).await.unwrap().rows.len(), found, "{words}");
    }
}
