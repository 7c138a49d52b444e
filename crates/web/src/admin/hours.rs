//! When people answer, a form of its own on the settings page.

use axum::extract::State;
use axum::response::Response;
use helpdesk::settings::{self, Settings};

use super::desk::{self, Desk};
use crate::form::Fields;
use crate::form_view::form_view;
use crate::page::Field;
use crate::refusal::Refusal;
use crate::session::{Admin, Visitor};
use crate::{Result, Web};

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
        Ok(()) => Ok(desk::saved(&web, &visitor, "#hours-part", "hours-were-saved")),
        Err(error) => {
            let mut hours = HoursForm { hours: Field::new(typed), error: None };
            let refusal =
                Refusal::of(error, visitor.language, |field, message| hours.refuse(field, message))?;
            refusal.render(&Desk { hours, ..desk::as_set(&web, &visitor).await? })
        }
    }
}
