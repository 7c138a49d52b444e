//! Ending mails about a service by the link in them: its button on the page, or a mail program's own one (RFC 8058).
//! The signed link alone says what ends, so whoever sends the form needs no cookie and may come from anywhere.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use helpdesk::services;

use crate::page::{Frame, Here};
use crate::session::Visitor;
use crate::{Result, Web, render, sample};

#[derive(Template)]
#[template(path = "services/end.html")]
pub struct End {
    pub frame: Frame,
    /// What the page's own address ends in.
    pub link: String,
    /// The service's name; None when it has ended.
    pub service: Option<String>,
}

impl End {
    pub fn sample() -> Self {
        let service = Some("Home internet".to_owned());
        Self { frame: sample::visitor(), link: "12.kZ".to_owned(), service }
    }

    pub fn sample_ended() -> Self {
        Self { service: None, ..Self::sample() }
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor, Path(link): Path<String>) -> Result<Response> {
    let service = services::linked(&web.app, &link).await?.map(|service| service.name);
    let frame = web.frame(&visitor, Here::Services).await?;
    render(&End { frame, link, service })
}

pub async fn create(State(web): State<Web>, visitor: Visitor, Path(link): Path<String>) -> Result<Response> {
    services::end_by_link(&web.app, &link).await?;
    let frame = web.frame(&visitor, Here::Services).await?;
    render(&End { frame, link, service: None })
}
