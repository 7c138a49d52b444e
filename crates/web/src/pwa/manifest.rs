//! What an installed desk is called and looks like.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::{Web, assets};

/// The ground on which a starting app shows its icon: that of the pages.
const CANVAS: &str = "#f4f3ef";

/// GET /manifest.webmanifest
pub async fn show(State(web): State<Web>) -> Response {
    let mut response = manifest(&web.app.settings().desk_name).to_string().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/manifest+json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

fn manifest(desk: &str) -> Value {
    let icon = |src: &str, kind: &str, sizes: &str, purpose: &str| json!({ "src": src, "type": kind, "sizes": sizes, "purpose": purpose });
    json!({
        "id": "/",
        "name": desk,
        "short_name": desk,
        "description": "Write to us, get a number, and follow the answer on one page.",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": super::THEME_LIGHT,
        "background_color": CANVAS,
        "icons": [
            icon(assets::ICON, "image/svg+xml", "any", "any"),
            icon(assets::ICON_192, "image/png", "192x192", "any"),
            icon(assets::ICON_512, "image/png", "512x512", "any"),
            icon(assets::ICON_MASKABLE_512, "image/png", "512x512", "maskable"),
        ],
    })
}
