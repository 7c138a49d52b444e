//! The first administrator makes the desk.

use askama::Template;

use crate::form_view::form_view;
use crate::page::{Field, Frame};
use crate::sample;

form_view! {
    pub struct SetupForm {
        desk_name, first_name, last_name, email, password, confirm_password, base_url, time_zone,
    }
}

#[derive(Template)]
#[template(path = "auth/setup.html")]
pub struct Setup {
    pub frame: Frame,
    /// The page's own path with its token: where the form goes.
    pub action: String,
    pub form: SetupForm,
}

impl Setup {
    pub fn sample() -> Self {
        let form = SetupForm {
            base_url: Field::new("http://127.0.0.1:8080"),
            time_zone: Field::new("Europe/Berlin"),
            ..SetupForm::default()
        };
        Self { frame: Frame::of("Customer care"), action: "/setup/k3v9".to_owned(), form }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self { frame: sample::visitor(), ..Self::sample() };
        page.form.refuse("desk_name", "Give the desk a name. Your customers read it on every page.");
        page.form.refuse("password", "This password is among the most used ones. Three unrelated words are better.");
        page
    }
}
