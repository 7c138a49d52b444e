//! The mail behind the button [Send a test mail].

use helpdesk::Result;
use mail::{Mailbox, Message, Ready};

use super::letter::{Desk, Letter, Reader};
use super::template;
use crate::Workflow;

/// Written for whoever asks, never stored.
pub(crate) fn test_mail(workflow: &Workflow, to: &str) -> Result<Ready> {
    let desk = Desk::of(workflow);
    let letter = Letter::new("test", Reader::at(to, "", desk.settings.language), desk.link("/settings/desk"));
    let rendered = template::render(letter.kind, letter.facts(&desk))?;
    let content = mail::compose(&Message {
        to: &Mailbox::new("", to),
        subject: &rendered.subject,
        text: &rendered.text,
        html: &rendered.html,
        message_id: &desk.message_id(0, 0),
        thread: None,
        is_answer: false,
        unsubscribe: None,
        date: workflow.app().now(),
    });
    Ok(Ready { to: to.to_owned(), content })
}
