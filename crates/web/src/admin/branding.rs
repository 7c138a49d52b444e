//! How the desk looks, a form of its own on the settings page.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::settings::{self, Settings};

use super::desk;
use crate::brand::PETROL;
use crate::form::Fields;
use crate::form_view::form_view;
use crate::page::{Field, Tone};
use crate::refusal::Refusal;
use crate::session::{Admin, Visitor};
use crate::{Result, Web, go};

form_view! {
    pub struct BrandForm { accent }
}

impl BrandForm {
    /// As the settings are. A field for colours has to hold one.
    pub fn of(settings: &Settings) -> Self {
        let accent = if settings.accent.is_empty() { PETROL } else { &settings.accent };
        Self { accent: Field::new(accent), error: None }
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
        Ok(()) => Ok(go("/settings/desk#brand")
            .flash(web.cookie_names(), Tone::Ok, "The look is saved.")
            .into_response()),
        Err(error) => {
            let mut form = BrandForm { accent: Field::new(typed), error: None };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            refusal.render(&desk::page_with_brand(&web, &visitor, form).await?)
        }
    }
}
