//! Writing a new request.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::tickets::{self, NewTicket, Writing};
use helpdesk::{drafts, secrets};

use crate::form::Fields;
use crate::form_view::form_view;
use crate::page::{Field, Frame, Here, Tone};
use crate::refusal::Refusal;
use crate::session::{Customer, Visitor};
use crate::{Result, Web, go, render, sample};

form_view! {
    pub struct NewRequestForm { subject, description }
}

#[derive(Template)]
#[template(path = "portal/new_request.html")]
pub struct NewRequest {
    /// At [`Here::Elsewhere`].
    pub frame: Frame,
    pub form: NewRequestForm,
    /// The hidden key that makes sending twice harmless.
    pub key: String,
}

impl NewRequest {
    pub fn sample() -> Self {
        let form = NewRequestForm {
            subject: Field::new("Wifi is slow upstairs"),
            description: Field::new(
                "In the bedroom on the second floor I only get about 12 Mbit/s, next to the router it is 480. \
                 It was better before we moved the router to the hallway.",
            ),
            error: None,
        };
        Self { frame: sample::customer().at(Here::Requests), form, key: "f81d4fae7dec".to_owned() }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self::sample();
        page.form = NewRequestForm::default();
        page.form.refuse("subject", "Give your request a subject. A few words are enough.");
        page.form.refuse("description", "Tell us what is not right.");
        page
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor, Customer(actor): Customer) -> Result<Response> {
    let frame = web.frame(&visitor, Here::Requests).await?;
    let mut form = NewRequestForm::default();
    if let Some(draft) = drafts::new_request(&web.app, &actor).await? {
        form.subject.value = draft.subject;
        form.description.value = draft.text;
    }
    render(&NewRequest { frame, form, key: secrets::token() })
}

pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    fields: Fields,
) -> Result<Response> {
    let (subject, description, key) = (fields.get("subject"), fields.get("description"), fields.get("key"));
    match tickets::raise(
        &web.app,
        &actor,
        NewTicket { subject, description: Writing { text: description, key, files: &[] } },
    )
    .await
    {
        Ok(number) => {
            let text = format!("Request {number} is on its way to us.");
            Ok(go(&format!("/requests/{number}")).flash(web.cookie_names(), Tone::Ok, &text).into_response())
        }
        Err(error) => {
            let mut form = NewRequestForm {
                subject: Field::new(subject),
                description: Field::new(description),
                error: None,
            };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            let frame = web.frame(&visitor, Here::Requests).await?;
            let key = if key.is_empty() { secrets::token() } else { key.to_owned() };
            refusal.render(&NewRequest { frame, form, key })
        }
    }
}
