//! Pages for what went wrong: what is so, what is safe, what to do next.

use askama::Template;

use crate::page::{Frame, Link};
use crate::sample;

#[derive(Template)]
#[template(path = "error.html")]
pub struct ErrorPage {
    pub frame: Frame,
    pub status: u16,
    pub title: String,
    pub text: String,
    /// Found again in the log: "K7Q2-M40X".
    pub reference: String,
    /// "22 November 2026, 10:34 CET"
    pub time: String,
    /// The way on.
    pub action: Link,
}

impl ErrorPage {
    /// The usual words for a status. 403, 404, 421, 429, 500, 503 and 507 have their own.
    pub fn of(status: u16, frame: Frame, reference: impl Into<String>, time: impl Into<String>) -> Self {
        let (title, text) = words(status);
        let label = match &frame.viewer {
            None => "start-page",
            Some(_) if frame.is_staff() => "inbox",
            Some(_) => "my-requests",
        };
        Self {
            status,
            title: frame.say(title).to_owned(),
            text: frame.say(text).to_owned(),
            reference: reference.into(),
            time: time.into(),
            action: Link { href: frame.home().to_owned(), label: frame.say(label).to_owned() },
            frame,
        }
    }

    /// The reason in other words than the usual.
    #[must_use]
    pub fn because(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    pub fn samples() -> Vec<(u16, Self)> {
        let page = |status| {
            let frame = match status {
                404 => sample::customer(),
                403 | 429 => sample::agent(),
                _ => sample::visitor(),
            };
            (status, Self::of(status, frame, "K7Q2-M40X", "22 November 2026, 10:34 CET"))
        };
        [403, 404, 409, 421, 429, 500, 503, 507].into_iter().map(page).collect()
    }
}

/// The texts of a status.
const fn words(status: u16) -> (&'static str, &'static str) {
    match status {
        403 => ("error-403", "error-403-text"),
        404 => ("error-404", "error-404-text"),
        409 => ("error-409", "error-409-text"),
        413 => ("error-413", "error-413-text"),
        421 => ("error-421", "error-421-text"),
        429 => ("error-429", "error-429-text"),
        503 => ("error-503", "error-503-text"),
        507 => ("error-507", "error-507-text"),
        _ => ("error-500", "error-500-text"),
    }
}
