//! Asking for a code to set a new password.

use askama::Template;

use crate::form_view::form_view;
use crate::page::{Field, Frame};
use crate::sample;

form_view! {
    pub struct ForgotForm { email }
}

#[derive(Template)]
#[template(path = "auth/forgot.html")]
pub struct Forgot {
    pub frame: Frame,
    pub form: ForgotForm,
    /// No mail server is set: the page says whom to ask instead.
    pub mail_off: bool,
}

impl Forgot {
    pub fn sample() -> Self {
        let form = ForgotForm { email: Field::new("amara.okafor@example.test"), ..ForgotForm::default() };
        Self { frame: sample::visitor(), form, mail_off: false }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self { mail_off: true, ..Self::sample() };
        page.form.email = Field::wrong("amara.okafor", "An address has an @ in it. Please check it.");
        page
    }
}
