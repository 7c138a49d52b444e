//! The first administrator makes the desk.

use askama::Template;

use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::Response;
use helpdesk::links::{self, Purpose};
use helpdesk::people::{self, NewAdmin, NewDesk};

use super::browser::{browser, enter};
use super::token::Token;
use crate::form::Fields;
use crate::form_view::form_view;
use crate::guard::{is_loopback, without_port};
use crate::page::{Field, Frame, Here};
use crate::refusal::Refusal;
use crate::session::Visitor;
use crate::{Result, Web, render, sample};

form_view! {
    pub struct SetupForm {
        desk_name, first_name, last_name, email, password, confirm_password, base_url, time_zone,
    }
}

#[derive(Template)]
#[template(path = "auth/setup.html")]
pub struct Setup {
    pub frame: Frame,
    /// The page's own path with its token: where the form goes.
    pub action: String,
    pub form: SetupForm,
}

impl Setup {
    pub fn sample() -> Self {
        let form = SetupForm {
            base_url: Field::new("http://127.0.0.1:8080"),
            time_zone: Field::new("Europe/Berlin"),
            ..SetupForm::default()
        };
        Self { frame: Frame::of("Customer care"), action: "/setup/k3v9".to_owned(), form }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self { frame: sample::visitor(), ..Self::sample() };
        page.form.refuse("desk_name", "Give the desk a name. Your customers read it on every page.");
        page.form.refuse(
            "password",
            "This password is among the most used ones. Three unrelated words are better.",
        );
        page
    }
}

pub async fn show(
    State(web): State<Web>,
    visitor: Visitor,
    headers: HeaderMap,
    Token(token): Token,
) -> Result<Response> {
    links::show(&web.app, Purpose::Setup, &token).await?;
    let form = SetupForm {
        base_url: Field::new(proposed_url(&web.address, &headers)),
        time_zone: Field::new(&web.app.settings().time_zone),
        ..SetupForm::default()
    };
    render(&page(&web, &visitor, &token, form).await?)
}

/// The address by which the page was reached, when that is not this machine's own: once the desk is set up it
/// answers to its base URL's name alone. A proposal only, which the admin sees before it counts.
fn proposed_url(own: &str, headers: &HeaderMap) -> String {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let host = text("host");
    let name = without_port(host);
    if name.is_empty() || is_loopback(&name) {
        return own.to_owned();
    }
    let scheme = if text("x-forwarded-proto") == "https" { "https" } else { "http" };
    format!("{scheme}://{host}")
}

pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    Token(token): Token,
    fields: Fields,
) -> Result<Response> {
    let typed = |name: &str| fields.get(name).to_owned();
    let desk = NewDesk {
        desk_name: typed("desk_name"),
        admin: NewAdmin {
            first_name: typed("first_name"),
            last_name: typed("last_name"),
            email: typed("email"),
            password: typed("password"),
            confirm_password: typed("confirm_password"),
        },
        base_url: typed("base_url"),
        time_zone: typed("time_zone"),
    };
    let browser = browser(&visitor);
    match people::create_desk(&web.app, &browser, &token, &desk).await {
        Ok(session) => Ok(enter(&web, &browser, &session, "")),
        Err(error) => {
            let mut form = SetupForm {
                desk_name: Field::new(desk.desk_name),
                first_name: Field::new(desk.admin.first_name),
                last_name: Field::new(desk.admin.last_name),
                email: Field::new(desk.admin.email),
                base_url: Field::new(desk.base_url),
                time_zone: Field::new(desk.time_zone),
                ..SetupForm::default()
            };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            refusal.render(&page(&web, &visitor, &token, form).await?)
        }
    }
}

async fn page(web: &Web, visitor: &Visitor, token: &str, form: SetupForm) -> Result<Setup> {
    Ok(Setup { frame: web.frame(visitor, Here::Elsewhere).await?, action: format!("/setup/{token}"), form })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_proposed_base_url_is_where_the_admin_came_in() {
        let proposed = |host: &str, scheme: &str| {
            let mut headers = HeaderMap::new();
            headers.insert("host", host.parse().expect("a host"));
            headers.insert("x-forwarded-proto", scheme.parse().expect("a scheme"));
            proposed_url("http://127.0.0.1:8080", &headers)
        };
        assert_eq!(proposed("localhost:8080", ""), "http://127.0.0.1:8080");
        assert_eq!(proposed("192.168.1.5:8080", ""), "http://192.168.1.5:8080");
        assert_eq!(proposed("desk.example", "https"), "https://desk.example");
    }
}
