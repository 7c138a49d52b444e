//! What an installed desk is called and looks like.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use locales::Language;
use serde_json::{Value, json};

use crate::brand::Brand;
use crate::{Web, assets, language};

/// The ground on which a starting app shows its icon: that of the pages.
const CANVAS: &str = "#f4f3ef";

/// GET /manifest.webmanifest, `?lang=` in this language.
pub async fn show(State(web): State<Web>, request: Request) -> Response {
    let language = language::of_file(&request, &web);
    let manifest = manifest(&web.app.settings().desk_name, &web.brand(), language);
    let mut response = manifest.to_string().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/manifest+json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

fn manifest(desk: &str, brand: &Brand, language: Language) -> Value {
    let icon = |src: &str, kind: &str, sizes: &str, purpose: &str| json!({ "src": src, "type": kind, "sizes": sizes, "purpose": purpose });
    json!({
        "id": "/",
        "name": desk,
        "short_name": desk,
        "description": language.say_with("page-description").with("desk", desk).to_string(),
        "lang": language.tag(),
        "dir": language.dir(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "theme_color": brand.theme_day,
        "background_color": CANVAS,
        "icons": [
            icon(assets::ICON, "image/svg+xml", "any", "any"),
            icon(assets::ICON_192, "image/png", "192x192", "any"),
            icon(assets::ICON_512, "image/png", "512x512", "any"),
            icon(assets::ICON_MASKABLE_512, "image/png", "512x512", "maskable"),
        ],
    })
}
