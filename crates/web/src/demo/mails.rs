//! The list of outgoing mails.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::page::{Frame, Here, When};
use crate::session::Visitor;
use crate::{Failure, Result, Web, render, sample};

/// Mails on the page: a demo does not write more in an hour.
const SHOWN: i64 = 200;

#[derive(Template)]
#[template(path = "demo/mails.html")]
pub struct Mails {
    pub frame: Frame,
    /// Newest first.
    pub rows: Vec<MailRow>,
}

#[derive(Debug, Clone)]
pub struct MailRow {
    pub id: i64,
    pub to: String,
    pub subject: String,
    /// The text that names it.
    pub state: &'static str,
    pub when: When,
}

impl Mails {
    pub fn sample() -> Self {
        let row = |id, to: &str, subject: &str, when| MailRow {
            id,
            to: to.to_owned(),
            subject: subject.to_owned(),
            state: state("sent"),
            when,
        };
        let mut frame = sample::visitor();
        frame.demo = true;
        Self {
            frame,
            rows: vec![
                row(
                    2,
                    "amara.okafor@example.test",
                    "[#1042] Noor replied to your request",
                    sample::when("2026-11-22T09:28:00Z", "4 min ago"),
                ),
                row(
                    1,
                    "yusuf.demir@example.test",
                    "Your code for Saltmere Fibre",
                    sample::when("2026-11-22T08:12:00Z", "09:12"),
                ),
            ],
        }
    }

    pub fn sample_empty() -> Self {
        Self { rows: Vec::new(), ..Self::sample() }
    }
}

/// The text that names a stored state.
fn state(stored: &str) -> &'static str {
    match stored {
        "sent" => "demo-mail-sent",
        "rejected" => "demo-mail-rejected",
        "expired" => "demo-mail-expired",
        _ => "demo-mail-waiting",
    }
}

pub async fn list(State(web): State<Web>, visitor: Visitor) -> Result<Response> {
    if !web.demo {
        return Err(Failure::NotFound);
    }
    let mails = {
        let mut conn = web.app.read().await?;
        helpdesk::mails::newest(&mut conn, None, SHOWN).await?
    };
    let times = web.times(&visitor);
    let rows = mails.into_iter().map(|mail| MailRow {
        id: mail.id,
        to: mail.recipient,
        subject: mail.subject,
        state: state(&mail.state),
        when: times.when(mail.created_at),
    });
    render(&Mails { rows: rows.collect(), frame: web.frame(&visitor, Here::Elsewhere).await? })
}
