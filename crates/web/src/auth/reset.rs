//! A new password by a one-time link.

use askama::Template;

use crate::form_view::form_view;
use crate::page::Frame;
use crate::sample;

form_view! {
    pub struct ResetForm { new_password, confirm_password }
}

#[derive(Template)]
#[template(path = "auth/reset.html")]
pub struct Reset {
    pub frame: Frame,
    /// The page's own path with its token: where the form goes.
    pub action: String,
    /// Whose password it is.
    pub email: String,
    pub form: ResetForm,
}

impl Reset {
    pub fn sample() -> Self {
        Self {
            frame: sample::visitor(),
            action: "/reset/k3v9".to_owned(),
            email: "marit@saltmere.test".to_owned(),
            form: ResetForm::default(),
        }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self::sample();
        page.form.refuse("new_password", "Use 8 characters or more.");
        page
    }
}
