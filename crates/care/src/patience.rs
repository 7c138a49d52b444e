//! Gives up on forms that do not arrive: somebody who sends one byte a second must not hold a place for ever.

use std::time::Duration;

use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// For a form to arrive and to be answered.
const PATIENCE: Duration = Duration::from_secs(60);
/// The same where files may come with it: 25 MB from a phone on a slow line. A part that stays silent is given up on
/// long before.
const PATIENCE_WITH_FILES: Duration = Duration::from_secs(15 * 60);

/// Pages and live streams are read, not sent, and may take as long as they like.
pub async fn limit(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let patience = if may_carry_files(&request) { PATIENCE_WITH_FILES } else { PATIENCE };
    match tokio::time::timeout(patience, next.run(request)).await {
        Ok(response) => response,
        Err(_) => (StatusCode::REQUEST_TIMEOUT, [(header::CONNECTION, "close")], "The form took too long.\n")
            .into_response(),
    }
}

/// Only those who are signed in get as far as sending a file; every other form is read within its time whatever it
/// says of itself.
fn may_carry_files(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE);
    kind.is_some_and(|kind| kind.as_bytes().starts_with(b"multipart/form-data"))
}
