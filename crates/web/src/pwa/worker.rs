//! The service worker: a script of ours, told what to keep.

use axum::extract::{Request, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use locales::Language;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::brand::Brand;
use crate::{Web, assets, language};

const SCRIPT: &str = include_str!("../../../../assets/worker/sw.js");

/// What the offline page is drawn with.
const DRAWN_WITH: [&str; 5] =
    [assets::APP_CSS, assets::FIGTREE_LATIN, assets::ICONS, assets::MARK, assets::OFFLINE_JS];

/// GET /sw.js, `?lang=` for people who read this language.
pub async fn serve(State(web): State<Web>, request: Request) -> Response {
    let language = language::of_file(&request, &web);
    let mut response = script(&web.app.settings().desk_name, &web.brand(), language).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// Another name or look of the desk is another script, so that the kept page is fetched anew.
fn script(desk: &str, brand: &Brand, language: Language) -> String {
    let logo = brand.logo_address();
    let kept = json!(
        DRAWN_WITH.into_iter().chain(brand.style.as_deref()).chain(logo.as_deref()).collect::<Vec<_>>()
    );
    let version = Sha256::digest(format!("{kept}{desk}{language}"));
    let version: String = version.iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    let told = [
        ("VERSION", json!(format!("care-{version}"))),
        ("OFFLINE", json!(format!("/offline?lang={language}"))),
        ("KEPT", kept),
        ("ICON", json!(assets::ICON_192)),
    ];
    told.map(|(name, value)| format!("const {name} = {value};\n")).concat() + SCRIPT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_changes_with_what_it_keeps() {
        let house = Brand::default();
        let script = |desk, brand: &Brand| super::script(desk, brand, Language::En);
        assert_ne!(script("Northwind", &house), script("Southwind", &house));
        assert_ne!(script("Northwind", &house), script("Northwind", &Brand::with_accent("#a02060")));
        assert!(DRAWN_WITH.iter().all(|path| path.starts_with("/assets/")));
    }
}
