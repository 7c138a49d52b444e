//! What somebody sees who asked to become an agent, until an administrator decides.

use askama::Template;

use crate::page::{Frame, When};
use crate::sample;

#[derive(Template)]
#[template(path = "auth/waiting.html")]
pub struct Waiting {
    pub frame: Frame,
    pub name: String,
    pub email: String,
    pub applied: When,
}

impl Waiting {
    pub fn sample() -> Self {
        Self {
            frame: sample::visitor(),
            name: "Bohdan Kovalenko".to_owned(),
            email: "bohdan.kovalenko@example.test".to_owned(),
            applied: sample::when("2026-11-22T07:20:00Z", "08:20"),
        }
    }
}
