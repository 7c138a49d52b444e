//! Writing a new request.

use askama::Template;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::tickets::{self, NewTicket};
use helpdesk::{Place, drafts, secrets};

use crate::attachments::FilesField;
use crate::form_view::form_view;
use crate::multipart::Form;
use crate::page::{Field, Frame, Here, Tone};
use crate::refusal::Refusal;
use crate::session::{Customer, Visitor};
use crate::{Result, Web, go, render, sample};

form_view! {
    pub struct NewRequestForm { subject, description, files }
}

#[derive(Template)]
#[template(path = "portal/new_request.html")]
pub struct NewRequest {
    /// At [`Here::Elsewhere`].
    pub frame: Frame,
    pub form: NewRequestForm,
    /// The hidden key that makes sending twice harmless.
    pub key: String,
    pub files: FilesField,
}

impl NewRequest {
    pub fn sample() -> Self {
        let form = NewRequestForm {
            subject: Field::new("Wifi is slow upstairs"),
            description: Field::new(
                "In the bedroom on the second floor I only get about 12 Mbit/s, next to the router it is 480. \
                 It was better before we moved the router to the hallway.",
            ),
            files: Field::default(),
            error: None,
        };
        let files = FilesField { waiting: vec![sample::photo()], ..FilesField::default() };
        Self { frame: sample::customer().at(Here::Requests), form, key: "f81d4fae7dec".to_owned(), files }
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
    let files = web.files_at(&actor, Place::New).await?;
    render(&NewRequest { frame, form, key: secrets::token(), files })
}

pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    form: Form,
) -> Result<Response> {
    let mut sent = form.receive(&web.app, &actor, Place::New).await?;
    let subject = sent.fields.get("subject").to_owned();
    let raised = match sent.writing("description") {
        Ok(description) => {
            tickets::raise(&web.app, &actor, NewTicket { subject: &subject, description }).await
        }
        Err(error) => Err(error),
    };
    match raised {
        Ok(number) => {
            let text = visitor.language.say_with("request-on-its-way").with("number", number).to_string();
            Ok(go(&format!("/requests/{number}")).flash(web.cookie_names(), Tone::Ok, &text).into_response())
        }
        Err(error) => {
            let mut form = NewRequestForm {
                subject: Field::new(subject),
                description: Field::new(sent.fields.get("description")),
                files: Field::default(),
                error: None,
            };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            let frame = web.frame(&visitor, Here::Requests).await?;
            let key = Some(sent.fields.get("key")).filter(|key| !key.is_empty());
            let key = key.map_or_else(secrets::token, str::to_owned);
            let files = web.files_at(&actor, Place::New).await?;
            refusal.render(&NewRequest { frame, form, key, files })
        }
    }
}
