//! The first page a stranger sees.

use askama::Template;

use crate::page::Frame;
use crate::sample;

#[derive(Template)]
#[template(path = "auth/welcome.html")]
pub struct Welcome {
    pub frame: Frame,
    /// False until the desk has its first administrator; then the page says where the set-up link is.
    pub set_up: bool,
    pub sign_up_open: bool,
}

impl Welcome {
    pub fn sample() -> Self {
        Self { frame: sample::visitor(), set_up: true, sign_up_open: true }
    }

    pub fn sample_before_set_up() -> Self {
        Self { frame: Frame::of("Customer care"), set_up: false, sign_up_open: true }
    }
}
