//! Messages: how they are written, what they quote, and changing one's own.

use super::*;
use crate::actor::{Actor, Role};
use crate::clock::{MINUTE, SECOND};
use crate::error::{Error, Result};
use crate::testing::Desk;
use crate::{people, testing};

fn quoting(text: &str, message: i64) -> Writing<'_> {
    Writing { text, format: Format::Markdown, quotes: Some(message), ..Writing::default() }
}

impl Desk {
    async fn note(&self, number: i64) -> i64 {
        add_note(&self.app, &self.agent, number, "Known fault.".into()).await.unwrap().message
    }

    async fn question(&self, number: i64) -> i64 {
        reply(&self.app, &self.agent, number, "Which lights?".into()).await.unwrap().message
    }

    async fn said(&self, actor: &Actor, number: i64, message: i64) -> Said {
        let shown = match actor.role {
            Role::Customer => show_request(&self.app, actor, number, None).await.unwrap(),
            _ => show_ticket(&self.app, actor, number, None).await.unwrap(),
        };
        shown.conversation.into_iter().find(|said| said.message.id == message).expect("the message")
    }

    async fn last_words(&self) -> String {
        own_requests(&self.app, &self.customer, RequestView::All, "", None).await.unwrap().page.rows[0]
            .last_words
            .clone()
    }

    async fn edit(&self, actor: &Actor, number: i64, message: i64, text: &str) -> Result<()> {
        edit_message(&self.app, actor, number, message, text.into()).await
    }
}

fn problem(result: Result<Posted>) -> String {
    match result {
        Err(Error::Invalid(problems)) => {
            problems.iter().map(|(field, text)| format!("{field}: {text}")).collect()
        }
        other => panic!("not refused: {other:?}"),
    }
}

fn is_conflict(result: &Result<()>) -> bool {
    matches!(result, Err(Error::Conflict(_)))
}

fn is_not_found(result: &Result<()>) -> bool {
    matches!(result, Err(Error::NotFound))
}

#[tokio::test]
async fn html_is_taken_from_replies_alone_and_cleaned() {
    let desk = Desk::open().await;
    let number = desk.taken().await;
    let text = "<p onclick=x>Hello <b>you</b><script>alert(1)</script></p>";
    let writing = Writing { text, format: Format::Html, ..Writing::default() };
    let answer = reply(&desk.app, &desk.agent, number, writing).await.unwrap().message;
    let said = desk.said(&desk.agent, number, answer).await.message;
    assert_eq!(said.format, Format::Html);
    assert_eq!(said.body, "<p dir=\"auto\">Hello <strong>you</strong></p>\n");
    assert_eq!(desk.last_words().await, "Hello you");
    let message = post_message(&desk.app, &desk.customer, number, writing).await.unwrap().message;
    let said = desk.said(&desk.agent, number, message).await.message;
    assert_eq!((said.format, said.body.as_str()), (Format::Markdown, text));
    let note = add_note(&desk.app, &desk.agent, number, writing).await.unwrap().message;
    assert_eq!(desk.said(&desk.agent, number, note).await.message.format, Format::Markdown);
    for empty in ["<p><br></p>", "<script>alert(1)</script>", "<p>\u{200b}&nbsp;</p>"] {
        let writing = Writing { text: empty, ..writing };
        assert!(problem(reply(&desk.app, &desk.agent, number, writing).await).starts_with("reply: "));
    }
}

#[tokio::test]
async fn a_reply_shows_no_pictures_but_its_own() {
    let desk = Desk::open().await;
    let number = desk.taken().await;
    let text = "<p>Here <img src=\"/files/7/picture\" alt=\"the plug\"></p>";
    let writing = Writing { text, format: Format::Html, ..Writing::default() };
    let answer = reply(&desk.app, &desk.agent, number, writing).await.unwrap().message;
    let said = desk.said(&desk.agent, number, answer).await.message;
    assert!(!said.body.contains("<img") && said.body.contains("the plug"), "{}", said.body);
    edit_message(
        &desk.app,
        &desk.agent,
        number,
        answer,
        Writing { text: "<p><img src=/files/8/x></p><p>so</p>", ..writing },
    )
    .await
    .unwrap();
    assert!(!desk.said(&desk.agent, number, answer).await.message.body.contains("<img"));
}

#[tokio::test]
async fn a_quotation_is_read_with_the_rights_of_its_reader() {
    let desk = Desk::open().await;
    let number = desk.taken().await;
    let (question, note) = (desk.question(number).await, desk.note(number).await);
    let answer = post_message(&desk.app, &desk.customer, number, quoting("All.", question)).await.unwrap();
    let quote = desk.said(&desk.customer, number, answer.message).await.quote.unwrap();
    assert_eq!((quote.message, quote.words.as_str(), quote.is_note), (question, "Which lights?", false));
    let reminder = add_note(&desk.app, &desk.agent, number, quoting("See there.", note)).await.unwrap();
    assert!(desk.said(&desk.agent, number, reminder.message).await.quote.unwrap().is_note);
    let hidden = reply(&desk.app, &desk.agent, number, quoting("See there.", note)).await;
    assert!(problem(hidden).starts_with("reply: Only the team"));
    let by_customer = post_message(&desk.app, &desk.customer, number, quoting("See there.", note)).await;
    let unknown = post_message(&desk.app, &desk.customer, number, quoting("See there.", 999_999)).await;
    assert_eq!(problem(by_customer), problem(unknown), "a customer does not learn that there is a note");
    assert!(matches!(quote_of(&desk, &desk.customer, number, note).await, Err(Error::NotFound)));
    assert!(quote_of(&desk, &desk.agent, number, note).await.is_ok());
}

async fn quote_of(desk: &Desk, actor: &Actor, number: i64, message: i64) -> Result<Quote> {
    super::quote(&desk.app, actor, number, message).await
}

#[tokio::test]
async fn nothing_of_another_request_can_be_quoted() {
    let desk = Desk::open().await;
    let (one, other) = (desk.taken().await, desk.taken().await);
    let question = desk.question(other).await;
    let foreign = post_message(&desk.app, &desk.customer, one, quoting("This?", question)).await;
    assert!(problem(foreign).starts_with("message: "));
    assert!(matches!(quote_of(&desk, &desk.customer, one, question).await, Err(Error::NotFound)));
    assert!(matches!(quote_of(&desk, &desk.stranger, other, question).await, Err(Error::NotFound)));
}

#[tokio::test]
async fn a_deleted_message_leaves_its_place_and_its_text_to_the_team() {
    let desk = Desk::open().await;
    let number = desk.taken().await;
    let question = desk.question(number).await;
    let answer = post_message(&desk.app, &desk.customer, number, quoting("All.", question)).await.unwrap();
    delete_message(&desk.app, &desk.agent, number, question).await.unwrap();
    delete_message(&desk.app, &desk.agent, number, question).await.unwrap();
    let seen = desk.said(&desk.customer, number, question).await;
    assert!(seen.message.deleted_at.is_some() && seen.message.body.is_empty() && seen.former.is_empty());
    let quote = desk.said(&desk.customer, number, answer.message).await.quote.unwrap();
    assert!(quote.is_deleted && quote.words.is_empty());
    let former = desk.said(&desk.other_agent, number, question).await.former;
    assert_eq!(former.iter().map(|revision| revision.body.as_str()).collect::<Vec<_>>(), ["Which lights?"]);
    let again = post_message(&desk.app, &desk.customer, number, quoting("Hello?", question)).await;
    assert!(problem(again).contains("not here any more"));
    let deletions = testing::events(&desk.app).await;
    assert_eq!(deletions.iter().filter(|kind| *kind == "message_deleted").count(), 1);
    assert!(is_conflict(&desk.edit(&desk.agent, number, question, "Back.").await));
}

#[tokio::test]
async fn an_edited_message_says_so_and_the_team_reads_what_it_said() {
    let desk = Desk::open().await;
    let number = desk.taken().await;
    let question = desk.question(number).await;
    desk.edit(&desk.agent, number, question, "Which lamps?").await.unwrap();
    desk.edit(&desk.agent, number, question, "Which lamps?").await.unwrap();
    desk.edit(&desk.agent, number, question, "Which lamps are on?").await.unwrap();
    assert_eq!(desk.last_words().await, "Which lamps are on?");
    let seen = desk.said(&desk.customer, number, question).await;
    assert!(seen.message.edited_at.is_some() && seen.former.is_empty());
    let former = desk.said(&desk.agent, number, question).await.former;
    let texts: Vec<_> = former.iter().map(|revision| revision.body.as_str()).collect();
    assert_eq!(texts, ["Which lights?", "Which lamps?"], "the same text again is no change");
    assert!(matches!(desk.edit(&desk.agent, number, question, " ").await, Err(Error::Invalid(_))));
}

#[tokio::test]
async fn a_message_can_be_changed_for_five_minutes() {
    let desk = Desk::open().await;
    let number = desk.taken().await;
    let question = desk.question(number).await;
    desk.app.clock.advance(5 * MINUTE);
    assert!(desk.said(&desk.agent, number, question).await.may_edit);
    desk.edit(&desk.agent, number, question, "Which lamps?").await.unwrap();
    desk.app.clock.advance(1);
    assert!(!desk.said(&desk.agent, number, question).await.may_edit);
    assert!(is_conflict(&desk.edit(&desk.agent, number, question, "Too late.").await));
    assert!(is_conflict(&delete_message(&desk.app, &desk.agent, number, question).await));
    assert!(own_message(&desk.app, &desk.agent, number, question).await.is_err());
}

#[tokio::test]
async fn nobody_changes_what_others_wrote() {
    let desk = Desk::open().await;
    let (number, other) = (desk.taken().await, desk.taken().await);
    let (question, note) = (desk.question(number).await, desk.note(number).await);
    for actor in [&desk.customer, &desk.stranger, &desk.other_agent, &desk.admin] {
        for message in [question, note, 999_999] {
            assert!(is_not_found(&desk.edit(actor, number, message, "Mine.").await));
            assert!(is_not_found(&delete_message(&desk.app, actor, number, message).await));
        }
    }
    assert!(is_not_found(&desk.edit(&desk.agent, other, question, "Elsewhere.").await));
    people::deactivate(&desk.app, &desk.admin, desk.agent.id).await.unwrap();
    assert!(is_not_found(&desk.edit(&desk.agent, number, question, "Still here.").await));
    assert!(is_not_found(&delete_message(&desk.app, &desk.agent, number, question).await));
}

#[tokio::test]
async fn a_closed_request_and_the_description_of_one_stay() {
    let desk = Desk::open().await;
    let number = desk.taken().await;
    let description = desk.said_first(number).await;
    assert!(is_conflict(&delete_message(&desk.app, &desk.customer, number, description).await));
    desk.edit(&desk.customer, number, description, "It is dark.").await.unwrap();
    assert_eq!(desk.last_words().await, "It is dark.");
    let question = desk.question(number).await;
    close(&desk.app, &desk.customer, number).await.unwrap();
    assert!(is_conflict(&desk.edit(&desk.customer, number, description, "No.").await));
    assert!(is_conflict(&delete_message(&desk.app, &desk.agent, number, question).await));
}

impl Desk {
    async fn said_first(&self, number: i64) -> i64 {
        show_ticket(&self.app, &self.agent, number, None).await.unwrap().conversation[0].message.id
    }
}

#[tokio::test]
async fn lists_show_the_newest_message_that_is_left() {
    let desk = Desk::open().await;
    let number = desk.taken().await;
    desk.question(number).await;
    desk.app.clock.advance(SECOND);
    let answer = post_message(&desk.app, &desk.customer, number, "All of them.".into()).await.unwrap();
    assert_eq!(desk.last_words().await, "All of them.");
    delete_message(&desk.app, &desk.customer, number, answer.message).await.unwrap();
    assert_eq!(desk.last_words().await, "Which lights?");
    let note = desk.note(number).await;
    delete_message(&desk.app, &desk.agent, number, note).await.unwrap();
    assert_eq!(desk.last_words().await, "Which lights?");
    desk.counters_agree().await;
}

#[tokio::test]
async fn whether_it_is_edited_or_closed_first_both_end_well() {
    let desk = Desk::open().await;
    for _ in 0..8 {
        let number = desk.taken().await;
        let question = desk.question(number).await;
        let (edited, closed, deleted) = tokio::join!(
            desk.edit(&desk.agent, number, question, "Which lamps?"),
            close(&desk.app, &desk.customer, number),
            delete_message(&desk.app, &desk.agent, number, question),
        );
        closed.unwrap();
        for result in [&edited, &deleted] {
            assert!(result.is_ok() || is_conflict(result), "{result:?}");
        }
        let said = desk.said(&desk.agent, number, question).await;
        let changes =
            usize::from(said.message.edited_at.is_some()) + usize::from(said.message.deleted_at.is_some());
        assert_eq!(said.former.len(), changes, "one former text for each change");
    }
}
