//! How the desk looks, a form of its own on the settings page.

use axum::extract::State;
use axum::response::Response;
use helpdesk::Error;
use helpdesk::settings::{self, Settings};

use super::desk::{self, Desk};
use crate::brand::PETROL;
use crate::form::Fields;
use crate::form_view::form_view;
use crate::multipart::Form;
use crate::page::Field;
use crate::refusal::Refusal;
use crate::session::{Admin, Visitor};
use crate::{Result, Web};

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
        Ok(()) => Ok(saved(&web, &visitor, "look-was-saved")),
        Err(error) => {
            let brand = BrandForm { accent: Field::new(typed), ..BrandForm::default() };
            refused(&web, &visitor, brand, error).await
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
        Ok(()) => Ok(saved(&web, &visitor, "logo-was-saved")),
        Err(error) => refused(&web, &visitor, BrandForm::of(&web.app.settings()), error).await,
    }
}

pub async fn remove_logo(State(web): State<Web>, visitor: Visitor, Admin(actor): Admin) -> Result<Response> {
    settings::remove_logo(&web.app, &actor).await?;
    Ok(saved(&web, &visitor, "logo-was-removed"))
}

fn saved(web: &Web, visitor: &Visitor, word: &'static str) -> Response {
    desk::saved(web, visitor, "#brand", word)
}

async fn refused(web: &Web, visitor: &Visitor, mut brand: BrandForm, error: Error) -> Result<Response> {
    let refusal = Refusal::of(error, visitor.language, |field, message| brand.refuse(field, message))?;
    refusal.render(&Desk { brand, ..desk::as_set(web, visitor).await? })
}
