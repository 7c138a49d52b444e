//! The mail about replies in a chat that nobody saw, several in one.

use helpdesk::assistant::{self, Unseen};
use helpdesk::mails::{self, NewMail};
use helpdesk::tickets::{Format, Message};
use helpdesk::{Error, Event, Result, event_store, people};
use jobs::{Job, Outcome};

use super::letter::{Desk, Letter, Reader};
use super::written::Written;
use super::{Occasion, words, write};
use crate::Workflow;

/// Mails what is still unseen. A second look finds it mailed.
pub(crate) async fn mail_unseen(workflow: &Workflow, job: &Job) -> std::result::Result<Outcome, jobs::Error> {
    let (event, ticket): (i64, i64) = job.payload()?;
    let failed = |error: Error| jobs::Error::new(format!("chat {ticket}: {error}"));
    store_mail(workflow, event, ticket).await.map_err(failed)?;
    Ok(Outcome::Done)
}

/// Writes and stores one mail about all of them.
async fn store_mail(workflow: &Workflow, event: i64, number: i64) -> Result<()> {
    let app = workflow.app();
    let Some(event) = event_store::find(&mut *app.db.read().await?, event).await? else { return Ok(()) };
    // Each reply has its job, and they may run at once: whoever comes second looks at what is left.
    loop {
        let unseen = assistant::unseen(&mut *app.db.read().await?, number).await?;
        let Some(unseen) = unseen else { return Ok(()) };
        let mail = mail(workflow, &event, &unseen).await?;
        let mut tx = app.begin().await?;
        if assistant::note_mailed(&mut tx, &unseen).await? {
            mails::store_once(&mut tx, app, &mail).await?;
            tx.commit().await?;
            app.jobs.wake();
            return Ok(());
        }
    }
}

async fn mail(workflow: &Workflow, event: &Event, unseen: &Unseen) -> Result<NewMail> {
    let app = workflow.app();
    let newest = unseen.replies.last().ok_or(Error::NotFound)?;
    let author = people::find(&mut *app.db.read().await?, newest.author).await?;
    let who = author.map(|person| person.full_name()).unwrap_or_default();
    let desk = Desk::of(workflow);
    let occasion = Occasion { event: event.id, at: app.now() };
    write(&desk, occasion, 0, &letter(&desk, unseen, newest, &who))
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
