//! Canned texts as administrators keep them.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::canned::{self, CannedForm, CannedText, PLACEHOLDERS};
use helpdesk::people;
use locales::Language;

use crate::form::Fields;
use crate::form_view::form_view;
use crate::page::{Choice, Field, Frame, Here, When, name_or_deleted};
use crate::refusal::Refusal;
use crate::session::{Admin, Number, Visitor};
use crate::{Result, Web, render, sample};

form_view! {
    pub struct CannedFields { name, text, language }
}

#[derive(Template)]
#[template(path = "admin/canned/list.html")]
pub struct CannedList {
    /// At [`Here::Canned`].
    pub frame: Frame,
    /// By name.
    pub rows: Vec<Row>,
}

#[derive(Debug, Clone)]
pub struct Row {
    pub id: i64,
    pub name: String,
    pub words: String,
    /// Its own name; empty for a text that fits every language.
    pub language: &'static str,
    pub author: String,
    pub updated: When,
}

#[derive(Template)]
#[template(path = "admin/canned/edit.html")]
pub struct CannedPage {
    /// At [`Here::Canned`].
    pub frame: Frame,
    pub form: CannedFields,
    /// Id and name; None for a new one.
    pub known: Option<(i64, String)>,
}

impl CannedList {
    pub fn sample() -> Self {
        let row = |id, name: &str, language, words: &str| Row {
            id,
            name: name.to_owned(),
            words: words.to_owned(),
            language,
            author: "Marit Solheim".to_owned(),
            updated: sample::when("2026-11-21T13:02:00Z", "Yesterday"),
        };
        Self {
            frame: sample::admin().at(Here::Canned),
            rows: vec![
                row(1, "Ask for the lights", "English", "Which lights are on at your router?"),
                row(2, "Restart the router", "", "Please unplug the router for ten seconds."),
            ],
        }
    }

    pub fn sample_empty() -> Self {
        Self { rows: Vec::new(), ..Self::sample() }
    }
}

impl CannedPage {
    fn languages(&self) -> Vec<Choice> {
        let chosen = &self.form.language.value;
        let every = Choice::new("", self.frame.say("canned-every-language"), chosen.is_empty());
        std::iter::once(every).chain(Choice::languages(chosen)).collect()
    }

    /// Where its form goes.
    fn action(&self) -> String {
        let id = self.known.as_ref().map_or_else(|| "new".to_owned(), |(id, _)| id.to_string());
        format!("/settings/canned-texts/{id}")
    }

    pub fn sample() -> Self {
        let text = "Hello {customer.first_name},\n\nplease unplug the router for ten seconds.";
        Self {
            frame: sample::admin().at(Here::Canned),
            form: CannedFields {
                name: Field::new("Restart the router"),
                text: Field::new(text),
                language: Field::new("en"),
                error: None,
            },
            known: Some((2, "Restart the router".to_owned())),
        }
    }

    pub fn sample_new_with_errors() -> Self {
        let mut page = Self { form: CannedFields::default(), known: None, ..Self::sample() };
        page.form.refuse("name", "Please give the text a name.");
        page.form.refuse("text", "Please write the text.");
        page
    }
}

impl CannedFields {
    fn typed(form: CannedForm) -> Self {
        Self {
            name: Field::new(form.name),
            text: Field::new(form.text),
            language: Field::new(form.language),
            error: None,
        }
    }
}

pub async fn list(State(web): State<Web>, visitor: Visitor, Admin(actor): Admin) -> Result<Response> {
    let texts = canned::list(&web.app, &actor).await?;
    let mut authors: Vec<i64> = texts.iter().map(|text| text.author).collect();
    authors.sort_unstable();
    authors.dedup();
    let names = people::names(&mut *web.app.read().await?, &authors).await?;
    let times = web.times(&visitor);
    let row = |text: CannedText| Row {
        id: text.id,
        words: text::excerpt(&text::to_text(&text.text, text::Format::Markdown, 400), 160),
        name: text.name,
        language: Language::parse(&text.language).map_or("", Language::own_name),
        author: name_or_deleted(names.get(&text.author).map_or("", String::as_str), visitor.language)
            .to_owned(),
        updated: times.when(text.updated_at),
    };
    render(&CannedList {
        frame: web.frame(&visitor, Here::Canned).await?,
        rows: texts.into_iter().map(row).collect(),
    })
}

pub async fn new(State(web): State<Web>, visitor: Visitor, Admin(_): Admin) -> Result<Response> {
    let frame = web.frame(&visitor, Here::Canned).await?;
    render(&CannedPage { frame, form: CannedFields::default(), known: None })
}

pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    fields: Fields,
) -> Result<Response> {
    let form = read(&fields);
    match canned::create(&web.app, &actor, &form).await {
        Ok(_) => Ok(done(&web, &visitor, "canned-saved")),
        Err(error) => refused(&web, &visitor, form, None, error).await,
    }
}

pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
) -> Result<Response> {
    let CannedText { name, text, language, .. } = canned::find(&web.app, &actor, id).await?;
    let known = Some((id, name.clone()));
    let form = CannedFields::typed(CannedForm { name, text, language });
    render(&CannedPage { frame: web.frame(&visitor, Here::Canned).await?, form, known })
}

pub async fn update(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
    fields: Fields,
) -> Result<Response> {
    let form = read(&fields);
    match canned::update(&web.app, &actor, id, &form).await {
        Ok(()) => Ok(done(&web, &visitor, "canned-saved")),
        Err(error) => {
            let name = canned::find(&web.app, &actor, id).await?.name;
            refused(&web, &visitor, form, Some((id, name)), error).await
        }
    }
}

pub async fn remove(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
) -> Result<Response> {
    canned::remove(&web.app, &actor, id).await?;
    Ok(done(&web, &visitor, "canned-removed"))
}

async fn refused(
    web: &Web,
    visitor: &Visitor,
    form: CannedForm,
    known: Option<(i64, String)>,
    error: helpdesk::Error,
) -> Result<Response> {
    let mut form = CannedFields::typed(form);
    let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
    refusal.render(&CannedPage { frame: web.frame(visitor, Here::Canned).await?, form, known })
}

fn read(fields: &Fields) -> CannedForm {
    let field = |name| fields.get(name).to_owned();
    CannedForm { name: field("name"), text: field("text"), language: field("language") }
}

fn done(web: &Web, visitor: &Visitor, text: &'static str) -> Response {
    let text = visitor.language.say(text);
    web.go_saying("/settings/canned-texts", text)
}
