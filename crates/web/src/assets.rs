//! Style sheet, scripts, fonts and icons: part of the program, named after their content, so that browsers keep
//! them for good.

use axum::extract::Path;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// A file with its compressed forms.
pub struct Asset {
    /// With its hash: `app.1f2e3d4c5b.css`.
    pub name: &'static str,
    pub kind: &'static str,
    pub plain: &'static [u8],
    pub brotli: Option<&'static [u8]>,
    pub gzip: Option<&'static [u8]>,
}

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

const FOR_GOOD: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");

/// GET /assets/{name}: in the smallest form that the browser takes.
pub async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = ASSETS.iter().find(|asset| asset.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let (coding, body) = chosen(asset, &headers);
    let mut response = body.into_response();
    let set = response.headers_mut();
    set.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    set.insert(header::CACHE_CONTROL, FOR_GOOD);
    set.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    if let Some(coding) = coding {
        set.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
    }
    response
}

fn chosen(asset: &Asset, headers: &HeaderMap) -> (Option<&'static str>, &'static [u8]) {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    match (asset.brotli, asset.gzip) {
        (Some(body), _) if takes(accepted, "br") => (Some("br"), body),
        (_, Some(body)) if takes(accepted, "gzip") => (Some("gzip"), body),
        _ => (None, asset.plain),
    }
}

/// Whether `Accept-Encoding` names this coding without refusing it.
fn takes(accepted: &str, coding: &str) -> bool {
    accepted.split(',').any(|part| {
        let mut words = part.split(';').map(str::trim);
        let named = words.next().is_some_and(|name| name.eq_ignore_ascii_case(coding));
        named && !words.any(|word| matches!(word, "q=0" | "q=0.0" | "q=0.00" | "q=0.000"))
    })
}

#[cfg(test)]
mod tests {
    use sha2::{Digest, Sha256};

    use super::*;

    #[test]
    fn a_coding_counts_when_named_and_not_refused() {
        assert!(takes("gzip, deflate, br;q=0.9", "br"));
        assert!(!takes("gzip;q=0, br", "gzip"));
        assert!(!takes("", "br"));
    }

    #[test]
    fn vendored_files_are_those_that_were_listed() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/vendor");
        let list = std::fs::read_to_string(folder.join("vendor.toml")).expect("a list");
        let quoted = |line: &str, key: &str| -> Option<String> {
            let rest = line.split_once(&format!("{key} = \""))?.1;
            rest.split('"').next().map(str::to_owned)
        };
        let (mut name, mut at, mut checked) = (String::new(), String::new(), 0);
        for line in list.lines() {
            if line.starts_with("name") {
                name = quoted(line, "name").expect("a name");
            } else if line.starts_with("version") {
                at = format!("{name}@{}", quoted(line, "version").expect("a version"));
            } else if line.starts_with("folder") {
                at = quoted(line, "folder").expect("a folder");
            } else if let (Some(path), Some(expected)) = (quoted(line, "path"), quoted(line, "sha256")) {
                let bytes =
                    std::fs::read(folder.join(&at).join(&path)).unwrap_or_else(|_| panic!("{at}/{path}"));
                let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
                assert_eq!(found, expected, "{at}/{path}");
                checked += 1;
            }
        }
        assert!(checked > 20, "{checked}");
    }

    /// Scripts that are fetched when somebody begins to write or asks, and never before.
    const ON_DEMAND: [&str; 10] = [
        "canned",
        "chat",
        "emoji_board",
        "emoji_names",
        "hints",
        "purify",
        "rich",
        "squire",
        "suggest",
        "text-expander",
    ];

    fn gzipped(fits: impl Fn(&str) -> bool) -> usize {
        let sizes = ASSETS.iter().filter(|asset| fits(asset.name));
        sizes.map(|asset| asset.gzip.expect("text is compressed").len()).sum()
    }

    #[test]
    fn style_and_script_keep_their_weight() {
        let is_script = |name: &str| name.ends_with(".js");
        let is_framed = |name: &str| name.starts_with("widget.");
        let waits = |name: &str| ON_DEMAND.iter().any(|later| name.starts_with(&format!("{later}.")));
        let (styles, at_once) = (
            gzipped(|name| name.starts_with("app.") && name.ends_with(".css")),
            gzipped(|name| is_script(name) && !waits(name) && !is_framed(name)),
        );
        assert!(styles <= 15_000, "css {styles}");
        assert!(at_once <= 20_000, "js {at_once}");
        assert!(gzipped(is_script) <= 90_000, "all js {}", gzipped(is_script));
        let in_frames = gzipped(|name| is_script(name) && is_framed(name));
        assert!(in_frames <= 10_000, "js in frames {in_frames}");
    }
}
