//! How the desk looks, a form of its own on the settings page.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::settings::{self, Settings};

use super::desk;
use crate::brand::PETROL;
use crate::form::Fields;
use crate::form_view::form_view;
use crate::multipart::Form;
use crate::page::{Field, Tone};
use crate::refusal::Refusal;
use crate::session::{Admin, Visitor};
use crate::{Result, Web, go};

form_view! {
    pub struct BrandForm { accent, logo }
}

impl BrandForm {
    /// As the settings are. A field for colours has to hold one.
    pub fn of(settings: &Settings) -> Self {
        let accent = if settings.accent.is_empty() { PETROL } else { &settings.accent };
        Self { accent: Field::new(accent), ..Self::default() }
    }
}

pub async fn update(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    fields: Fields,
) -> Result<Response> {
    let typed = fields.get("accent");
    // The house's colour is there to be followed, whatever it will be.
    let accent = if typed == PETROL { "" } else { typed };
    match settings::change_accent(&web.app, &actor, accent).await {
        Ok(()) => Ok(done(&web, &visitor, "look-was-saved")),
        Err(error) => {
            let mut form = BrandForm { accent: Field::new(typed), ..BrandForm::default() };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            refusal.render(&desk::page_with_brand(&web, &visitor, form).await?)
        }
    }
}

/// The file comes in a form of its own.
pub async fn change_logo(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    form: Form,
) -> Result<Response> {
    let file = form.small_file(settings::LOGO_MAX).await?;
    match settings::change_logo(&web.app, &actor, file).await {
        Ok(()) => Ok(done(&web, &visitor, "logo-was-saved")),
        Err(error) => {
            let mut form = BrandForm::of(&web.app.settings());
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            refusal.render(&desk::page_with_brand(&web, &visitor, form).await?)
        }
    }
}

pub async fn remove_logo(State(web): State<Web>, visitor: Visitor, Admin(actor): Admin) -> Result<Response> {
    settings::remove_logo(&web.app, &actor).await?;
    Ok(done(&web, &visitor, "logo-was-removed"))
}

fn done(web: &Web, visitor: &Visitor, text: &'static str) -> Response {
    let text = visitor.language.say(text);
    go("/settings/desk#brand").flash(web.cookie_names(), Tone::Ok, text).into_response()
}
