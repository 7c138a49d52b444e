//! The chat on other sites, as an administrator sets it up.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use helpdesk::widget::{self, NewKey, SitesForm};
use helpdesk::{Actor, Error};

use super::staff::public_address;
use crate::form::Fields;
use crate::form_view::form_view;
use crate::page::{Field, Frame, Here, When};
use crate::refusal::Refusal;
use crate::session::{Admin, Number, Visitor};
use crate::{Result, Web, render, sample};

/// Where a site's own policy has to name the desk.
const DIRECTIVES: &str = "script-src, frame-src";

form_view! {
    pub struct WidgetForm { sites }
}

#[derive(Template)]
#[template(path = "admin/widget.html")]
pub struct Widget {
    /// At [`Here::Widget`].
    pub frame: Frame,
    pub form: WidgetForm,
    pub verified_only: bool,
    /// To be copied into the pages of other sites.
    pub snippet: String,
    /// The desk's name towards them.
    pub desk: String,
    pub keys: Vec<KeyRow>,
    /// Just made: its secret is shown this once.
    pub new_key: Option<NewKey>,
    /// Why no key could be made.
    pub key_error: Option<String>,
}

#[derive(Debug, Clone)]
pub struct KeyRow {
    pub id: i64,
    pub kid: String,
    pub created: When,
    pub used: Option<When>,
    pub retired: Option<When>,
}

impl Widget {
    pub fn sample() -> Self {
        let row = |id, kid: &str, created, used, retired| KeyRow {
            id,
            kid: kid.to_owned(),
            created: sample::when("2026-11-03T09:00:00Z", created),
            used,
            retired,
        };
        let at = |short| Some(sample::when("2026-11-22T09:20:00Z", short));
        Self {
            frame: sample::admin().at(Here::Widget),
            form: WidgetForm {
                sites: Field::new("https://www.saltmere.test\nhttps://shop.saltmere.test"),
                error: None,
            },
            verified_only: false,
            snippet: snippet("https://care.saltmere.test", "hS2kq0vXbN3dYt7e"),
            desk: "hS2kq0vXbN3dYt7e".to_owned(),
            keys: vec![
                row(2, "pQ7vXn2LkD", "3 Nov", at("12 min ago"), None),
                row(1, "aB3dE5fG7h", "3 Oct", None, at("4 Nov")),
            ],
            new_key: None,
            key_error: None,
        }
    }

    pub fn sample_with_new_key() -> Self {
        let secret = "Rk1dT0Zn9uYb2sQmWcXe5vHj8pLa3oIg7tKz4wNf6rU".to_owned();
        let new_key = NewKey { kid: "pQ7vXn2LkD".to_owned(), secret };
        Self { new_key: Some(new_key), verified_only: true, ..Self::sample() }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self { keys: Vec::new(), ..Self::sample() };
        page.form.refuse("sites", "saltmere.test is no site: write it as https://www.example.com.");
        page.key_error = Some("10 keys are valid already. Retire one first.".to_owned());
        page
    }
}

fn snippet(address: &str, desk: &str) -> String {
    format!("<script src=\"{address}/widget.js\" data-desk=\"{desk}\" async></script>")
}

pub async fn show(State(web): State<Web>, visitor: Visitor, Admin(actor): Admin) -> Result<Response> {
    render(&page(&web, &visitor, &actor).await?)
}

pub async fn update(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    fields: Fields,
) -> Result<Response> {
    let wanted =
        SitesForm { sites: fields.get("sites").to_owned(), verified_only: fields.has("verified_only") };
    match widget::change_sites(&web.app, &actor, &wanted).await {
        Ok(()) => Ok(web.go_saying("/settings/widget", visitor.language.say("widget-saved"))),
        Err(error) => {
            let mut form = WidgetForm { sites: Field::new(wanted.sites), error: None };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            let page = page(&web, &visitor, &actor).await?;
            refusal.render(&Widget { form, verified_only: wanted.verified_only, ..page })
        }
    }
}

/// Shows the new key's secret, this once.
pub async fn make_key(State(web): State<Web>, visitor: Visitor, Admin(actor): Admin) -> Result<Response> {
    match widget::make_key(&web.app, &actor).await {
        Ok(key) => {
            let page = page(&web, &visitor, &actor).await?;
            render(&Widget { new_key: Some(key), ..page })
        }
        Err(error) => refused(&web, &visitor, &actor, error).await,
    }
}

async fn refused(web: &Web, visitor: &Visitor, actor: &Actor, error: Error) -> Result<Response> {
    let mut problem = None;
    let refusal = Refusal::of(error, visitor.language, |_, message| {
        problem.get_or_insert_with(|| message.to_owned());
    })?;
    let page = page(web, visitor, actor).await?;
    refusal.render(&Widget { key_error: problem, ..page })
}

pub async fn retire_key(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    Number(id): Number,
) -> Result<Response> {
    widget::retire_key(&web.app, &actor, id).await?;
    Ok(web.go_saying("/settings/widget#keys", visitor.language.say("widget-key-is-retired")))
}

async fn page(web: &Web, visitor: &Visitor, actor: &Actor) -> Result<Widget> {
    let keys = widget::keys(&web.app, actor).await?;
    let settings = web.app.settings();
    let desk = settings.widget_desk.clone();
    let times = web.times(visitor);
    let row = |key: widget::Key| KeyRow {
        id: key.id,
        kid: key.kid,
        created: times.when(key.created_at),
        used: key.used_at.map(|at| times.when(at)),
        retired: key.retired_at.map(|at| times.when(at)),
    };
    Ok(Widget {
        frame: web.frame(visitor, Here::Widget).await?,
        form: WidgetForm { sites: Field::new(&settings.widget_sites), error: None },
        verified_only: settings.widget_verified_only,
        snippet: snippet(&public_address(web), &desk),
        desk,
        keys: keys.into_iter().map(row).collect(),
        new_key: None,
        key_error: None,
    })
}
