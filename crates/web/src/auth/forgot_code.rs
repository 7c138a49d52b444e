//! The code from the mail and the new password.

use askama::Template;

use crate::form_view::form_view;
use crate::page::Frame;
use crate::sample;

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
        page.form.refuse("code", "This code is not right, or its 10 minutes are over. Ask for a new one below.");
        page.form.refuse("confirm_password", "The two passwords differ. Please type both again.");
        page
    }
}
