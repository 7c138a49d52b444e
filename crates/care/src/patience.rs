//! Gives up on forms that do not arrive: somebody who sends one byte a second must not hold a place for ever.

use std::time::Duration;

use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// For a form to arrive and to be answered.
const PATIENCE: Duration = Duration::from_secs(60);

/// Pages and live streams are read, not sent, and may take as long as they like.
pub async fn limit(request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    match tokio::time::timeout(PATIENCE, next.run(request)).await {
        Ok(response) => response,
        Err(_) => (StatusCode::REQUEST_TIMEOUT, [(header::CONNECTION, "close")], "The form took too long.\n")
            .into_response(),
    }
}
