//! What agents are shown beside a request, and drafts made of it.

use super::*;

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
async fn canned_texts_are_chosen_by_name_and_come_filled_in_for_the_ticket() {
    let desk = Desk::open().await;
    let (app, agent) = (&desk.app, &desk.agent);
    let number = desk.raise("Slow wifi", QUESTION).await;
    let create = async |name: &str, language: &str| {
        let text = "Hello {customer.first_name}".to_owned();
        let form = CannedForm { name: name.to_owned(), text, language: language.to_owned() };
        canned::create(app, &desk.admin, &form).await.unwrap()
    };
    let german = create("Ask for lights", "de").await;
    let lights = create("Lights, ask again", "").await;
    let found = async |words: &str| {
        let texts = canned_for(app, agent, number, words).await.unwrap();
        texts.into_iter().map(|text| text.id).collect::<Vec<_>>()
    };
    assert_eq!(found("light ask").await, [lights, german], "the requester reads no German");
    assert!(found("router").await.is_empty());
    for nr in 0..canned::FOUND_MOST {
        create(&format!("Text {nr}"), "").await;
    }
    assert_eq!(found("").await.len(), canned::FOUND_MOST);
    let text = filled(app, agent, number, german).await.unwrap();
    assert_eq!((text.name.as_str(), text.text.as_str()), ("Ask for lights", "Hello Noor\n"));
    for (actor, number, id) in [(&desk.customer, number, lights), (agent, 9, lights), (agent, number, 999)] {
        assert!(matches!(filled(app, actor, number, id).await, Err(Error::NotFound)));
    }
    assert!(matches!(canned_for(app, &desk.customer, number, "").await, Err(Error::NotFound)));
    assert!(matches!(canned_for(app, agent, 9, "").await, Err(Error::NotFound)));
}

#[tokio::test]
async fn what_an_article_says_is_no_markup_of_a_draft() {
    let desk = Desk::open().await;
    let body = "Open www.box.example and press \\* or \\_ until the fan of the box stops. It stops at once.";
    desk.write("The fan of the box is loud", "public", body).await;
    let number = desk.raise("Loud fan", "The fan of my box is so loud.").await;
    let draft = for_ticket(&desk.app, &desk.agent, number, ORIGIN).await.unwrap().draft.unwrap();
    let html = text::to_html(&draft.text, Format::Markdown.into(), text::Pictures::Linked(""));
    assert!(html.contains("Open www.box.example and press * or _ until"), "{html}");
    assert_eq!(html.matches("<a ").count(), 1, "the way to the article: {html}");
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
    let typed = Typed { text: "<div>Rich &amp; bold</div>", rich: true, becomes_rich: true };
    use_draft(&desk.app, &desk.agent, number, of_article(slug), Some(typed), ORIGIN).await.unwrap();
    let kept = &drafts::on_ticket(&desk.app, &desk.agent, number).await.unwrap()[0];
    let (above, below) = kept.text.split_once("Hello Noor,").expect("the greeting of the draft");
    assert!(kept.rich && above.contains("Rich &amp; bold</p>") && below.contains("Move"), "{}", kept.text);
    let typed = Typed { text: "*Plain*", rich: false, becomes_rich: true };
    use_draft(&desk.app, &desk.agent, number, of_article(slug), Some(typed), ORIGIN).await.unwrap();
    let kept = &drafts::on_ticket(&desk.app, &desk.agent, number).await.unwrap()[0];
    assert!(kept.rich && kept.text.contains("<em>Plain</em>"), "{}", kept.text);
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
async fn each_passage_of_an_internal_article_that_was_used_is_asked_about() {
    let desk = Desk::open().await;
    let number = desk.raise("Price", "What do partners pay?").await;
    tickets::take(&desk.app, &desk.agent, number).await.unwrap();
    let article = "SELECT id FROM articles WHERE slug = 'prices-of-partners-on-the-harbour-line'";
    let article: i64 = desk.app.read().await.unwrap().one(article, db::params![]).await.unwrap();
    let other = "Ships of more than forty metres pay eleven euros and moor at the outer wall.";
    let mut tx = desk.app.begin().await.unwrap();
    for passage in [SECRET, other, SECRET] {
        let source = (article, "Prices of partners");
        store::put_internal_passage(&mut tx, number, source, passage, desk.app.now()).await.unwrap();
    }
    assert_eq!(store::internal_passages(&mut tx, number, 9).await.unwrap().len(), 2);
    tx.commit().await.unwrap();
    for passage in [SECRET, other] {
        let refused = tickets::reply(&desk.app, &desk.agent, number, Writing::from(passage)).await;
        assert!(matches!(refused, Err(Error::Invalid(_))), "{passage}: {refused:?}");
    }
}
