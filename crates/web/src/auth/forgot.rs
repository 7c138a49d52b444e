//! Asking for a code to set a new password.

use askama::Template;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::codes;

use super::browser::{browser, browser_cookie};
use crate::form::Fields;
use crate::form_view::form_view;
use crate::page::{Field, Frame, Here};
use crate::refusal::Refusal;
use crate::session::Visitor;
use crate::{Result, Web, go, render, sample};

form_view! {
    pub struct ForgotForm { email }
}

#[derive(Template)]
#[template(path = "auth/forgot.html")]
pub struct Forgot {
    pub frame: Frame,
    pub form: ForgotForm,
    /// No mail server is set: the page says whom to ask instead.
    pub mail_off: bool,
}

impl Forgot {
    pub fn sample() -> Self {
        let form = ForgotForm { email: Field::new("amara.okafor@example.test"), ..ForgotForm::default() };
        Self { frame: sample::visitor(), form, mail_off: false }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self { mail_off: true, ..Self::sample() };
        page.form.email = Field::wrong("amara.okafor", "An address has an @ in it. Please check it.");
        page
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor) -> Result<Response> {
    render(&page(&web, &visitor, ForgotForm::default()).await?)
}

pub async fn create(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Result<Response> {
    let email = fields.get("email");
    let browser = browser(&visitor);
    match codes::forgot(&web.app, &browser, email).await {
        Ok(()) => Ok(go("/forgot/code").cookie(browser_cookie(&web, &browser)).into_response()),
        Err(error) => {
            let mut form = ForgotForm { email: Field::new(email), ..ForgotForm::default() };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            refusal.render(&page(&web, &visitor, form).await?)
        }
    }
}

async fn page(web: &Web, visitor: &Visitor, form: ForgotForm) -> Result<Forgot> {
    let frame = web.frame(visitor, Here::Elsewhere).await?;
    Ok(Forgot { frame, form, mail_off: !web.app.mail_configured })
}
