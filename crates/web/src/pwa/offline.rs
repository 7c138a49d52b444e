//! What a browser shows while the desk cannot be reached. Kept on people's devices, so it is the same for everybody.

use askama::Template;
use axum::extract::{Request, State};
use axum::response::Response;

use crate::page::Frame;
use crate::{Result, Web, language, render, sample};

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

/// GET /offline, `?lang=` in this language.
pub async fn show(State(web): State<Web>, request: Request) -> Result<Response> {
    render(&Offline { frame: web.frame_of_nobody().speaking(language::of_file(&request, &web)) })
}
