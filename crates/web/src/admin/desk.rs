//! The desk's own settings, and how its mail is doing.

use askama::Template;

use crate::form_view::form_view;
use crate::page::{Field, Frame, Here};
use crate::sample;

form_view! {
    pub struct DeskForm { desk_name, base_url, time_zone }
}

#[derive(Template)]
#[template(path = "admin/desk.html")]
pub struct Desk {
    /// At [`Here::Desk`].
    pub frame: Frame,
    pub form: DeskForm,
    /// The switches: sent as `sign_up_open=on`, left out when off.
    pub sign_up_open: bool,
    pub applications_open: bool,
    pub mail_admins_new_requests: bool,
    pub mail: MailStatus,
    /// The answer to [Send a test mail].
    pub test: Option<TestAnswer>,
}

#[derive(Debug, Clone, Default)]
pub struct MailStatus {
    /// "mail.saltmere.test, port 465"; none: no mail server is set.
    pub server: Option<String>,
    pub from: Option<String>,
    pub waiting: u64,
    /// Never sent, because their 48 hours were over.
    pub expired: u64,
    pub rejected: u64,
}

#[derive(Debug, Clone)]
pub struct TestAnswer {
    pub accepted: bool,
    /// The server's own words.
    pub text: String,
}

impl Desk {
    pub fn sample() -> Self {
        Self {
            frame: sample::admin().at(Here::Desk),
            form: DeskForm {
                desk_name: Field::new("Saltmere Fibre"),
                base_url: Field::new("https://care.saltmere.test"),
                time_zone: Field::new("Europe/Berlin"),
                error: None,
            },
            sign_up_open: true,
            applications_open: false,
            mail_admins_new_requests: true,
            mail: MailStatus {
                server: Some("mail.saltmere.test, port 465".to_owned()),
                from: Some("care@saltmere.test".to_owned()),
                waiting: 0,
                expired: 0,
                rejected: 0,
            },
            test: Some(TestAnswer { accepted: true, text: "250 2.0.0 Ok: queued as 4bX2k1".to_owned() }),
        }
    }

    pub fn sample_without_mail() -> Self {
        let mut page = Self {
            mail: MailStatus { waiting: 14, expired: 2, ..MailStatus::default() },
            test: Some(TestAnswer { accepted: false, text: "No mail server is set.".to_owned() }),
            ..Self::sample()
        };
        page.frame.banners = sample::banners();
        page.form.refuse("base_url", "Begin with http:// or https:// and leave out everything after the host.");
        page
    }
}
