//! One log line and one measurement for each request: which page, what came of it, how long it took. No
//! addresses, no numbers of tickets, no queries.

use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use tokio::time::Instant;

/// Pages that machines ask for often; they would drown the log.
const QUIET: &[&str] = &["/assets/{name}", "/healthz", "/readyz"];

pub async fn log(request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().cloned();
    let method = request.method().clone();
    let started = Instant::now();
    let response = next.run(request).await;
    let path = path.as_ref().map_or("-", MatchedPath::as_str);
    let status = response.status().as_u16();
    let took = started.elapsed();
    ::metrics::histogram!("http_request_seconds", "path" => path.to_owned(), "status" => status.to_string())
        .record(took);
    let ms = format_args!("{:.2}", took.as_secs_f64() * 1_000.0);
    if QUIET.contains(&path) {
        tracing::debug!(%method, path, status, %ms, "request");
    } else {
        tracing::info!(%method, path, status, %ms, "request");
    }
    response
}
