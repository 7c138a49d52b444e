//! A new password by a one-time link.

use askama::Template;

use axum::extract::State;
use axum::response::Response;
use helpdesk::links::{self, Purpose};

use super::token::Token;
use crate::form::Fields;
use crate::form_view::form_view;
use crate::page::{Frame, Here};
use crate::refusal::Refusal;
use crate::session::Visitor;
use crate::{Failure, Result, Web, render, sample};

form_view! {
    pub struct ResetForm { new_password, confirm_password }
}

#[derive(Template)]
#[template(path = "auth/reset.html")]
pub struct Reset {
    pub frame: Frame,
    /// The page's own path with its token: where the form goes.
    pub action: String,
    /// Whose password it is.
    pub email: String,
    pub form: ResetForm,
}

impl Reset {
    pub fn sample() -> Self {
        Self {
            frame: sample::visitor(),
            action: "/reset/k3v9".to_owned(),
            email: "marit@saltmere.test".to_owned(),
            form: ResetForm::default(),
        }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self::sample();
        page.form.refuse("new_password", "Use 8 characters or more.");
        page
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor, Token(token): Token) -> Result<Response> {
    render(&page(&web, &visitor, &token, ResetForm::default()).await?)
}

pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    Token(token): Token,
    fields: Fields,
) -> Result<Response> {
    let (new, confirmed) = (fields.get("new_password"), fields.get("confirm_password"));
    match links::reset_password(&web.app, &token, new, confirmed).await {
        Ok(()) => {
            let text = visitor.language.say("password-set");
            Ok(web.go_saying("/signin", text))
        }
        Err(error) => {
            let mut form = ResetForm::default();
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            refusal.render(&page(&web, &visitor, &token, form).await?)
        }
    }
}

async fn page(web: &Web, visitor: &Visitor, token: &str, form: ResetForm) -> Result<Reset> {
    let person = links::show(&web.app, Purpose::Reset, token).await?.person.ok_or(Failure::NotFound)?;
    let frame = web.frame(visitor, Here::Elsewhere).await?;
    Ok(Reset { frame, action: format!("/reset/{token}"), email: person.email, form })
}
