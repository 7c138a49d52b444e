//! Tokens, codes and their hashes.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngExt as _;
use sha2::{Digest, Sha256};

/// A new 256-bit token from the system's generator, safe in URLs and cookies.
#[expect(clippy::disallowed_methods, reason = "the one place that draws secrets")]
pub fn token() -> String {
    let bytes: [u8; 32] = rand::rng().random();
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Six decimal digits.
#[expect(clippy::disallowed_methods, reason = "the one place that draws secrets")]
pub fn code() -> String {
    format!("{:06}", rand::rng().random_range(0..1_000_000))
}

/// Whether this can be a token that was drawn at random, here or by a browser, and not something that was guessed or pasted.
pub(crate) fn may_be_token(text: &str) -> bool {
    (20..=100).contains(&text.len())
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
}

/// SHA-256 as URL-safe base64: what the store keeps of a token.
pub fn hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(token.as_bytes()))
}

/// Names a content: another one has another name.
pub(crate) fn version(content: &[u8]) -> String {
    Sha256::digest(content).iter().take(5).map(|byte| format!("{byte:02x}")).collect()
}
