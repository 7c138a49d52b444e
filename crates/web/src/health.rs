//! For the machines that watch: alive, and ready to work.

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::Web;

/// The process runs.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// The process runs and its store answers.
pub async fn readyz(State(web): State<Web>) -> Response {
    match web.app.db.ping().await {
        Ok(()) => "ready\n".into_response(),
        Err(error) => {
            tracing::warn!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n").into_response()
        }
    }
}
