//! Writing a new request.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::tickets::{self, NewTicket};
use helpdesk::{Error, Place, drafts, secrets, services};
use locales::Phrase;

use crate::attachments::FilesField;
use crate::desk_hours::HoursFact;
use crate::form::Query;
use crate::form_view::form_view;
use crate::multipart::Form;
use crate::page::{Choice, Field, Frame, Here};
use crate::refusal::Refusal;
use crate::session::{Customer, Visitor};
use crate::{Result, Web, render, sample};

form_view! {
    pub struct NewRequestForm { subject, description, service, files }
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
    /// What it may be about; empty when the desk has no services.
    pub services: Vec<Choice>,
    pub hours: Option<HoursFact>,
}

impl NewRequest {
    pub fn sample() -> Self {
        let form = NewRequestForm {
            subject: Field::new("Wifi is slow upstairs"),
            description: Field::new(
                "In the bedroom on the second floor I only get about 12 Mbit/s, next to the router it is 480. \
                 It was better before we moved the router to the hallway.",
            ),
            service: Field::default(),
            files: Field::default(),
            error: None,
        };
        let files = FilesField { waiting: vec![sample::photo()], ..FilesField::default() };
        Self {
            frame: sample::customer().at(Here::Requests),
            form,
            key: "f81d4fae7dec".to_owned(),
            files,
            services: vec![
                Choice::new("", "None in particular", true),
                Choice::new("1", "Home internet", false),
            ],
            hours: Some(HoursFact::sample()),
        }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self::sample();
        page.form = NewRequestForm::default();
        page.form.refuse("subject", "Give your request a subject. A few words are enough.");
        page.form.refuse("description", "Tell us what is not right.");
        page
    }
}

/// Query: `service`, the slug of the one that it is about.
pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    Query(query): Query,
) -> Result<Response> {
    let frame = web.frame(&visitor, Here::Requests).await?;
    let mut form = NewRequestForm::default();
    if let Some(draft) = drafts::new_request(&web.app, &actor).await? {
        form.subject.value = draft.subject;
        form.description.value = draft.text;
    }
    if query.has("service")
        && let Ok(service) = services::find(&web.app, Some(&actor), query.get("service")).await
    {
        form.service.value = service.id.to_string();
    }
    let files = web.files_at(&actor, Place::New).await?;
    let (services, hours) = (choices(&web, &visitor, &form).await?, HoursFact::of(&web, &visitor));
    render(&NewRequest { frame, form, key: secrets::token(), files, services, hours })
}

pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    Customer(actor): Customer,
    form: Form,
) -> Result<Response> {
    let mut sent = form.receive(&web.app, &actor, Place::New).await?;
    let subject = sent.fields.get("subject").to_owned();
    let service = chosen(sent.fields.get("service"));
    let raised = match (sent.writing("description"), service) {
        (Ok(description), Ok(service)) => {
            tickets::raise(&web.app, &actor, NewTicket { subject: &subject, description, service }).await
        }
        (Err(error), _) | (_, Err(error)) => Err(error),
    };
    match raised {
        Ok(number) => {
            let text = visitor.language.say_with("request-on-its-way").with("number", number).to_string();
            Ok(web.go_saying(&format!("/requests/{number}"), &text))
        }
        Err(error) => {
            let mut form = NewRequestForm {
                subject: Field::new(subject),
                description: Field::new(sent.fields.get("description")),
                service: Field::new(sent.fields.get("service")),
                files: Field::default(),
                error: None,
            };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            let frame = web.frame(&visitor, Here::Requests).await?;
            let key = Some(sent.fields.get("key")).filter(|key| !key.is_empty());
            let key = key.map_or_else(secrets::token, str::to_owned);
            let files = web.files_at(&actor, Place::New).await?;
            let (services, hours) = (choices(&web, &visitor, &form).await?, HoursFact::of(&web, &visitor));
            refusal.render(&NewRequest { frame, form, key, files, services, hours })
        }
    }
}

/// The id of the service, or none.
fn chosen(typed: &str) -> helpdesk::Result<Option<i64>> {
    match typed.trim() {
        "" => Ok(None),
        id => id.parse().map(Some).map_err(|_| Error::invalid("service", Phrase::new("service-gone"))),
    }
}

async fn choices(web: &Web, visitor: &Visitor, form: &NewRequestForm) -> Result<Vec<Choice>> {
    let chosen = form.service.value.as_str();
    let services = services::choices(&web.app).await?;
    if services.is_empty() {
        return Ok(Vec::new());
    }
    let none = Choice::new("", visitor.language.say("request-service-none"), chosen.is_empty());
    let choice = |service: services::Choice| {
        let id = service.id.to_string();
        let selected = id == chosen;
        Choice::new(id, service.name, selected)
    };
    Ok(std::iter::once(none).chain(services.into_iter().map(choice)).collect())
}
