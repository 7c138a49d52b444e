//! The script that other sites load: a button, and nothing more until it is pressed.

use std::sync::LazyLock;

use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use helpdesk::widget;
use locales::Language;
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use crate::Web;
use crate::brand::Brand;

static SCRIPT: LazyLock<String> = LazyLock::new(|| bare(include_str!("../../../../assets/widget/loader.js")));
static STYLE: LazyLock<String> = LazyLock::new(|| bare(include_str!("../../../../assets/widget/loader.css")));

/// Of a desk that has no chat to show: its sites show no button.
const NOTHING: &str = "/* This desk has no chat at the moment. */";

/// GET /widget.js: the same for everybody, so that sites and networks may keep it; asked for again each time, so that
/// a change reaches every site at once.
pub async fn serve(State(web): State<Web>, headers: HeaderMap) -> Response {
    let settings = web.app.settings();
    let shows = settings.assistant_on && widget::is_open(&settings);
    let script = if shows { script(&web.brand()) } else { NOTHING.to_owned() };
    let tag = tag(&script);
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|known| names(known, &tag));
    let mut response = if known { StatusCode::NOT_MODIFIED.into_response() } else { script.into_response() };
    let set = response.headers_mut();
    set.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/javascript; charset=utf-8"));
    set.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, no-cache"));
    set.insert("cross-origin-resource-policy", HeaderValue::from_static("cross-origin"));
    if let Ok(tag) = HeaderValue::from_str(&tag) {
        set.insert(header::ETAG, tag);
    }
    response
}

fn tag(script: &str) -> String {
    let digest = Sha256::digest(script);
    let digits: String = digest.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("\"{digits}\"")
}

fn names(known: &HeaderValue, tag: &str) -> bool {
    let known = known.to_str().unwrap_or_default();
    known.split(',').any(|one| one.trim().trim_start_matches("W/") == tag)
}

/// The script, told what it is called in each language and what it looks like here.
fn script(brand: &Brand) -> String {
    let words: Map<String, Value> = Language::ALL
        .into_iter()
        .map(|language| {
            let words = json!([language.say("widget-open"), language.say("widget-close")]);
            (language.tag().to_owned(), words)
        })
        .collect();
    let colours = format!(":host{{--a:{};--o:{}}}", brand.theme_day, brand.on_theme_day);
    let style = STYLE.clone() + &colours;
    format!("(()=>{{const WORDS={},STYLE={};\n{}}})()", Value::Object(words), json!(style), *SCRIPT)
}

/// Without lines that are comments alone, without indentation, and without the blanks that only readers need.
fn bare(source: &str) -> String {
    let lines = source.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_weighs_next_to_nothing() {
        let script = script(&Brand::with_accent("#a02060"));
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
        std::io::Write::write_all(&mut encoder, script.as_bytes()).unwrap();
        let size = encoder.finish().unwrap().len();
        assert!(size <= 3_000, "{size}, {} before compression", script.len());
    }

    #[test]
    fn it_looks_like_the_desk_and_is_named_by_its_content() {
        let (house, own) = (script(&Brand::default()), script(&Brand::with_accent("#a02060")));
        assert!(house.contains("--a:#0e5c66;--o:#ffffff") && own.contains("--a:#a02060"));
        assert_ne!(tag(&house), tag(&own));
        assert!(names(&HeaderValue::from_str(&format!("\"x\", W/{}", tag(&own))).unwrap(), &tag(&own)));
        assert!(!names(&HeaderValue::from_static("\"x\""), &tag(&own)));
    }
}
