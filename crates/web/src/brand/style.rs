//! The style sheet of a desk that chose its own accent.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use sha2::{Digest, Sha256};

use super::accent::Family;
use super::colour::Rgb;
use super::{FOR_GOOD, NOT_KEPT};
use crate::form::Query;

/// Where the style sheet of this accent is, named after its content.
pub fn address(chosen: Rgb) -> String {
    let digits = chosen.to_string();
    format!("/brand.css?accent={}&v={}", digits.trim_start_matches('#'), version(&sheet(chosen)))
}

/// GET /brand.css: follows from the address alone, so that a preview needs no stored setting.
pub async fn serve(Query(query): Query) -> Response {
    let Some(chosen) = Rgb::parse(&format!("#{}", query.get("accent"))) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let sheet = sheet(chosen);
    let kept = if version(&sheet) == query.get("v") { FOR_GOOD } else { NOT_KEPT };
    let kind = HeaderValue::from_static("text/css; charset=utf-8");
    ([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, kept)], sheet).into_response()
}

fn version(sheet: &str) -> String {
    Sha256::digest(sheet).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}

/// The accent's tokens again, in the layer of the others.
fn sheet(chosen: Rgb) -> String {
    let (day, night) = (Family::by_day(chosen), Family::by_night(chosen));
    let tokens = [
        ("accent", day.accent, night.accent),
        ("accent-hover", day.hover, night.hover),
        ("on-accent", day.on_accent, night.on_accent),
        ("accent-ink", day.ink, night.ink),
        ("accent-tint", day.tint, night.tint),
        ("accent-tint-2", day.tint_2, night.tint_2),
    ];
    let lines = tokens.map(|(name, day, night)| format!("--{name}: light-dark({day}, {night});\n"));
    format!("@layer tokens {{\n:root {{\n{}}}\n}}\n", lines.concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_sheet_replaces_the_accents_tokens_and_no_others() {
        let tokens = include_str!("../../../../assets/css/tokens.css");
        let house = |name: &str| tokens.lines().any(|line| line.trim().starts_with(&format!("--{name}: ")));
        let sheet = sheet(Rgb([0xb0, 0x20, 0x60]));
        let names = sheet.lines().filter_map(|line| line.strip_prefix("--")?.split(':').next());
        let names: Vec<_> = names.collect();
        assert_eq!(names.len(), 6);
        assert!(names.iter().all(|name| name.contains("accent") && house(name)), "{names:?}");
        assert_eq!(
            tokens.matches("accent").count(),
            6,
            "tokens.css has other accents than the sheet replaces"
        );
    }
}
