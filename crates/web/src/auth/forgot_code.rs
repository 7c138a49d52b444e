//! The code from the mail and the new password.

use askama::Template;

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::codes::{self, Page};

use super::browser::browser;
use crate::form::Fields;
use crate::form_view::form_view;
use crate::page::{Frame, Here};
use crate::refusal::Refusal;
use crate::session::Visitor;
use crate::{Result, Web, go, render, sample};

form_view! {
    pub struct ForgotCodeForm { code, new_password, confirm_password }
}

#[derive(Template)]
#[template(path = "auth/forgot_code.html")]
pub struct ForgotCode {
    pub frame: Frame,
    /// The address that was typed; whether it is known shows nowhere.
    pub email: String,
    pub form: ForgotCodeForm,
}

impl ForgotCode {
    pub fn sample() -> Self {
        Self {
            frame: sample::visitor(),
            email: "amara.okafor@example.test".to_owned(),
            form: ForgotCodeForm::default(),
        }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self::sample();
        page.form
            .refuse("code", "This code is not right, or its 10 minutes are over. Ask for a new one below.");
        page.form.refuse("confirm_password", "The two passwords differ. Please type both again.");
        page
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor) -> Result<Response> {
    let page = page(&web, &visitor, ForgotCodeForm::default()).await?;
    if page.email.is_empty() {
        return Ok(go("/forgot").into_response());
    }
    render(&page)
}

pub async fn create(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Result<Response> {
    let browser = browser(&visitor);
    let set = codes::reset_password(
        &web.app,
        &browser,
        fields.get("code"),
        fields.get("new_password"),
        fields.get("confirm_password"),
    );
    match set.await {
        Ok(()) => {
            let text = visitor.language.say("password-set");
            Ok(web.go_saying("/signin", text))
        }
        Err(error) => {
            let mut form = ForgotCodeForm::default();
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            refusal.render(&page(&web, &visitor, form).await?)
        }
    }
}

async fn page(web: &Web, visitor: &Visitor, form: ForgotCodeForm) -> Result<ForgotCode> {
    let pending = match &visitor.browser {
        Some(token) => codes::pending(&web.app, token, None, Page::Forgot).await?,
        None => None,
    };
    let email = pending.map(|pending| pending.email).unwrap_or_default();
    Ok(ForgotCode { frame: web.frame(visitor, Here::Elsewhere).await?, email, form })
}
