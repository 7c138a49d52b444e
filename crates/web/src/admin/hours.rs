//! When people answer, a form of its own on the settings page.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::settings::{self, Settings};

use super::desk;
use crate::form::Fields;
use crate::form_view::form_view;
use crate::page::{Field, Tone};
use crate::refusal::Refusal;
use crate::session::{Admin, Visitor};
use crate::{Result, Web, go};

form_view! {
    pub struct HoursForm { hours }
}

impl HoursForm {
    /// As the settings are.
    pub fn of(settings: &Settings) -> Self {
        Self { hours: Field::new(settings.hours.to_string()), error: None }
    }
}

pub async fn update(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    fields: Fields,
) -> Result<Response> {
    let typed = fields.get("hours");
    match settings::change_hours(&web.app, &actor, typed).await {
        Ok(()) => Ok(go("/settings/desk#hours-part")
            .flash(web.cookie_names(), Tone::Ok, visitor.language.say("hours-were-saved"))
            .into_response()),
        Err(error) => {
            let mut form = HoursForm { hours: Field::new(typed), error: None };
            let refusal = Refusal::of(error, visitor.language, |field, message| form.refuse(field, message))?;
            refusal.render(&desk::page_with_hours(&web, &visitor, form).await?)
        }
    }
}
