//! One outgoing mail.

use askama::Template;

use crate::page::{Frame, When};
use crate::sample;

#[derive(Template)]
#[template(path = "demo/mail.html")]
pub struct Mail {
    pub frame: Frame,
    pub from: String,
    pub to: String,
    pub subject: String,
    pub when: When,
    /// The text part.
    pub text: String,
    /// Where the HTML part can be seen; none: text only.
    pub html_href: Option<String>,
}

impl Mail {
    pub fn sample() -> Self {
        let mut frame = sample::visitor();
        frame.demo = true;
        Self {
            frame,
            from: "Saltmere Fibre <care@saltmere.test>".to_owned(),
            to: "yusuf.demir@example.test".to_owned(),
            subject: "Your code for Saltmere Fibre".to_owned(),
            when: sample::when("2026-11-22T08:12:00Z", "09:12"),
            text: "Hello Yusuf,\n\nyour code is 402175. It works for 10 minutes.\n\nSaltmere Fibre".to_owned(),
            html_href: Some("/demo/mail/1/html".to_owned()),
        }
    }
}
