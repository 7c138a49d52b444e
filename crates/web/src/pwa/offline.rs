//! What a browser shows while the desk cannot be reached. Kept on people's devices, so it is the same for everybody.

use askama::Template;
use axum::extract::State;
use axum::response::Response;

use crate::page::Frame;
use crate::{Result, Web, render, sample};

#[derive(Template)]
#[template(path = "offline.html")]
pub struct Offline {
    /// Of nobody.
    pub frame: Frame,
}

impl Offline {
    pub fn sample() -> Self {
        Self { frame: sample::visitor() }
    }
}

pub async fn show(State(web): State<Web>) -> Result<Response> {
    render(&Offline { frame: Frame::of(&web.app.settings().desk_name) })
}
