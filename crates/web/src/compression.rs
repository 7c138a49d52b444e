//! Pages go out compressed; assets were compressed when the program was built, and streams and files go as they are.

use axum::http::{HeaderMap, StatusCode, Version, header};
use tower_http::CompressionLevel;
use tower_http::compression::CompressionLayer;
use tower_http::compression::predicate::Predicate;

/// Takes off most of what the best level would, in a fraction of its time; the quickest would leave a tenth more.
const LEVEL: CompressionLevel = CompressionLevel::Precise(4);

/// For every page.
pub fn pages() -> CompressionLayer<impl Predicate> {
    CompressionLayer::new().quality(LEVEL).compress_when(
        |_: StatusCode, _: Version, headers: &HeaderMap, _: &axum::http::Extensions| {
            let kind = headers.get(header::CONTENT_TYPE).map_or(&b""[..], |kind| kind.as_bytes());
            // Scripts that are made for each desk are no assets.
            kind.starts_with(b"text/html") || kind.starts_with(b"text/javascript")
        },
    )
}
