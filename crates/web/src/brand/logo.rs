//! The desk's own logo.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use helpdesk::settings;

use super::{FOR_GOOD, NOT_KEPT};
use crate::form::Query;
use crate::{Failure, Result, Web};

/// Where the logo of this version is.
pub fn address(version: &str) -> String {
    format!("/brand/logo.png?v={version}")
}

/// GET /brand/logo.png
pub async fn serve(State(web): State<Web>, Query(query): Query) -> Result<Response> {
    let png = settings::logo(&web.app).await?.ok_or(Failure::NotFound)?;
    let kept = if query.get("v") == web.app.settings().logo { FOR_GOOD } else { NOT_KEPT };
    let kind = HeaderValue::from_static("image/png");
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], png).into_response())
}
