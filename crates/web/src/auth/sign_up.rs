//! Creating an account, as a customer or to become an agent.

use askama::Template;

use crate::form_view::form_view;
use crate::page::{Field, Frame};
use crate::sample;

form_view! {
    pub struct SignUpForm { first_name, last_name, email, password, confirm_password, role }
}

#[derive(Template)]
#[template(path = "auth/sign_up.html")]
pub struct SignUp {
    pub frame: Frame,
    /// `role.value` is `customer` or `agent`.
    pub form: SignUpForm,
    /// False: the page says that accounts are made by the desk, without a form.
    pub sign_up_open: bool,
    /// Whether "Agent" can be chosen.
    pub applications_open: bool,
}

impl SignUp {
    pub fn sample() -> Self {
        let form = SignUpForm { role: Field::new("customer"), ..SignUpForm::default() };
        Self { frame: sample::visitor(), form, sign_up_open: true, applications_open: true }
    }

    pub fn sample_with_errors() -> Self {
        let mut page = Self::sample();
        page.form.first_name = Field::new("Yusuf");
        page.form.last_name = Field::new("Demir");
        page.form.email =
            Field::wrong("yusuf.demir@example", "This address has no ending such as .com. Please check it.");
        page
    }

    pub fn sample_closed() -> Self {
        Self { sign_up_open: false, ..Self::sample() }
    }
}
