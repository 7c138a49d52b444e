//! Entering the code that proves an address.

use askama::Template;

use crate::form_view::form_view;
use crate::page::{Field, Frame};
use crate::sample;

form_view! {
    pub struct VerifyForm { code }
}

#[derive(Template)]
#[template(path = "auth/verify.html")]
pub struct Verify {
    pub frame: Frame,
    /// The address the code went to; empty when this browser asked for none.
    pub email: String,
    pub form: VerifyForm,
    /// Seconds until a new code may be asked for; 0 = now.
    pub resend_in: u64,
}

impl Verify {
    pub fn sample() -> Self {
        Self {
            frame: sample::visitor(),
            email: "yusuf.demir@example.test".to_owned(),
            form: VerifyForm::default(),
            resend_in: 60,
        }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self { resend_in: 0, ..Self::sample() };
        page.form.code = Field::wrong("", "The code has 6 digits. One is missing.");
        page
    }
}
