//! An invited agent joins by choosing a password.

use askama::Template;

use crate::form_view::form_view;
use crate::page::Frame;
use crate::sample;

form_view! {
    pub struct InvitationForm { password, confirm_password }
}

#[derive(Template)]
#[template(path = "auth/invitation.html")]
pub struct Invitation {
    pub frame: Frame,
    /// The page's own path with its token: where the form goes.
    pub action: String,
    pub first_name: String,
    pub email: String,
    pub form: InvitationForm,
}

impl Invitation {
    pub fn sample() -> Self {
        Self {
            frame: sample::visitor(),
            action: "/invitation/k3v9".to_owned(),
            first_name: "Chloé".to_owned(),
            email: "chloe@saltmere.test".to_owned(),
            form: InvitationForm::default(),
        }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self::sample();
        page.form.refuse("password", "Use 8 characters or more.");
        page
    }
}
