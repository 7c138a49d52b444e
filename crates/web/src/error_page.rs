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
            None => "Start page",
            Some(_) if frame.is_staff() => "Inbox",
            Some(_) => "My requests",
        };
        Self {
            status,
            title: title.to_owned(),
            text: text.to_owned(),
            reference: reference.into(),
            time: time.into(),
            action: Link { href: frame.home().to_owned(), label: label.to_owned() },
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

fn words(status: u16) -> (&'static str, &'static str) {
    match status {
        403 => (
            "This is not open to you",
            "The form came from another page, or your rights have changed. Nothing was changed. Go back, load the page \
             again and try once more.",
        ),
        404 => (
            "This page is not connected",
            "The address may be mistyped, or the request belongs to another account. Nothing of yours is lost.",
        ),
        409 => ("Somebody was faster", "This changed a moment ago. Go back and look at how it stands now."),
        413 => (
            "This is too long",
            "What you sent is larger than the desk takes. Go back, shorten it and send it again.",
        ),
        421 => (
            "This name is not served here",
            "The desk answers under other names. Its operator can add this one with the setting --allowed-hosts.",
        ),
        429 => {
            ("Too many tries", "To keep accounts safe, there is a limit. Please wait a little and try again.")
        }
        503 => (
            "The store is away for a moment",
            "Nothing was stored and nothing is lost. Go back: your text is still there. Please try again in a minute.",
        ),
        507 => (
            "The disk is full",
            "Nothing was stored. Reading still works. Go back: your text is still there. Please try again later.",
        ),
        _ => (
            "Something broke on our side",
            "It is not your doing. It was written down under the reference below. Please try again.",
        ),
    }
}
