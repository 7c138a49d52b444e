//! The mail about replies in a chat that nobody saw.

use helpdesk::assistant::{self, Unseen};
use helpdesk::tickets::{Format, Message};
use helpdesk::{Result, event_store, mails, people};

use super::letter::{Desk, Letter, Reader};
use super::written::Written;
use super::{Occasion, words, write};
use crate::Workflow;

/// Writes and stores one mail about all of them.
pub(crate) async fn mail_unseen(workflow: &Workflow, event: i64, number: i64) -> Result<()> {
    let app = workflow.app();
    let mut conn = app.db.read().await?;
    let Some(event) = event_store::find(&mut conn, event).await? else { return Ok(()) };
    let Some(unseen) = assistant::unseen(&mut conn, number).await? else { return Ok(()) };
    let Some(newest) = unseen.replies.last().cloned() else { return Ok(()) };
    let who =
        people::find(&mut conn, newest.author).await?.map(|person| person.full_name()).unwrap_or_default();
    drop(conn);
    let desk = Desk::of(workflow);
    let letter = letter(&desk, &unseen, &newest, &who);
    let occasion = Occasion { event: event.id, at: app.now() };
    let mail = write(&desk, occasion, 0, &letter)?;
    let mut tx = app.begin().await?;
    mails::store_once(&mut tx, app, &mail).await?;
    tx.commit().await?;
    assistant::note_mailed(app, number, newest.id).await?;
    app.jobs.wake();
    Ok(())
}

fn letter(desk: &Desk, unseen: &Unseen, newest: &Message, who: &str) -> Letter {
    let number = unseen.ticket.number;
    let mut to = Reader::at(&unseen.email, &unseen.first_name, unseen.language);
    to.person = unseen.has_account.then_some(unseen.ticket.requester);
    let path = if unseen.has_account { format!("/requests/{number}") } else { "/assistant".to_owned() };
    // Several in one: their words one after the other.
    let one = |message: &Message| text::to_text(&message.body, message.format.into(), 20_000);
    let together = match unseen.replies.as_slice() {
        [only] => only.clone(),
        several => Message {
            body: several.iter().map(one).collect::<Vec<_>>().join("\n\n"),
            format: Format::Plain,
            ..newest.clone()
        },
    };
    let letter = Letter::new("reply_customer", to, desk.link(&path))
        .with("number", number)
        .with("ticket", unseen.ticket.subject.as_str())
        .with("files", Vec::<String>::new())
        .saying("who", |language| words::name(who, language.say("mail-a-colleague")));
    let mut letter = Written::of(&together, None, &desk.base_url).told_in(letter);
    letter.ticket = Some(number);
    letter
}
