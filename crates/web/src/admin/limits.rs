//! The limits of the desk, a form of their own on the settings page.

use axum::extract::State;
use axum::response::Response;
use helpdesk::settings::{self, LIMITS, Settings};

use super::desk::{self, Desk};
use crate::form::Fields;
use crate::form_view::form_view;
use crate::page::Field;
use crate::refusal::Refusal;
use crate::session::{Admin, Visitor};
use crate::{Result, Web};

form_view! {
    pub struct LimitsForm {
        sign_ins_per_account, sign_ins_per_address, codes_per_browser, wrong_codes_per_account,
        sign_ups_per_address, requests_per_customer, streams_per_address, file_megabytes, files_per_message, unsent_megabytes,
        uploads_per_minute, searches_per_address,
    }
}

impl LimitsForm {
    /// As the settings are.
    pub fn of(settings: &Settings) -> Self {
        Self::with(LIMITS.map(|name| settings::limit(settings, name).unwrap_or_default().to_string()))
    }

    /// In the order of [`LIMITS`].
    fn with(values: [String; 12]) -> Self {
        let [
            account,
            address,
            codes,
            wrong_codes,
            sign_ups,
            requests,
            streams,
            size,
            count,
            unsent,
            uploads,
            searches,
        ] = values.map(Field::new);
        Self {
            sign_ins_per_account: account,
            sign_ins_per_address: address,
            codes_per_browser: codes,
            wrong_codes_per_account: wrong_codes,
            sign_ups_per_address: sign_ups,
            requests_per_customer: requests,
            streams_per_address: streams,
            file_megabytes: size,
            files_per_message: count,
            unsent_megabytes: unsent,
            uploads_per_minute: uploads,
            searches_per_address: searches,
            error: None,
        }
    }
}

pub async fn update(
    State(web): State<Web>,
    visitor: Visitor,
    Admin(actor): Admin,
    fields: Fields,
) -> Result<Response> {
    let typed = LIMITS.map(|name| fields.get(name));
    match settings::change_limits(&web.app, &actor, typed).await {
        Ok(()) => Ok(desk::saved(&web, &visitor, "", "limits-were-saved")),
        Err(error) => {
            let mut limits = LimitsForm::with(typed.map(str::to_owned));
            let refusal =
                Refusal::of(error, visitor.language, |field, message| limits.refuse(field, message))?;
            refusal.render(&Desk { limits, ..desk::as_set(&web, &visitor).await? })
        }
    }
}
