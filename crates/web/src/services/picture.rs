//! The picture of a service, for whoever may see the service.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use helpdesk::services;

use crate::session::Visitor;
use crate::{Result, Web};

/// The address names the content, so a browser may keep it for a while.
const KEPT: HeaderValue = HeaderValue::from_static("private, max-age=3600");
const HARMLESS: HeaderValue = HeaderValue::from_static("sandbox; default-src 'none'");

pub async fn show(State(web): State<Web>, visitor: Visitor, Path(slug): Path<String>) -> Result<Response> {
    let picture = services::picture(&web.app, visitor.actor(), &slug).await?;
    let headers = HeaderMap::from_iter([
        (header::CONTENT_TYPE, HeaderValue::from_static(picture.format.media_type())),
        (header::CONTENT_SECURITY_POLICY, HARMLESS),
        (header::CACHE_CONTROL, KEPT),
    ]);
    Ok((headers, picture.content).into_response())
}
