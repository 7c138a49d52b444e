//! One outgoing mail.

use askama::Template;
use axum::extract::State;
use axum::http::header;
use axum::response::{Html, IntoResponse, Response};

use crate::page::{Frame, Here, When};
use crate::session::{Number, Visitor};
use crate::{Failure, Result, Web, render, sample};

/// A mail carries its own styles, and may do nothing else.
const MAIL_CSP: &str = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

#[derive(Template)]
#[template(path = "demo/mail.html")]
pub struct Mail {
    pub frame: Frame,
    pub from: String,
    pub to: String,
    pub subject: String,
    pub when: When,
    /// The text part.
    pub text: String,
    /// Where the HTML part can be seen; none: text only.
    pub html_href: Option<String>,
}

impl Mail {
    pub fn sample() -> Self {
        let mut frame = sample::visitor();
        frame.demo = true;
        Self {
            frame,
            from: "Saltmere Fibre <care@saltmere.test>".to_owned(),
            to: "yusuf.demir@example.test".to_owned(),
            subject: "Your code for Saltmere Fibre".to_owned(),
            when: sample::when("2026-11-22T08:12:00Z", "09:12"),
            text: "Hello Yusuf,\n\nyour code is 402175. It works for 10 minutes.\n\nSaltmere Fibre"
                .to_owned(),
            html_href: Some("/demo/mail/1/html".to_owned()),
        }
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor, Number(id): Number) -> Result<Response> {
    let (stored, shown) = find(&web, id).await?;
    render(&Mail {
        frame: web.frame(&visitor, Here::Elsewhere).await?,
        from: web.app.settings().desk_name.clone(),
        to: stored.recipient,
        subject: stored.subject,
        when: web.times(&visitor).when(stored.created_at),
        text: shown.text,
        html_href: Some(format!("/demo/mail/{id}/html")),
    })
}

/// The HTML part as a mail program would show it.
pub async fn html(State(web): State<Web>, Number(id): Number) -> Result<Response> {
    let (_, shown) = find(&web, id).await?;
    Ok(([(header::CONTENT_SECURITY_POLICY, MAIL_CSP)], Html(shown.html)).into_response())
}

async fn find(web: &Web, id: i64) -> Result<(helpdesk::mails::Mail, mail::read::Shown)> {
    if !web.demo {
        return Err(Failure::NotFound);
    }
    let mut conn = web.app.read().await?;
    let stored = helpdesk::mails::find(&mut conn, id).await?.ok_or(Failure::NotFound)?;
    let shown = mail::read::parts(&stored.content).ok_or(Failure::NotFound)?;
    Ok((stored, shown))
}
