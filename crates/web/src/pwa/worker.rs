//! The service worker: a script of ours, told what to keep.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::{Web, assets};

const SCRIPT: &str = include_str!("../../../../assets/worker/sw.js");

/// What the offline page is drawn with.
const DRAWN_WITH: [&str; 5] =
    [assets::APP_CSS, assets::FIGTREE_LATIN, assets::ICONS, assets::MARK, assets::OFFLINE_JS];

/// GET /sw.js
pub async fn serve(State(web): State<Web>) -> Response {
    let mut response = script(&web.app.settings().desk_name).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// Another name of the desk is another script, so that the kept page is fetched anew.
fn script(desk: &str) -> String {
    let kept = json!(DRAWN_WITH).to_string();
    let version: String =
        Sha256::digest(format!("{kept}{desk}")).iter().take(5).map(|byte| format!("{byte:02x}")).collect();
    format!("const VERSION = \"care-{version}\";\nconst KEPT = {kept};\n{SCRIPT}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_changes_with_what_it_keeps() {
        assert_ne!(script("Northwind"), script("Southwind"));
        assert!(DRAWN_WITH.iter().all(|path| path.starts_with("/assets/")));
    }
}
