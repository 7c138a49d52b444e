//! What an installed desk is called and looks like.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use helpdesk::settings;
use locales::Language;
use serde_json::{Value, json};

use crate::brand::Brand;
use crate::{Result, Web, assets, language};

/// The ground on which a starting app shows its icon: that of the pages.
const CANVAS: &str = "#f4f3ef";
/// Pixels that an icon has at least, so that browsers install what shows it.
const ICON_MIN: u32 = 144;

/// GET /manifest.webmanifest, `?lang=` in this language.
pub async fn show(State(web): State<Web>, request: Request) -> Result<Response> {
    let language = language::of_file(&request, &web);
    let brand = web.brand();
    let icons = icon_of_logo(&web, &brand).await?.unwrap_or_else(icons_of_house);
    let manifest = manifest(&web.app.settings().desk_name, &brand, language, &icons);
    let mut response = manifest.to_string().into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/manifest+json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    Ok(response)
}

fn manifest(desk: &str, brand: &Brand, language: Language, icons: &Value) -> Value {
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
        "icons": icons,
    })
}

/// The logo alone, where it is square and large enough: beside it, systems would still choose the house's icons.
async fn icon_of_logo(web: &Web, brand: &Brand) -> Result<Option<Value>> {
    let Some(address) = brand.logo_address() else { return Ok(None) };
    let size = settings::logo_size(&web.app).await?;
    let square = size.filter(|(width, height)| width == height && *width >= ICON_MIN).map(|(side, _)| side);
    Ok(square.map(|side| json!([icon(&address, "image/png", &format!("{side}x{side}"), "any")])))
}

fn icons_of_house() -> Value {
    json!([
        icon(assets::ICON, "image/svg+xml", "any", "any"),
        icon(assets::ICON_192, "image/png", "192x192", "any"),
        icon(assets::ICON_512, "image/png", "512x512", "any"),
        icon(assets::ICON_MASKABLE_512, "image/png", "512x512", "maskable"),
    ])
}

fn icon(src: &str, kind: &str, sizes: &str, purpose: &str) -> Value {
    json!({ "src": src, "type": kind, "sizes": sizes, "purpose": purpose })
}
