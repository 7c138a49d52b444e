//! One service: its form, its picture and its history.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::services::{self, Availability, Line, Service, ServiceForm};
use helpdesk::{Actor, Kind, secrets};
use locales::Phrase;

use crate::form::Fields;
use crate::form_view::form_view;
use crate::multipart::Form;
use crate::page::{Choice, Field, Frame, Here, Marked, When};
use crate::refusal::Refusal;
use crate::services::view::{PictureView, ServiceView, StateView};
use crate::session::{Admin, Number, Visitor};
use crate::when::Times;
use crate::{Result, Web, render, sample};

form_view! {
    pub struct ServiceFields {
        name, summary, description, category, price, hours, availability, note, starts, expected_end, picture,
    }
}

#[derive(Template)]
#[template(path = "admin/service.html")]
pub struct ServicePage {
    /// At [`Here::ServiceSettings`].
    pub frame: Frame,
    pub form: ServiceFields,
    /// The hidden key that makes sending twice harmless.
    pub key: String,
    /// None for a new one.
    pub known: Option<Known>,
}

/// What there is besides the form once a service is stored.
#[derive(Debug, Clone)]
pub struct Known {
    pub id: i64,
    pub slug: String,
    pub name: String,
    pub state: StateView,
    pub archived: bool,
    pub open_requests: i64,
    /// How often it was suggested while a request was written, and told its customer enough.
    pub solved: i64,
    pub picture: Option<PictureView>,
    /// Newest first.
    pub history: Vec<HistoryRow>,
}

#[derive(Debug, Clone)]
pub struct HistoryRow {
    /// Who did what.
    pub said: Marked,
    pub state: Option<StateView>,
    /// The text that names the field, before, after.
    pub changes: Vec<(&'static str, String, String)>,
    pub when: When,
}

impl ServiceFields {
    fn of(service: &Service, times: &Times) -> Self {
        let moment = |at: Option<i64>| Field::new(at.map_or_else(String::new, |at| times.field(at)));
        Self {
            name: Field::new(&service.name),
            summary: Field::new(&service.summary),
            description: Field::new(&service.description),
            category: Field::new(&service.category),
            price: Field::new(&service.price),
            hours: Field::new(&service.hours),
            availability: Field::new(service.state.as_str()),
            note: Field::new(&service.note),
            starts: moment(service.starts_at),
            expected_end: moment(service.ends_at),
            picture: Field::default(),
            error: None,
        }
    }

    fn typed(form: &ServiceForm) -> Self {
        Self {
            name: Field::new(&form.name),
            summary: Field::new(&form.summary),
            description: Field::new(&form.description),
            category: Field::new(&form.category),
            price: Field::new(&form.price),
            hours: Field::new(&form.hours),
            availability: Field::new(&form.availability),
            note: Field::new(&form.note),
            starts: Field::new(&form.starts),
            expected_end: Field::new(&form.expected_end),
            picture: Field::default(),
            error: None,
        }
    }
}

impl ServicePage {
    pub fn states(&self) -> Vec<Choice> {
        let chosen = self.form.availability.value.as_str();
        let choice = |state: Availability| {
            Choice::new(state.as_str(), self.frame.say(state.word()), state.as_str() == chosen)
        };
        Availability::ALL.map(choice).to_vec()
    }

    /// Where its form goes.
    pub fn action(&self) -> String {
        let id = self.known.as_ref().map_or_else(|| "new".to_owned(), |known| known.id.to_string());
        format!("/settings/services/{id}")
    }

    pub fn sample() -> Self {
        let view = ServiceView::sample("Home internet", Availability::Degraded);
        let form = ServiceForm {
            name: view.name.clone(),
            summary: view.summary,
            description: "Fibre to your door.".to_owned(),
            category: view.category,
            price: view.price,
            hours: view.hours,
            availability: view.state.value.to_owned(),
            note: view.note,
            starts: String::new(),
            expected_end: "2026-11-22T14:00".to_owned(),
            key: String::new(),
        };
        let row = |said, state: Option<Availability>, changes: &[(&'static str, &str, &str)]| HistoryRow {
            said: Marked::new(Phrase::new(said).with("name", "Marit Solheim")),
            state: state.map(StateView::from),
            changes: changes
                .iter()
                .map(|(field, before, after)| (*field, (*before).to_owned(), (*after).to_owned()))
                .collect(),
            when: sample::when("2026-11-22T09:31:00Z", "10:31"),
        };
        Self {
            frame: sample::admin().at(Here::ServiceSettings),
            form: ServiceFields::typed(&form),
            key: "f81d4fae7dec".to_owned(),
            known: Some(Known {
                id: 1,
                slug: view.slug,
                name: view.name,
                state: view.state,
                archived: false,
                open_requests: 12,
                solved: 5,
                picture: None,
                history: vec![
                    row(
                        "service-history-said",
                        Some(Availability::Degraded),
                        &[("service-note", "", "On site.")],
                    ),
                    row("service-history-updated", None, &[("service-price", "€35 a month", "€39 a month")]),
                    row("service-history-created", None, &[]),
                ],
            }),
        }
    }

    pub fn sample_new_with_errors() -> Self {
        let mut page = Self { known: None, ..Self::sample() };
        page.form.name = Field::new("");
        page.form.refuse("name", "Please give the service a name.");
        page.form.refuse(
            "starts",
            "Please give a date, and where it matters a time: 2026-11-28 or 2026-11-28 02:00.",
        );
        page
    }
}

pub async fn new(State(web): State<Web>, visitor: Visitor, Admin(_): Admin) -> Result<Response> {
    let frame = web.frame(&visitor, Here::ServiceSettings).await?;
    let form =
        ServiceForm { availability: Availability::Available.as_str().to_owned(), ..ServiceForm::default() };
    render(&ServicePage { frame, form: ServiceFields::typed(&form), key: secrets::token(), known: None })
}

pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    fields: Fields,
) -> Result<Response> {
    let form = read(&fields);
    match services::create(&web.app, &actor, &form).await {
        Ok(id) => Ok(saved(&web, &visitor, id)),
        Err(error) => {
            let mut view = ServiceFields::typed(&form);
            let refusal = Refusal::of(error, visitor.language, |field, message| view.refuse(field, message))?;
            let frame = web.frame(&visitor, Here::ServiceSettings).await?;
            refusal.render(&ServicePage { frame, form: view, key: secrets::token(), known: None })
        }
    }
}

pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
) -> Result<Response> {
    render(&page(&web, &visitor, &actor, id).await?)
}

pub async fn update(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
    fields: Fields,
) -> Result<Response> {
    let form = read(&fields);
    match services::update(&web.app, &actor, id, &form).await {
        Ok(()) => Ok(saved(&web, &visitor, id)),
        Err(error) => {
            let mut view = ServiceFields::typed(&form);
            let refusal = Refusal::of(error, visitor.language, |field, message| view.refuse(field, message))?;
            refusal.render(&ServicePage { form: view, ..page(&web, &visitor, &actor, id).await? })
        }
    }
}

/// The file comes in a form of its own.
pub async fn change_picture(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
    form: Form,
) -> Result<Response> {
    let file = form.small_file(services::PICTURE_MAX).await?;
    match services::change_picture(&web.app, &actor, id, file).await {
        Ok(()) => Ok(saved(&web, &visitor, id)),
        Err(error) => {
            let mut page = page(&web, &visitor, &actor, id).await?;
            let form = &mut page.form;
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            refusal.render(&page)
        }
    }
}

pub async fn remove_picture(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
) -> Result<Response> {
    services::remove_picture(&web.app, &actor, id).await?;
    Ok(saved(&web, &visitor, id))
}

fn saved(web: &Web, visitor: &Visitor, id: i64) -> Response {
    let page = format!("/settings/services/{id}");
    web.go_saying(&page, visitor.language.say("service-was-saved"))
}

fn read(fields: &Fields) -> ServiceForm {
    let field = |name| fields.get(name).to_owned();
    ServiceForm {
        name: field("name"),
        summary: field("summary"),
        description: field("description"),
        category: field("category"),
        price: field("price"),
        hours: field("hours"),
        availability: field("availability"),
        note: field("note"),
        starts: field("starts"),
        expected_end: field("expected_end"),
        key: field("key"),
    }
}

async fn page(web: &Web, visitor: &Visitor, actor: &Actor, id: i64) -> Result<ServicePage> {
    let listed = services::for_admin(&web.app, actor, id).await?;
    let solved = services::solved(&web.app, actor, id).await?;
    let lines = services::history(&web.app, actor, id).await?;
    let (service, times) = (&listed.service, web.times(visitor));
    Ok(ServicePage {
        frame: web.frame(visitor, Here::ServiceSettings).await?,
        form: ServiceFields::of(service, &times),
        key: String::new(),
        known: Some(Known {
            id,
            slug: service.slug.clone(),
            name: service.name.clone(),
            state: service.state.into(),
            archived: service.archived_at.is_some(),
            open_requests: listed.open_requests,
            solved,
            picture: ServiceView::of(service, &times).picture,
            history: lines.iter().map(|line| row(line, &times)).collect(),
        }),
    })
}

fn row(line: &Line, times: &Times) -> HistoryRow {
    let said = match line.kind {
        Kind::ServiceCreated => "service-history-created",
        Kind::ServicePictureChanged => "service-history-picture",
        Kind::AvailabilityChanged => "service-history-said",
        Kind::ServiceArchived => "service-history-archived",
        Kind::ServiceRestored => "service-history-restored",
        _ => "service-history-updated",
    };
    let who = match &line.actor {
        Some(name) => Phrase::new(said).with("name", name.as_str()),
        None => Phrase::new("service-history-by-itself"),
    };
    let told = line.changes.iter().filter(|(field, before, after)| {
        field != "availability" && (!before.is_empty() || !after.is_empty())
    });
    let short = |text: &str| text::excerpt(text, 200);
    HistoryRow {
        said: Marked::new(who.to(times.language)),
        state: line.state().map(StateView::from),
        changes: told.map(|(field, before, after)| (name_of(field), short(before), short(after))).collect(),
        when: times.when(line.at),
    }
}

/// The text that names a field of the form.
fn name_of(field: &str) -> &'static str {
    match field {
        "name" => "service-name",
        "summary" => "service-summary",
        "description" => "service-description",
        "category" => "services-category",
        "price" => "service-price",
        "hours" => "hours-field",
        _ => "service-note",
    }
}
