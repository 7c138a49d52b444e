//! The first page a stranger sees.

use askama::Template;

use axum::extract::State;
use axum::response::{IntoResponse, Response};

use crate::help::home::{Topic, topics_at_the_door};
use crate::page::{Frame, Here};
use crate::services::notice::ServiceNotice;
use crate::session::{Visitor, home};
use crate::{Result, Web, go, render, sample};

#[derive(Template)]
#[template(path = "auth/welcome.html")]
pub struct Welcome {
    pub frame: Frame,
    /// False until the desk has its first administrator; then the page says where the set-up link is.
    pub set_up: bool,
    pub sign_up_open: bool,
    /// Where the help begins.
    pub topics: Vec<Topic>,
    /// That a service is not available.
    pub notice: Option<ServiceNotice>,
}

impl Welcome {
    pub fn sample() -> Self {
        let notice = Some(ServiceNotice::sample());
        Self { frame: sample::visitor(), set_up: true, sign_up_open: true, topics: Topic::samples(), notice }
    }

    pub fn sample_before_set_up() -> Self {
        let frame = Frame::of("Customer care");
        Self { frame, set_up: false, sign_up_open: true, topics: Vec::new(), notice: None }
    }
}

pub async fn show(State(web): State<Web>, visitor: Visitor) -> Result<Response> {
    if let Some(actor) = visitor.actor() {
        return Ok(go(home(actor.role)).into_response());
    }
    let frame = web.frame(&visitor, Here::Elsewhere).await?;
    let settings = web.app.settings();
    let topics = topics_at_the_door(&web, &visitor).await?;
    let notice = ServiceNotice::of(&web, &visitor).await?;
    render(&Welcome { frame, set_up: settings.set_up, sign_up_open: settings.sign_up_open, topics, notice })
}
