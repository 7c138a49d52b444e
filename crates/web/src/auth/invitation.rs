//! An invited agent joins by choosing a password.

use askama::Template;

use axum::extract::State;
use axum::response::Response;
use helpdesk::links::{self, Purpose};
use helpdesk::people;

use super::browser::{browser, enter};
use super::token::Token;
use crate::form::Fields;
use crate::form_view::form_view;
use crate::page::{Frame, Here};
use crate::refusal::Refusal;
use crate::session::Visitor;
use crate::{Failure, Result, Web, render, sample};

form_view! {
    pub struct InvitationForm { password, confirm_password }
}

#[derive(Template)]
#[template(path = "auth/invitation.html")]
pub struct Invitation {
    pub frame: Frame,
    /// The page's own path with its token: where the form goes.
    pub action: String,
    pub first_name: String,
    pub email: String,
    pub form: InvitationForm,
}

impl Invitation {
    pub fn sample() -> Self {
        Self {
            frame: sample::visitor(),
            action: "/invitation/k3v9".to_owned(),
            first_name: "Chloé".to_owned(),
            email: "chloe@saltmere.test".to_owned(),
            form: InvitationForm::default(),
        }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self::sample();
        page.form.refuse("password", "Use 8 characters or more.");
        page
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor, Token(token): Token) -> Result<Response> {
    render(&page(&web, &visitor, &token, InvitationForm::default()).await?)
}

pub async fn create(
    State(web): State<Web>,
    visitor: Visitor,
    Token(token): Token,
    fields: Fields,
) -> Result<Response> {
    let browser = browser(&visitor);
    let (password, confirmed) = (fields.get("password"), fields.get("confirm_password"));
    match people::join(&web.app, &browser, &token, password, confirmed).await {
        Ok(session) => Ok(enter(&web, &browser, &session, "")),
        Err(error) => {
            let mut form = InvitationForm::default();
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            refusal.render(&page(&web, &visitor, &token, form).await?)
        }
    }
}

async fn page(web: &Web, visitor: &Visitor, token: &str, form: InvitationForm) -> Result<Invitation> {
    let person = links::show(&web.app, Purpose::Invitation, token).await?.person.ok_or(Failure::NotFound)?;
    Ok(Invitation {
        frame: web.frame(visitor, Here::Elsewhere).await?,
        action: format!("/invitation/{token}"),
        first_name: person.first_name,
        email: person.email,
        form,
    })
}
