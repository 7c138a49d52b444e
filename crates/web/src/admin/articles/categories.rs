//! The categories of articles: their names, their order, and who may publish.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::articles::NewCategory;
use helpdesk::{articles, settings};
use locales::Language;

use crate::form::Fields;
use crate::form_view::form_view;
use crate::page::{Field, Frame, Here};
use crate::refusal::Refusal;
use crate::session::{Admin, Number, Staff, Visitor};
use crate::{Result, Web, render, sample};

form_view! {
    pub struct CategoryForm { name, slug, position }
}

#[derive(Template)]
#[template(path = "admin/articles/categories.html")]
pub struct Categories {
    /// At [`Here::Articles`].
    pub frame: Frame,
    pub entries: Vec<Entry>,
    /// For a new one; its names as typed.
    pub form: CategoryForm,
    pub names: Vec<(Language, String)>,
    pub agents_publish: bool,
}

#[derive(Debug, Clone)]
pub struct Entry {
    pub id: i64,
    pub slug: String,
    pub name: String,
    pub position: i64,
    pub articles: i64,
    pub names: Vec<(Language, String)>,
}

impl Categories {
    pub fn sample() -> Self {
        let names = |name: &str| vec![(Language::En, name.to_owned()), (Language::De, String::new())];
        let mut page = Self {
            frame: sample::admin().at(Here::Articles),
            entries: vec![Entry {
                id: 1,
                slug: "faults".to_owned(),
                name: "Faults".to_owned(),
                position: 1,
                articles: 12,
                names: names("Faults"),
            }],
            form: CategoryForm::default(),
            names: names(""),
            agents_publish: false,
        };
        page.form.refuse("name", "Please give the category a name.");
        page
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor, Staff(actor): Staff) -> Result<Response> {
    render(&page(&web, &visitor, &actor, CategoryForm::default(), &Fields::default()).await?)
}

async fn page(
    web: &Web,
    visitor: &Visitor,
    actor: &helpdesk::Actor,
    form: CategoryForm,
    fields: &Fields,
) -> Result<Categories> {
    let entries = articles::category_entries(&web.app, actor).await?;
    let entry = |entry: articles::CategoryEntry| Entry {
        id: entry.category.id,
        slug: entry.category.slug,
        name: entry.category.name,
        position: entry.category.position,
        articles: entry.category.articles,
        names: entry.names,
    };
    Ok(Categories {
        frame: web.frame(visitor, Here::Articles).await?,
        entries: entries.into_iter().map(entry).collect(),
        form,
        names: names(fields).into_iter().map(|(language, name)| (language, name.to_owned())).collect(),
        agents_publish: web.app.settings().agents_publish,
    })
}

/// Sent as `name_en`, `name_de` and so on.
fn names(fields: &Fields) -> Vec<(Language, &str)> {
    Language::ALL.into_iter().map(|language| (language, fields.get(&format!("name_{language}")))).collect()
}

pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    fields: Fields,
) -> Result<Response> {
    let new = NewCategory { names: names(&fields), slug: fields.get("slug"), position: "" };
    match articles::add_category(&web.app, &actor, &new).await {
        Ok(_) => Ok(done(&web, &visitor, "category-added")),
        Err(error) => refused(&web, &visitor, &actor, error, &fields).await,
    }
}

pub async fn update(
    State(web): State<Web>,
    visitor: Visitor,
    Staff(actor): Staff,
    Number(id): Number,
    fields: Fields,
) -> Result<Response> {
    let new = NewCategory { names: names(&fields), slug: "", position: fields.get("position") };
    match articles::change_category(&web.app, &actor, id, &new).await {
        Ok(()) => Ok(done(&web, &visitor, "category-saved")),
        Err(error) => refused(&web, &visitor, &actor, error, &Fields::default()).await,
    }
}

async fn refused(
    web: &Web,
    visitor: &Visitor,
    actor: &helpdesk::Actor,
    error: helpdesk::Error,
    fields: &Fields,
) -> Result<Response> {
    let mut form = CategoryForm { slug: Field::new(fields.get("slug")), ..CategoryForm::default() };
    let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
    refusal.render(&page(web, visitor, actor, form, fields).await?)
}

fn done(web: &Web, visitor: &Visitor, id: &'static str) -> Response {
    let text = visitor.language.say(id);
    web.go_saying("/settings/articles/categories", text)
}

/// Whether agents may publish.
pub async fn set_publishing(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    fields: Fields,
) -> Result<Response> {
    settings::change_agents_publish(&web.app, &actor, fields.has("agents_publish")).await?;
    Ok(done(&web, &visitor, "publishing-saved"))
}
