//! Signing in with email and password.

use askama::Template;

use crate::form_view::form_view;
use crate::page::{Field, Frame};
use crate::sample;

form_view! {
    pub struct SignInForm { email, password }
}

#[derive(Template)]
#[template(path = "auth/sign_in.html")]
pub struct SignIn {
    pub frame: Frame,
    pub form: SignInForm,
    /// Where to go afterwards: a local path, or empty for the person's own start.
    pub next: String,
    pub sign_up_open: bool,
}

impl SignIn {
    pub fn sample() -> Self {
        let form = SignInForm { email: Field::new("amara.okafor@example.test"), ..SignInForm::default() };
        Self { frame: sample::visitor(), form, next: "/requests/1042".to_owned(), sign_up_open: true }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self::sample();
        page.form.refuse("", "Email and password do not fit together. Please check both.");
        page
    }
}
