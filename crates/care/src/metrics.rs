//! Prometheus metrics, on an address of their own: they are for the operator, not for visitors.

use std::net::SocketAddr;
use std::time::Duration;

use axum::Router;
use axum::routing::get;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::server;

/// How often measurements are folded into their sums.
const FOLD: Duration = Duration::from_secs(5);
const SECONDS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0];

/// Starts to measure and serves `/metrics` on this address until `stop`.
pub async fn start(address: SocketAddr, stop: CancellationToken) -> Result<(), String> {
    let failed = |error: &dyn std::fmt::Display| format!("metrics cannot be served on {address}: {error}");
    let listener = TcpListener::bind(address).await.map_err(|error| failed(&error))?;
    let handle = PrometheusBuilder::new()
        .set_buckets(SECONDS)
        .and_then(PrometheusBuilder::install_recorder)
        .map_err(|error| failed(&error))?;
    let address = listener.local_addr().map_err(|error| failed(&error))?;
    tracing::info!(%address, "serves metrics");
    let page = handle.clone();
    let router = Router::new().route("/metrics", get(async move || page.render()));
    tokio::spawn(fold(handle, stop.clone()));
    tokio::spawn(server::serve(listener, router, stop));
    Ok(())
}

async fn fold(handle: PrometheusHandle, stop: CancellationToken) {
    let mut tick = tokio::time::interval(FOLD);
    while stop.run_until_cancelled(tick.tick()).await.is_some() {
        handle.run_upkeep();
    }
}
