//! Signing out.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use helpdesk::sessions;

use crate::page::Tone;
use crate::session::Visitor;
use crate::{Result, Web, go};

pub async fn create(State(web): State<Web>, visitor: Visitor) -> Result<Response> {
    if let Some(token) = &visitor.token {
        sessions::sign_out(&web.app, token).await?;
    }
    let names = web.cookie_names();
    let response =
        go("/signin").cookie(names.end_session()).flash(names, Tone::Ok, visitor.language.say("signed-out"));
    Ok(response.into_response())
}
