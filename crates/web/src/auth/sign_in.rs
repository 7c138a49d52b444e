//! Signing in with email and password.

use askama::Template;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::sessions;

use super::browser::{browser, enter};
use crate::form::{Fields, Query, local_target};
use crate::form_view::form_view;
use crate::page::{Field, Frame, Here};
use crate::refusal::Refusal;
use crate::session::{Visitor, home};
use crate::{Result, Web, go, render, sample};

form_view! {
    pub struct SignInForm { email, password }
}

#[derive(Template)]
#[template(path = "auth/sign_in.html")]
pub struct SignIn {
    pub frame: Frame,
    pub form: SignInForm,
    /// Where to go afterwards: a local path, or empty for the person's own start.
    pub next: String,
    pub sign_up_open: bool,
}

impl SignIn {
    pub fn sample() -> Self {
        let form = SignInForm { email: Field::new("amara.okafor@example.test"), ..SignInForm::default() };
        Self { frame: sample::visitor(), form, next: "/requests/1042".to_owned(), sign_up_open: true }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self::sample();
        page.form.refuse("", "Email and password do not fit together. Please check both.");
        page
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor, Query(query): Query) -> Result<Response> {
    let next = query.get("next");
    if let Some(actor) = visitor.actor() {
        return Ok(go(local_target(next).unwrap_or_else(|| home(actor.role))).into_response());
    }
    render(&page(&web, &visitor, SignInForm::default(), next).await?)
}

pub async fn create(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Result<Response> {
    let (email, next) = (fields.get("email"), fields.get("next"));
    let browser = browser(&visitor);
    match sessions::sign_in(&web.app, &browser, email, fields.get("password")).await {
        Ok(session) => Ok(enter(&web, &browser, &session, next)),
        Err(error) => {
            let mut form = SignInForm { email: Field::new(email), ..SignInForm::default() };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            refusal.render(&page(&web, &visitor, form, next).await?)
        }
    }
}

async fn page(web: &Web, visitor: &Visitor, form: SignInForm, next: &str) -> Result<SignIn> {
    Ok(SignIn {
        frame: web.frame(visitor, Here::Elsewhere).await?,
        form,
        next: local_target(next).unwrap_or_default().to_owned(),
        sign_up_open: web.app.settings().sign_up_open,
    })
}
