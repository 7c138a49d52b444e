//! Who gets which mail when something happened. Each mail is rendered once and stored under (event, recipient).

mod accounts;
mod letter;
mod requests;
mod services;
mod template;
mod test_mail;
mod unseen;
mod words;
mod written;

use helpdesk::mails::{self, NewMail};
use helpdesk::{Event, Kind, Result};
use mail::{Mailbox, Message};

use crate::Workflow;
use letter::{Desk, Letter};

pub(crate) use services::{tell, tell_missed};
pub(crate) use test_mail::test_mail;
pub(crate) use unseen::mail_unseen;

/// What a mail follows from: the event that makes it unique, and its date.
#[derive(Clone, Copy)]
struct Occasion {
    event: i64,
    /// Milliseconds since 1970 UTC.
    at: i64,
}

/// Writes and stores the mails that follow from this event. Running again stores nothing twice.
pub(crate) async fn react(workflow: &Workflow, event: &Event, secret: Option<&str>) -> Result<()> {
    if event.kind == Kind::ProfileChanged {
        return release_if_verified(workflow, event).await;
    }
    if matches!(event.kind, Kind::MessageEdited | Kind::MessageDeleted) {
        return correct(workflow, event).await;
    }
    services::plan(workflow, event).await?;
    let written = written(workflow, event, secret).await?;
    if written.is_empty() {
        return Ok(());
    }
    let app = workflow.app();
    let mut tx = app.begin().await?;
    for mail in &written {
        mails::store_once(&mut tx, app, mail).await?;
    }
    tx.commit().await?;
    app.jobs.wake();
    Ok(())
}

/// A message changed: mails that told of it and were not handed over yet tell what it says now.
async fn correct(workflow: &Workflow, event: &Event) -> Result<()> {
    let app = workflow.app();
    let Some(posted) = requests::posting(&mut *app.db.read().await?, event).await? else { return Ok(()) };
    let written = written(workflow, &posted, None).await?;
    let mut tx = app.begin().await?;
    mails::correct(&mut tx, posted.id, &written).await?;
    tx.commit().await
}

/// The mails that follow from this event, as things are now.
async fn written(workflow: &Workflow, event: &Event, secret: Option<&str>) -> Result<Vec<NewMail>> {
    let desk = Desk::of(workflow);
    let letters = letters(workflow, &desk, event, secret).await?;
    let occasion = Occasion { event: event.id, at: event.created_at };
    letters.iter().enumerate().map(|(index, letter)| write(&desk, occasion, index, letter)).collect()
}

/// What waited for somebody to prove their address goes out now.
async fn release_if_verified(workflow: &Workflow, event: &Event) -> Result<()> {
    let verified = event.data.get("verified").and_then(serde_json::Value::as_bool) == Some(true);
    if verified && workflow.app().mail_configured { mails::release(workflow.app()).await } else { Ok(()) }
}

async fn letters(
    workflow: &Workflow,
    desk: &Desk,
    event: &Event,
    secret: Option<&str>,
) -> Result<Vec<Letter>> {
    if event.kind == Kind::ServiceNewsAsked {
        return services::letters(workflow, desk, event).await;
    }
    if event.kind == Kind::AutoReplied {
        return requests::auto_reply(workflow.app(), desk, event).await;
    }
    let mut conn = workflow.app().db.read().await?;
    match event.ticket {
        Some(ticket) => requests::letters(&mut conn, desk, event, ticket).await,
        None => accounts::letters(&mut conn, desk, event, secret).await,
    }
}

fn write(desk: &Desk, occasion: Occasion, index: usize, letter: &Letter) -> Result<NewMail> {
    let rendered = template::render(letter.kind, letter.facts(desk))?;
    let message_id = desk.message_id(occasion.event, index);
    let thread = letter.ticket.map(|number| desk.thread(number));
    let content = mail::compose(&Message {
        to: &Mailbox::new(&letter.to.name, &letter.to.address),
        subject: &rendered.subject,
        text: &rendered.text,
        html: &rendered.html,
        message_id: &message_id,
        thread: thread.as_deref(),
        is_answer: letter.kind == requests::AUTO_REPLY,
        unsubscribe: letter.unsubscribe.as_deref(),
        date: occasion.at,
    });
    Ok(NewMail {
        event: occasion.event,
        kind: letter.kind,
        recipient: letter.to.address.clone(),
        person: letter.to.person,
        ticket: letter.ticket,
        message_id,
        subject: rendered.subject,
        content,
        secret: letter.secret,
        held: letter.to.held,
        expires_at: letter.expires_at.unwrap_or(i64::MAX).min(occasion.at + mails::LIFETIME),
    })
}
