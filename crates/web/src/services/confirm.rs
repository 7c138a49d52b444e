//! The page behind the link in the mail that asks whether somebody wants to be told. Looking at it changes nothing:
//! programs that look into mails follow links, too.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use helpdesk::services::{self, Behind};

use crate::page::{Frame, Here};
use crate::session::Visitor;
use crate::{Result, Web, render, sample};

#[derive(Template)]
#[template(path = "services/confirm.html")]
pub struct Confirm {
    pub frame: Frame,
    /// By name.
    pub services: Vec<String>,
    /// None when it was confirmed.
    pub question: Option<Question>,
    /// Whether nothing is left of it.
    pub is_over: bool,
}

#[derive(Debug, Clone)]
pub struct Question {
    pub email: String,
    /// What the page's own address ends in.
    pub link: String,
}

impl Confirm {
    pub fn sample() -> Self {
        Self {
            frame: sample::visitor(),
            services: vec!["Home internet".to_owned(), "Television".to_owned()],
            question: Some(Question { email: "ada@example.test".to_owned(), link: "12.kZ".to_owned() }),
            is_over: false,
        }
    }

    pub fn sample_confirmed() -> Self {
        Self { question: None, ..Self::sample() }
    }

    pub fn sample_over() -> Self {
        Self { services: Vec::new(), is_over: true, ..Self::sample_confirmed() }
    }

    /// What there is to press, if anything.
    pub fn title(&self) -> &'static str {
        match self.question {
            Some(_) => "service-confirm",
            None if self.is_over => "service-confirm-over",
            None => "service-confirmed-before",
        }
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor, Path(link): Path<String>) -> Result<Response> {
    let (services, question) = match services::wish_behind(&web.app, &link).await? {
        Behind::Waits(wish) => (wish.services, Some(Question { email: wish.email, link: wish.link })),
        Behind::Confirmed(services) => (services, None),
        Behind::Over => (Vec::new(), None),
    };
    let is_over = services.is_empty() && question.is_none();
    render(&Confirm { frame: web.frame(&visitor, Here::Services).await?, services, question, is_over })
}

pub async fn create(State(web): State<Web>, visitor: Visitor, Path(link): Path<String>) -> Result<Response> {
    if !services::confirm(&web.app, &link).await? {
        return show(State(web), visitor, Path(link)).await;
    }
    let text = visitor.language.say("service-confirmed");
    Ok(web.go_saying("/services", text))
}
