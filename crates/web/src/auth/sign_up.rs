//! Creating an account, as a customer or to become an agent.

use askama::Template;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use helpdesk::Error;
use helpdesk::people::{self, SignedUp};

use super::browser::{browser, browser_cookie, enter};
use crate::form::Fields;
use crate::form_view::form_view;
use crate::page::{Field, Frame, Here};
use crate::refusal::Refusal;
use crate::session::{Visitor, home};
use crate::{Result, Web, go, render, render_as, sample};

form_view! {
    pub struct SignUpForm { first_name, last_name, email, password, confirm_password, role }
}

#[derive(Template)]
#[template(path = "auth/sign_up.html")]
pub struct SignUp {
    pub frame: Frame,
    /// `role.value` is `customer` or `agent`.
    pub form: SignUpForm,
    /// False: the page says that accounts are made by the desk, without a form.
    pub sign_up_open: bool,
    /// Whether "Agent" can be chosen.
    pub applications_open: bool,
}

impl SignUp {
    pub fn sample() -> Self {
        let form = SignUpForm { role: Field::new("customer"), ..SignUpForm::default() };
        Self { frame: sample::visitor(), form, sign_up_open: true, applications_open: true }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self::sample();
        page.form.first_name = Field::new("Yusuf");
        page.form.last_name = Field::new("Demir");
        page.form.email =
            Field::wrong("yusuf.demir@example", "This address has no ending such as .com. Please check it.");
        page
    }

    pub fn sample_closed() -> Self {
        Self { sign_up_open: false, ..Self::sample() }
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor) -> Result<Response> {
    if let Some(actor) = visitor.actor() {
        return Ok(go(home(actor.role)).into_response());
    }
    let form = SignUpForm { role: Field::new("customer"), ..SignUpForm::default() };
    render(&page(&web, &visitor, form).await?)
}

pub async fn create(State(web): State<Web>, visitor: Visitor, fields: Fields) -> Result<Response> {
    let typed = |name: &str| fields.get(name).to_owned();
    let sign_up = people::SignUp {
        first_name: typed("first_name"),
        last_name: typed("last_name"),
        email: typed("email"),
        password: typed("password"),
        confirm_password: typed("confirm_password"),
        role: typed("role"),
    };
    let browser = browser(&visitor);
    match people::sign_up(&web.app, &browser, &sign_up).await {
        Ok(SignedUp::CodeSent) => Ok(go("/verify").cookie(browser_cookie(&web, &browser)).into_response()),
        Ok(SignedUp::Started(session)) => Ok(enter(&web, &browser, &session, "")),
        // The page says by itself that sign-up is closed.
        Err(Error::Forbidden(_)) => {
            render_as(StatusCode::FORBIDDEN, &page(&web, &visitor, SignUpForm::default()).await?)
        }
        Err(error) => {
            let mut form = SignUpForm {
                first_name: Field::new(sign_up.first_name),
                last_name: Field::new(sign_up.last_name),
                email: Field::new(sign_up.email),
                role: Field::new(sign_up.role),
                ..SignUpForm::default()
            };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            refusal.render(&page(&web, &visitor, form).await?)
        }
    }
}

async fn page(web: &Web, visitor: &Visitor, form: SignUpForm) -> Result<SignUp> {
    let settings = web.app.settings();
    Ok(SignUp {
        frame: web.frame(visitor, Here::Elsewhere).await?,
        form,
        sign_up_open: settings.sign_up_open,
        applications_open: settings.applications_open,
    })
}
